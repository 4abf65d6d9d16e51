CREATE TABLE "Outbox_Messages" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Outbox_Messages" PRIMARY KEY AUTOINCREMENT,
    "Desk" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "About" TEXT NULL,
    "Title" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "PostedAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "Tries" INTEGER NOT NULL,
    "NextTryAt" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "Reason" TEXT NULL
);

CREATE TABLE "Work_Turns" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Work_Turns" PRIMARY KEY,
    "NextAt" INTEGER NOT NULL,
    "Holder" TEXT NULL,
    "LeaseUntil" INTEGER NULL,
    "StartedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "Failures" INTEGER NOT NULL,
    "Error" TEXT NULL
);

CREATE TABLE "Assignments_OverdueNotices" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Assignments_OverdueNotices" PRIMARY KEY AUTOINCREMENT,
    "AssignmentId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "FK_Assignments_OverdueNotices_Assignments_Assignments_AssignmentId" FOREIGN KEY ("AssignmentId") REFERENCES "Assignments_Assignments" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Certificates_ExpiryNotices" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Certificates_ExpiryNotices" PRIMARY KEY AUTOINCREMENT,
    "CertificateId" INTEGER NOT NULL,
    "Days" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "FK_Certificates_ExpiryNotices_Certificates_Certificates_CertificateId" FOREIGN KEY ("CertificateId") REFERENCES "Certificates_Certificates" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_Assignments_OverdueNotices_AssignmentId" ON "Assignments_OverdueNotices" ("AssignmentId");

CREATE UNIQUE INDEX "IX_Certificates_ExpiryNotices_CertificateId_Days" ON "Certificates_ExpiryNotices" ("CertificateId", "Days");

CREATE INDEX "IX_Outbox_Messages_About" ON "Outbox_Messages" ("About");

CREATE UNIQUE INDEX "IX_Outbox_Messages_Desk_Key" ON "Outbox_Messages" ("Desk", "Key");

CREATE INDEX "IX_Outbox_Messages_Desk_State_NextTryAt" ON "Outbox_Messages" ("Desk", "State", "NextTryAt");

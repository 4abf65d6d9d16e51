CREATE TABLE "Work_Files" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Work_Files" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Length" INTEGER NOT NULL,
    "OwnerId" INTEGER NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NULL
);

CREATE TABLE "Work_Runs" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Work_Runs" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "StartedBy" INTEGER NULL,
    "Language" TEXT NOT NULL,
    "Input" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Done" INTEGER NOT NULL,
    "Total" INTEGER NULL,
    "Message" TEXT NULL,
    "ResultUrl" TEXT NULL,
    "FileId" INTEGER NULL,
    "CreatedAt" INTEGER NOT NULL,
    "StartedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "CancelAsked" INTEGER NOT NULL,
    "LeasedBy" TEXT NULL,
    "LeasedUntil" INTEGER NULL
);

CREATE TABLE "Work_FileParts" (
    "FileId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Bytes" BLOB NOT NULL,
    CONSTRAINT "PK_Work_FileParts" PRIMARY KEY ("FileId", "Number"),
    CONSTRAINT "FK_Work_FileParts_Work_Files_FileId" FOREIGN KEY ("FileId") REFERENCES "Work_Files" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Work_Runs_StartedBy_Id" ON "Work_Runs" ("StartedBy", "Id");

CREATE INDEX "IX_Work_Runs_State" ON "Work_Runs" ("State");

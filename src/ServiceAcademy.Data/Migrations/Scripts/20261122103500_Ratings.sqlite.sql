CREATE TABLE "Competencies_Contests" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Competencies_Contests" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Competency" TEXT NOT NULL,
    "SheetId" INTEGER NULL,
    "Score" INTEGER NULL,
    "RaisedAt" INTEGER NOT NULL,
    "Text" TEXT NULL,
    "AnsweredAt" INTEGER NULL,
    "AnsweredBy" TEXT NULL,
    "Outcome" TEXT NULL,
    "Answer" TEXT NULL
);

CREATE TABLE "Competencies_Drafts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Competencies_Drafts" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "ItemId" TEXT NOT NULL,
    "AuthorId" INTEGER NOT NULL,
    "BasedOn" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "SavedAt" INTEGER NOT NULL
);

CREATE TABLE "Competencies_Rounds" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Competencies_Rounds" PRIMARY KEY AUTOINCREMENT,
    "RubricId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "OpenedAt" INTEGER NOT NULL,
    "OpenedBy" TEXT NOT NULL,
    "ClosedAt" INTEGER NULL
);

CREATE TABLE "Competencies_Sheets" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Competencies_Sheets" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "ItemId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Subject" TEXT NULL,
    "Rater" TEXT NOT NULL,
    "Setting" TEXT NULL,
    "ObservedAt" INTEGER NOT NULL,
    "RecordedAt" INTEGER NOT NULL,
    "Score" INTEGER NULL,
    "Failed" INTEGER NOT NULL,
    "Comment" TEXT NULL,
    "RoundId" INTEGER NULL,
    "Supersedes" INTEGER NULL
);

CREATE TABLE "Competencies_Marks" (
    "SheetId" INTEGER NOT NULL,
    "Criterion" TEXT NOT NULL,
    "Category" INTEGER NOT NULL,
    CONSTRAINT "PK_Competencies_Marks" PRIMARY KEY ("SheetId", "Criterion"),
    CONSTRAINT "FK_Competencies_Marks_Competencies_Sheets_SheetId" FOREIGN KEY ("SheetId") REFERENCES "Competencies_Sheets" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Competencies_Contests_AnsweredAt_Id" ON "Competencies_Contests" ("AnsweredAt", "Id");

CREATE UNIQUE INDEX "IX_Competencies_Contests_Key" ON "Competencies_Contests" ("Key");

CREATE INDEX "IX_Competencies_Contests_Subject_Id" ON "Competencies_Contests" ("Subject", "Id");

CREATE UNIQUE INDEX "IX_Competencies_Drafts_Kind_ItemId_AuthorId" ON "Competencies_Drafts" ("Kind", "ItemId", "AuthorId");

CREATE UNIQUE INDEX "IX_Competencies_Sheets_Key" ON "Competencies_Sheets" ("Key");

CREATE INDEX "IX_Competencies_Sheets_Rater_Id" ON "Competencies_Sheets" ("Rater", "Id");

CREATE UNIQUE INDEX "IX_Competencies_Sheets_RoundId_Rater" ON "Competencies_Sheets" ("RoundId", "Rater");

CREATE INDEX "IX_Competencies_Sheets_Subject_Id" ON "Competencies_Sheets" ("Subject", "Id");

CREATE UNIQUE INDEX "IX_Competencies_Sheets_Supersedes" ON "Competencies_Sheets" ("Supersedes");

-- Departments, jobs and the history of who worked where; what the company’s directory knows; keys of programs; who looked at whose figures.

ALTER TABLE "People_People" ADD COLUMN "Number" TEXT NULL;
ALTER TABLE "People_People" ADD COLUMN "DirectoryId" TEXT NULL;
ALTER TABLE "People_People" ADD COLUMN "UserName" TEXT NULL;
ALTER TABLE "People_People" ADD COLUMN "GivenName" TEXT NULL;
ALTER TABLE "People_People" ADD COLUMN "FamilyName" TEXT NULL;
ALTER TABLE "People_People" ADD COLUMN "EmployedFrom" TEXT NULL;
ALTER TABLE "People_People" ADD COLUMN "LastDay" TEXT NULL;
ALTER TABLE "People_People" ADD COLUMN "ErasedAt" INTEGER NULL;
ALTER TABLE "People_People" ADD COLUMN "ChangedAt" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "People_People" ADD COLUMN "Revision" INTEGER NOT NULL DEFAULT 0;
UPDATE "People_People" SET "ChangedAt" = "AddedAt";
ALTER TABLE "People_Organisation" ADD COLUMN "HidesFiguresFromManagers" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "People_Teams" ADD COLUMN "DirectoryId" TEXT NULL;
ALTER TABLE "People_Teams" ADD COLUMN "IsFromDirectory" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "People_Teams" ADD COLUMN "Revision" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "People_Teams" ADD COLUMN "ClosedAt" INTEGER NULL;

CREATE TABLE "People_Departments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People_Departments" PRIMARY KEY AUTOINCREMENT,
    "Name_En" TEXT NOT NULL,
    "Name_ZhHans" TEXT NOT NULL,
    "Code" TEXT NOT NULL
);

CREATE TABLE "People_Jobs" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People_Jobs" PRIMARY KEY AUTOINCREMENT,
    "Name_En" TEXT NOT NULL,
    "Name_ZhHans" TEXT NOT NULL,
    "Code" TEXT NOT NULL
);

CREATE TABLE "People_Placements" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People_Placements" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "Since" TEXT NOT NULL,
    "TeamId" INTEGER NULL,
    "JobId" INTEGER NULL,
    "ManagerId" INTEGER NULL,
    "Ended" INTEGER NOT NULL,
    "RecordedAt" INTEGER NOT NULL,
    "RecordedBy" INTEGER NULL,
    CONSTRAINT "FK_People_Placements_People_Jobs_JobId" FOREIGN KEY ("JobId") REFERENCES "People_Jobs" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_People_Placements_People_People_ManagerId" FOREIGN KEY ("ManagerId") REFERENCES "People_People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_People_Placements_People_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People_People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_People_Placements_People_Teams_TeamId" FOREIGN KEY ("TeamId") REFERENCES "People_Teams" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "People_ApiTokens" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People_ApiTokens" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Hint" TEXT NOT NULL,
    "Scopes" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "CreatedBy" INTEGER NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "RevokedAt" INTEGER NULL,
    "RevokedBy" INTEGER NULL,
    "LastUsedAt" INTEGER NULL
);

CREATE TABLE "People_ImportMappings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People_ImportMappings" PRIMARY KEY AUTOINCREMENT,
    "HeaderHash" TEXT NOT NULL,
    "Fields" TEXT NOT NULL,
    "UsedAt" INTEGER NOT NULL
);

CREATE TABLE "People_FigureViews" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People_FigureViews" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "ViewerId" INTEGER NULL,
    "TokenId" INTEGER NULL,
    "Kind" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);

CREATE TABLE "People_Erasures" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People_Erasures" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "By" INTEGER NULL
);

ALTER TABLE "People_Teams" ADD COLUMN "DepartmentId" INTEGER NULL REFERENCES "People_Departments" ("Id") ON DELETE RESTRICT;

-- Every job that somebody has becomes a job of its own. Its code is its number: names may repeat in one language.
INSERT INTO "People_Jobs" ("Code", "Name_En", "Name_ZhHans")
SELECT 'job-' || MIN("Id"), "Job_En", "Job_ZhHans" FROM "People_People" WHERE "Job_En" <> '' OR "Job_ZhHans" <> '' GROUP BY "Job_En", "Job_ZhHans" ORDER BY MIN("Id");

INSERT INTO "People_Placements" ("PersonId", "Since", "TeamId", "JobId", "ManagerId", "Ended", "RecordedAt", "RecordedBy")
SELECT person."Id", membership."Since", membership."TeamId", job."Id", NULL, 0, person."AddedAt", NULL
FROM "People_Memberships" membership JOIN "People_People" person ON person."Id" = membership."PersonId"
LEFT JOIN "People_Jobs" job ON job."Name_En" = person."Job_En" AND job."Name_ZhHans" = person."Job_ZhHans"
ORDER BY membership."Since", membership."Id";

INSERT INTO "People_Placements" ("PersonId", "Since", "TeamId", "JobId", "ManagerId", "Ended", "RecordedAt", "RecordedBy")
SELECT person."Id", date(person."AddedAt" / 1000000, 'unixepoch'), NULL, job."Id", NULL, 0, person."AddedAt", NULL
FROM "People_People" person LEFT JOIN "People_Jobs" job ON job."Name_En" = person."Job_En" AND job."Name_ZhHans" = person."Job_ZhHans"
WHERE NOT EXISTS (SELECT 1 FROM "People_Memberships" membership WHERE membership."PersonId" = person."Id")
ORDER BY person."Id";

-- Those who left worked here until that day.
INSERT INTO "People_Placements" ("PersonId", "Since", "TeamId", "JobId", "ManagerId", "Ended", "RecordedAt", "RecordedBy")
SELECT "Id", date("DeactivatedAt" / 1000000, 'unixepoch', '+1 day'), NULL, NULL, NULL, 1, "DeactivatedAt", NULL FROM "People_People" WHERE "DeactivatedAt" IS NOT NULL ORDER BY "Id";
UPDATE "People_People" SET "LastDay" = date("DeactivatedAt" / 1000000, 'unixepoch') WHERE "DeactivatedAt" IS NOT NULL;

DROP TABLE "People_Memberships";
ALTER TABLE "People_People" DROP COLUMN "Job_En";
ALTER TABLE "People_People" DROP COLUMN "Job_ZhHans";

CREATE UNIQUE INDEX "IX_People_Departments_Code" ON "People_Departments" ("Code");
CREATE UNIQUE INDEX "IX_People_Jobs_Code" ON "People_Jobs" ("Code");
CREATE INDEX "IX_People_Placements_JobId" ON "People_Placements" ("JobId");
CREATE INDEX "IX_People_Placements_ManagerId" ON "People_Placements" ("ManagerId");
CREATE UNIQUE INDEX "IX_People_Placements_PersonId_Since_Id" ON "People_Placements" ("PersonId", "Since", "Id");
CREATE INDEX "IX_People_Placements_TeamId_Since" ON "People_Placements" ("TeamId", "Since");
CREATE UNIQUE INDEX "IX_People_ApiTokens_Hash" ON "People_ApiTokens" ("Hash");
CREATE UNIQUE INDEX "IX_People_ImportMappings_HeaderHash" ON "People_ImportMappings" ("HeaderHash");
CREATE INDEX "IX_People_FigureViews_PersonId_Day_ViewerId_Kind" ON "People_FigureViews" ("PersonId", "Day", "ViewerId", "Kind");
CREATE INDEX "IX_People_FigureViews_ViewerId_Day" ON "People_FigureViews" ("ViewerId", "Day");
CREATE UNIQUE INDEX "IX_People_Erasures_PersonId" ON "People_Erasures" ("PersonId");
CREATE UNIQUE INDEX "IX_People_People_DirectoryId" ON "People_People" ("DirectoryId");
CREATE INDEX "IX_People_People_Name_Id" ON "People_People" ("Name", "Id");
CREATE UNIQUE INDEX "IX_People_People_Number" ON "People_People" ("Number");
CREATE UNIQUE INDEX "IX_People_People_UserName" ON "People_People" ("UserName");
CREATE INDEX "IX_People_Teams_DepartmentId" ON "People_Teams" ("DepartmentId");

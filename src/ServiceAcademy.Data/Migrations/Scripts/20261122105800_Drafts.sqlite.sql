CREATE TABLE "Content_Drafts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Content_Drafts" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "ItemId" TEXT NOT NULL,
    "AuthorId" INTEGER NOT NULL,
    "BasedOn" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "SavedAt" INTEGER NOT NULL
);

INSERT INTO "Content_Drafts" ("Kind", "ItemId", "AuthorId", "BasedOn", "Text", "SavedAt")
SELECT "Kind", "ItemId", "AuthorId", "BasedOn", "Text", "SavedAt" FROM "Competencies_Drafts" ORDER BY "Id";

DROP TABLE "Competencies_Drafts";

CREATE TABLE "Scenarios_Reviews" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Scenarios_Reviews" PRIMARY KEY AUTOINCREMENT,
    "ScenarioId" TEXT NOT NULL,
    "AuthorId" INTEGER NOT NULL,
    "ReviewerId" INTEGER NOT NULL,
    "BasedOn" INTEGER NOT NULL,
    "TextHash" TEXT NOT NULL,
    "Node" TEXT NOT NULL,
    "Verdict" INTEGER NOT NULL,
    "Words" TEXT NULL,
    "At" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_Content_Drafts_Kind_ItemId_AuthorId" ON "Content_Drafts" ("Kind", "ItemId", "AuthorId");

CREATE INDEX "IX_Scenarios_Reviews_ScenarioId_AuthorId_BasedOn" ON "Scenarios_Reviews" ("ScenarioId", "AuthorId", "BasedOn");

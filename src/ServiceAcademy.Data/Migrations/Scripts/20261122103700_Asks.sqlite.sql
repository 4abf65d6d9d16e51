CREATE TABLE "Competencies_Asks" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Competencies_Asks" PRIMARY KEY AUTOINCREMENT,
    "Subject" TEXT NOT NULL,
    "Day" INTEGER NOT NULL,
    "At" INTEGER NOT NULL
);

CREATE INDEX "IX_Competencies_Asks_At" ON "Competencies_Asks" ("At");

CREATE UNIQUE INDEX "IX_Competencies_Asks_Subject_Day" ON "Competencies_Asks" ("Subject", "Day");

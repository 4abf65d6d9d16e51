CREATE TABLE "Records_Seals" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_Records_Seals" PRIMARY KEY,
    "Day" TEXT NOT NULL,
    "Through" INTEGER NOT NULL,
    "Sentences" INTEGER NOT NULL,
    "Root" TEXT NOT NULL,
    "Previous" TEXT NOT NULL,
    "SealedAt" INTEGER NOT NULL,
    "Head" TEXT NOT NULL,
    "PublicKey" TEXT NOT NULL,
    "Signature" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_Records_Seals_Day" ON "Records_Seals" ("Day");

CREATE TABLE "Records_Verifications" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Records_Verifications" PRIMARY KEY AUTOINCREMENT,
    "At" INTEGER NOT NULL,
    "Seals" INTEGER NOT NULL,
    "Sentences" INTEGER NOT NULL,
    "Findings" INTEGER NOT NULL,
    "Told" TEXT NOT NULL
);

-- What is written stays written. OR REPLACE deletes without firing a trigger on DELETE, so it is refused where it would insert.

CREATE TRIGGER "Records_Sentences_NoUpdate" BEFORE UPDATE ON "Records_Sentences"
BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: Records_Sentences cannot be changed. A correction is a new sentence that supersedes.'); END;

CREATE TRIGGER "Records_Sentences_NoDelete" BEFORE DELETE ON "Records_Sentences"
BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: nothing can be deleted from Records_Sentences. A correction is a new sentence that supersedes.'); END;

CREATE TRIGGER "Records_Sentences_NoReplace" BEFORE INSERT ON "Records_Sentences"
WHEN EXISTS (SELECT 1 FROM "Records_Sentences" WHERE "Id" = NEW."Id") OR EXISTS (SELECT 1 FROM "Records_Sentences" WHERE "Supersedes" = NEW."Supersedes")
BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: this sentence is there already, or supersedes one that has been superseded.'); END;

CREATE TRIGGER "Records_Bearings_NoUpdate" BEFORE UPDATE ON "Records_Bearings"
BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: Records_Bearings cannot be changed. A correction is a new sentence that supersedes.'); END;

CREATE TRIGGER "Records_Bearings_NoDelete" BEFORE DELETE ON "Records_Bearings"
BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: nothing can be deleted from Records_Bearings. A correction is a new sentence that supersedes.'); END;

CREATE TRIGGER "Records_Bearings_NoReplace" BEFORE INSERT ON "Records_Bearings"
WHEN EXISTS (SELECT 1 FROM "Records_Bearings" WHERE "SentenceId" = NEW."SentenceId" AND "Competency" = NEW."Competency")
BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: this bearing is there already.'); END;

CREATE TRIGGER "Records_Seals_NoUpdate" BEFORE UPDATE ON "Records_Seals"
BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: a seal cannot be changed.'); END;

CREATE TRIGGER "Records_Seals_NoDelete" BEFORE DELETE ON "Records_Seals"
BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: a seal cannot be deleted.'); END;

CREATE TRIGGER "Records_Seals_NoReplace" BEFORE INSERT ON "Records_Seals"
WHEN EXISTS (SELECT 1 FROM "Records_Seals" WHERE "Number" = NEW."Number" OR "Day" = NEW."Day")
BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: this day is sealed already.'); END;

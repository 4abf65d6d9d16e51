CREATE TABLE "Competencies_Calibrations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Competencies_Calibrations" PRIMARY KEY AUTOINCREMENT,
    "At" INTEGER NOT NULL,
    "Content" TEXT NOT NULL
);

CREATE INDEX "IX_Competencies_Calibrations_At" ON "Competencies_Calibrations" ("At");

ALTER TABLE "Competencies_Estimates" RENAME TO "Competencies_EstimatesBefore";

CREATE TABLE "Competencies_Estimates" (
    "Subject" TEXT NOT NULL,
    "Competency" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Mean" INTEGER NOT NULL,
    "StandardError" INTEGER NOT NULL,
    "N" INTEGER NOT NULL,
    "LastObservedAt" INTEGER NOT NULL,
    "Day" INTEGER NOT NULL,
    "UpTo" INTEGER NOT NULL,
    "Calibration" INTEGER NOT NULL,
    CONSTRAINT "PK_Competencies_Estimates" PRIMARY KEY ("Subject", "Competency", "Channel")
);

-- Days since 0001-01-01: 719,162 until 1970, when the microseconds begin. -1: computed by the model of before.
INSERT INTO "Competencies_Estimates"
SELECT "Subject", "Competency", 'measured', "Mean", "StandardError", "N", "LastObservedAt", 719162 + "LastObservedAt" / 86400000000, "UpTo", -1
FROM "Competencies_EstimatesBefore";

DROP TABLE "Competencies_EstimatesBefore";

CREATE INDEX "IX_Competencies_Estimates_Calibration" ON "Competencies_Estimates" ("Calibration");

CREATE INDEX "IX_Competencies_Estimates_Competency_Channel_Mean" ON "Competencies_Estimates" ("Competency", "Channel", "Mean");

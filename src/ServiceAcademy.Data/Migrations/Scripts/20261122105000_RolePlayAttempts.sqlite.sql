ALTER TABLE "Scenarios_Attempts" ADD COLUMN "Seed" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Scenarios_Attempts" ADD COLUMN "ParentId" INTEGER NULL;
ALTER TABLE "Scenarios_Attempts" ADD COLUMN "FromSequence" INTEGER NULL;
ALTER TABLE "Scenarios_Attempts" ADD COLUMN "Pace" INTEGER NOT NULL DEFAULT 100;
ALTER TABLE "Scenarios_Attempts" ADD COLUMN "ShownAt" INTEGER NULL;

ALTER TABLE "Scenarios_Decisions" ADD COLUMN "Drawn" TEXT NULL;
ALTER TABLE "Scenarios_Decisions" ADD COLUMN "TookMilliseconds" INTEGER NULL;
ALTER TABLE "Scenarios_Decisions" ADD COLUMN "AllowedMilliseconds" INTEGER NULL;

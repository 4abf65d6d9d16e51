ALTER TABLE "Scenarios_Attempts" ADD COLUMN "Seed" bigint NOT NULL DEFAULT 0;
ALTER TABLE "Scenarios_Attempts" ADD COLUMN "ParentId" bigint NULL;
ALTER TABLE "Scenarios_Attempts" ADD COLUMN "FromSequence" integer NULL;
ALTER TABLE "Scenarios_Attempts" ADD COLUMN "Pace" integer NOT NULL DEFAULT 100;
ALTER TABLE "Scenarios_Attempts" ADD COLUMN "ShownAt" timestamp with time zone NULL;
ALTER TABLE "Scenarios_Attempts" ALTER COLUMN "Seed" DROP DEFAULT, ALTER COLUMN "Pace" DROP DEFAULT;

ALTER TABLE "Scenarios_Decisions" ALTER COLUMN "Choice" TYPE character varying(2000);
ALTER TABLE "Scenarios_Decisions" ADD COLUMN "Drawn" character varying(200) NULL;
ALTER TABLE "Scenarios_Decisions" ADD COLUMN "TookMilliseconds" integer NULL;
ALTER TABLE "Scenarios_Decisions" ADD COLUMN "AllowedMilliseconds" integer NULL;

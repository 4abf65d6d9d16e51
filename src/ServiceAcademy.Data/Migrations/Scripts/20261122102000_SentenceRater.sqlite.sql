ALTER TABLE "Records_Sentences" ADD COLUMN "Rater" TEXT NULL;

ALTER TABLE "Records_Sentences" ADD COLUMN "Rater" uuid NULL;

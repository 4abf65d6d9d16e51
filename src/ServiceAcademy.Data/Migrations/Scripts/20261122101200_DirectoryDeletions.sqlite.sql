ALTER TABLE "People_People" ADD COLUMN "DirectoryDeletedAt" INTEGER NULL;

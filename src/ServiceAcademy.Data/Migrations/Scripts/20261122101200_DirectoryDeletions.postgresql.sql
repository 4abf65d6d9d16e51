ALTER TABLE "People_People" ADD COLUMN "DirectoryDeletedAt" timestamp with time zone NULL;

ALTER TABLE "Certificates_Files" ADD COLUMN "SignedBy" character varying(64) NULL;

CREATE INDEX "IX_Certificates_Files_Sha256" ON "Certificates_Files" ("Sha256");

DROP INDEX "IX_People_People_Name_Id";

CREATE INDEX "IX_People_People_Search" ON "People_People" ("Name", "Id", "NativeName", "Email", "Number", "DeactivatedAt", "LastDay", "ErasedAt");

DROP INDEX "IX_Competencies_Estimates_Competency_Channel_Mean";

CREATE INDEX "IX_Competencies_Estimates_Figures" ON "Competencies_Estimates" ("Competency", "Channel", "Mean", "StandardError", "Day", "Subject");

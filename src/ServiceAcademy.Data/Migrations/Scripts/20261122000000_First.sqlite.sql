CREATE TABLE "Assignments_Assignments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Assignments_Assignments" PRIMARY KEY AUTOINCREMENT,
    "Form" TEXT NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "CourseId" TEXT NOT NULL,
    "DueOn" TEXT NULL,
    "AssignedBy" INTEGER NULL,
    "AssignedAt" INTEGER NOT NULL
);


CREATE TABLE "Certificates_Certificates" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Certificates_Certificates" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "CourseId" TEXT NOT NULL,
    "CourseVersion" INTEGER NOT NULL,
    "EnrolmentId" INTEGER NOT NULL,
    "Year" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    "HolderName" TEXT NOT NULL,
    "NativeName" TEXT NULL,
    "Score" INTEGER NULL,
    "IssuedOn" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    "EarnedAt" INTEGER NOT NULL,
    "IsDemo" INTEGER NOT NULL,
    "Competencies_En" TEXT NOT NULL,
    "Competencies_ZhHans" TEXT NOT NULL,
    "CourseTitle_En" TEXT NOT NULL,
    "CourseTitle_ZhHans" TEXT NOT NULL,
    "Issuer_En" TEXT NOT NULL,
    "Issuer_ZhHans" TEXT NOT NULL
);


CREATE TABLE "Certificates_Series" (
    "Year" INTEGER NOT NULL CONSTRAINT "PK_Certificates_Series" PRIMARY KEY,
    "LastNumber" INTEGER NOT NULL
);


CREATE TABLE "Certificates_Waiting" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Certificates_Waiting" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "CourseId" TEXT NOT NULL,
    "CourseVersion" INTEGER NOT NULL,
    "EnrolmentId" INTEGER NOT NULL,
    "Score" INTEGER NULL,
    "EarnedAt" INTEGER NOT NULL,
    "Unprintable" TEXT NOT NULL
);


CREATE TABLE "Competencies_Estimates" (
    "Subject" TEXT NOT NULL,
    "Competency" TEXT NOT NULL,
    "Mean" INTEGER NOT NULL,
    "StandardError" INTEGER NOT NULL,
    "N" INTEGER NOT NULL,
    "LastObservedAt" INTEGER NOT NULL,
    "UpTo" INTEGER NOT NULL,
    CONSTRAINT "PK_Competencies_Estimates" PRIMARY KEY ("Subject", "Competency")
);


CREATE TABLE "Content_Versions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Content_Versions" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "ItemId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "PublishedBy" TEXT NULL,
    "PublishedAt" INTEGER NOT NULL,
    "Note" TEXT NOT NULL
);


CREATE TABLE "Courses_Drafts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Courses_Drafts" PRIMARY KEY AUTOINCREMENT,
    "CourseId" TEXT NOT NULL,
    "AuthorId" INTEGER NOT NULL,
    "BasedOn" INTEGER NOT NULL,
    "Changes" TEXT NOT NULL,
    "SavedAt" INTEGER NOT NULL
);


CREATE TABLE "Courses_Enrolments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Courses_Enrolments" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "CourseId" TEXT NOT NULL,
    "Take" INTEGER NOT NULL,
    "CourseVersion" INTEGER NOT NULL,
    "PinnedVersions" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "ActiveAt" INTEGER NOT NULL
);


CREATE TABLE "Kpis_Facts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Kpis_Facts" PRIMARY KEY AUTOINCREMENT,
    "KpiId" TEXT NOT NULL,
    "TeamId" INTEGER NOT NULL,
    "Month" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "N" INTEGER NOT NULL,
    "Hits" INTEGER NULL,
    "Misses" INTEGER NULL,
    "Sum" REAL NULL,
    "SumOfSquares" REAL NULL,
    "Exposure" REAL NULL,
    "Import" TEXT NOT NULL,
    "RecordedAt" INTEGER NOT NULL,
    "SupersedesId" INTEGER NULL,
    CONSTRAINT "FK_Kpis_Facts_Kpis_Facts_SupersedesId" FOREIGN KEY ("SupersedesId") REFERENCES "Kpis_Facts" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "People_Organisation" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People_Organisation" PRIMARY KEY AUTOINCREMENT,
    "TimeZone" TEXT NOT NULL,
    "IsDemo" INTEGER NOT NULL,
    "Name_En" TEXT NOT NULL,
    "Name_ZhHans" TEXT NOT NULL
);


CREATE TABLE "People_People" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People_People" PRIMARY KEY AUTOINCREMENT,
    "Subject" TEXT NOT NULL,
    "UserId" TEXT NULL,
    "Name" TEXT NOT NULL,
    "NativeName" TEXT NULL,
    "Email" TEXT NOT NULL,
    "Locale" TEXT NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "DeactivatedAt" INTEGER NULL,
    "Job_En" TEXT NOT NULL,
    "Job_ZhHans" TEXT NOT NULL
);


CREATE TABLE "People_Sites" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People_Sites" PRIMARY KEY AUTOINCREMENT,
    "Code" TEXT NOT NULL,
    "Name_En" TEXT NOT NULL,
    "Name_ZhHans" TEXT NOT NULL
);


CREATE TABLE "Quizzes_Attempts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Quizzes_Attempts" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "QuizId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Seed" INTEGER NOT NULL,
    "ReturnUrl" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "LastAnsweredAt" INTEGER NULL,
    "FinishedAt" INTEGER NULL,
    "Score" INTEGER NULL,
    "Passed" INTEGER NULL
);


CREATE TABLE "Records_Sentences" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Records_Sentences" PRIMARY KEY AUTOINCREMENT,
    "Subject" TEXT NOT NULL,
    "Verb" TEXT NOT NULL,
    "ObjectType" TEXT NOT NULL,
    "ObjectId" TEXT NOT NULL,
    "ObjectVersion" INTEGER NOT NULL,
    "Part" TEXT NOT NULL,
    "Score" INTEGER NULL,
    "Attempt" TEXT NULL,
    "Channel" TEXT NOT NULL,
    "ObservedAt" INTEGER NOT NULL,
    "RecordedAt" INTEGER NOT NULL,
    "Supersedes" INTEGER NULL
);


CREATE TABLE "Scenarios_Attempts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Scenarios_Attempts" PRIMARY KEY AUTOINCREMENT,
    "Subject" TEXT NOT NULL,
    "ScenarioId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "ReturnUrl" TEXT NOT NULL,
    "Node" TEXT NOT NULL,
    "Taken" INTEGER NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "FinishedAt" INTEGER NULL,
    "Score" INTEGER NULL
);


CREATE TABLE "Assignments_Fulfilments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Assignments_Fulfilments" PRIMARY KEY AUTOINCREMENT,
    "AssignmentId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "CourseVersion" INTEGER NOT NULL,
    CONSTRAINT "FK_Assignments_Fulfilments_Assignments_Assignments_AssignmentId" FOREIGN KEY ("AssignmentId") REFERENCES "Assignments_Assignments" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "Assignments_Withdrawals" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Assignments_Withdrawals" PRIMARY KEY AUTOINCREMENT,
    "AssignmentId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "WithdrawnBy" INTEGER NOT NULL,
    CONSTRAINT "FK_Assignments_Withdrawals_Assignments_Assignments_AssignmentId" FOREIGN KEY ("AssignmentId") REFERENCES "Assignments_Assignments" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "Certificates_Files" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Certificates_Files" PRIMARY KEY AUTOINCREMENT,
    "CertificateId" INTEGER NOT NULL,
    "Language" TEXT NOT NULL,
    "Bytes" BLOB NOT NULL,
    "Sha256" TEXT NOT NULL,
    "PrintedAt" INTEGER NOT NULL,
    CONSTRAINT "FK_Certificates_Files_Certificates_Certificates_CertificateId" FOREIGN KEY ("CertificateId") REFERENCES "Certificates_Certificates" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "Certificates_Revocations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Certificates_Revocations" PRIMARY KEY AUTOINCREMENT,
    "CertificateId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "RevokedBy" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    CONSTRAINT "FK_Certificates_Revocations_Certificates_Certificates_CertificateId" FOREIGN KEY ("CertificateId") REFERENCES "Certificates_Certificates" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "Courses_Completions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Courses_Completions" PRIMARY KEY AUTOINCREMENT,
    "EnrolmentId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "CourseId" TEXT NOT NULL,
    "CourseVersion" INTEGER NOT NULL,
    "CompletedAt" INTEGER NOT NULL,
    "Score" INTEGER NULL,
    CONSTRAINT "FK_Courses_Completions_Courses_Enrolments_EnrolmentId" FOREIGN KEY ("EnrolmentId") REFERENCES "Courses_Enrolments" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "Courses_StepsDone" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Courses_StepsDone" PRIMARY KEY AUTOINCREMENT,
    "EnrolmentId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "DoneAt" INTEGER NOT NULL,
    "Score" INTEGER NULL,
    "Attempt" TEXT NULL,
    CONSTRAINT "FK_Courses_StepsDone_Courses_Enrolments_EnrolmentId" FOREIGN KEY ("EnrolmentId") REFERENCES "Courses_Enrolments" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "People_Teams" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People_Teams" PRIMARY KEY AUTOINCREMENT,
    "Code" TEXT NOT NULL,
    "SiteId" INTEGER NULL,
    "ManagerId" INTEGER NULL,
    "Name_En" TEXT NOT NULL,
    "Name_ZhHans" TEXT NOT NULL,
    CONSTRAINT "FK_People_Teams_People_People_ManagerId" FOREIGN KEY ("ManagerId") REFERENCES "People_People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_People_Teams_People_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "People_Sites" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "Quizzes_Answers" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Quizzes_Answers" PRIMARY KEY AUTOINCREMENT,
    "AttemptId" INTEGER NOT NULL,
    "QuestionId" TEXT NOT NULL,
    "Given" TEXT NOT NULL,
    "Credit" INTEGER NOT NULL,
    "IsFirst" INTEGER NOT NULL,
    "AnsweredAt" INTEGER NOT NULL,
    CONSTRAINT "FK_Quizzes_Answers_Quizzes_Attempts_AttemptId" FOREIGN KEY ("AttemptId") REFERENCES "Quizzes_Attempts" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "Records_Bearings" (
    "SentenceId" INTEGER NOT NULL,
    "Competency" TEXT NOT NULL,
    "Credit" INTEGER NOT NULL,
    "Weight" INTEGER NOT NULL,
    "Guess" INTEGER NOT NULL,
    CONSTRAINT "PK_Records_Bearings" PRIMARY KEY ("SentenceId", "Competency"),
    CONSTRAINT "FK_Records_Bearings_Records_Sentences_SentenceId" FOREIGN KEY ("SentenceId") REFERENCES "Records_Sentences" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "Scenarios_Decisions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Scenarios_Decisions" PRIMARY KEY AUTOINCREMENT,
    "AttemptId" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Node" TEXT NOT NULL,
    "Choice" TEXT NOT NULL,
    "DecidedAt" INTEGER NOT NULL,
    CONSTRAINT "FK_Scenarios_Decisions_Scenarios_Attempts_AttemptId" FOREIGN KEY ("AttemptId") REFERENCES "Scenarios_Attempts" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "People_Memberships" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People_Memberships" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "TeamId" INTEGER NOT NULL,
    "Since" TEXT NOT NULL,
    CONSTRAINT "FK_People_Memberships_People_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People_People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_People_Memberships_People_Teams_TeamId" FOREIGN KEY ("TeamId") REFERENCES "People_Teams" ("Id") ON DELETE RESTRICT
);


CREATE UNIQUE INDEX "IX_Assignments_Assignments_Form_PersonId" ON "Assignments_Assignments" ("Form", "PersonId");


CREATE INDEX "IX_Assignments_Assignments_PersonId_CourseId" ON "Assignments_Assignments" ("PersonId", "CourseId");


CREATE UNIQUE INDEX "IX_Assignments_Fulfilments_AssignmentId" ON "Assignments_Fulfilments" ("AssignmentId");


CREATE UNIQUE INDEX "IX_Assignments_Withdrawals_AssignmentId" ON "Assignments_Withdrawals" ("AssignmentId");


CREATE UNIQUE INDEX "IX_Certificates_Certificates_Code" ON "Certificates_Certificates" ("Code");


CREATE UNIQUE INDEX "IX_Certificates_Certificates_EnrolmentId" ON "Certificates_Certificates" ("EnrolmentId");


CREATE INDEX "IX_Certificates_Certificates_PersonId_CourseId" ON "Certificates_Certificates" ("PersonId", "CourseId");


CREATE UNIQUE INDEX "IX_Certificates_Certificates_Year_Sequence" ON "Certificates_Certificates" ("Year", "Sequence");


CREATE UNIQUE INDEX "IX_Certificates_Files_CertificateId_Language" ON "Certificates_Files" ("CertificateId", "Language");


CREATE UNIQUE INDEX "IX_Certificates_Revocations_CertificateId" ON "Certificates_Revocations" ("CertificateId");


CREATE UNIQUE INDEX "IX_Certificates_Waiting_EnrolmentId" ON "Certificates_Waiting" ("EnrolmentId");


CREATE UNIQUE INDEX "IX_Content_Versions_Kind_ItemId_Number" ON "Content_Versions" ("Kind", "ItemId", "Number");


CREATE INDEX "IX_Courses_Completions_CourseId_PersonId" ON "Courses_Completions" ("CourseId", "PersonId");


CREATE UNIQUE INDEX "IX_Courses_Completions_EnrolmentId" ON "Courses_Completions" ("EnrolmentId");


CREATE UNIQUE INDEX "IX_Courses_Drafts_CourseId_AuthorId" ON "Courses_Drafts" ("CourseId", "AuthorId");


CREATE INDEX "IX_Courses_Enrolments_CourseId" ON "Courses_Enrolments" ("CourseId");


CREATE UNIQUE INDEX "IX_Courses_Enrolments_PersonId_CourseId_Take" ON "Courses_Enrolments" ("PersonId", "CourseId", "Take");


CREATE UNIQUE INDEX "IX_Courses_StepsDone_EnrolmentId_Number" ON "Courses_StepsDone" ("EnrolmentId", "Number");


CREATE INDEX "IX_Kpis_Facts_KpiId_Month" ON "Kpis_Facts" ("KpiId", "Month");


CREATE UNIQUE INDEX "IX_Kpis_Facts_KpiId_TeamId_Month" ON "Kpis_Facts" ("KpiId", "TeamId", "Month") WHERE "SupersedesId" IS NULL;


CREATE UNIQUE INDEX "IX_Kpis_Facts_SupersedesId" ON "Kpis_Facts" ("SupersedesId");


CREATE UNIQUE INDEX "IX_People_Memberships_PersonId_Since" ON "People_Memberships" ("PersonId", "Since");


CREATE INDEX "IX_People_Memberships_TeamId" ON "People_Memberships" ("TeamId");


CREATE UNIQUE INDEX "IX_People_People_Email" ON "People_People" ("Email");


CREATE UNIQUE INDEX "IX_People_People_Subject" ON "People_People" ("Subject");


CREATE UNIQUE INDEX "IX_People_People_UserId" ON "People_People" ("UserId");


CREATE UNIQUE INDEX "IX_People_Sites_Code" ON "People_Sites" ("Code");


CREATE UNIQUE INDEX "IX_People_Teams_Code" ON "People_Teams" ("Code");


CREATE INDEX "IX_People_Teams_ManagerId" ON "People_Teams" ("ManagerId");


CREATE INDEX "IX_People_Teams_SiteId" ON "People_Teams" ("SiteId");


CREATE UNIQUE INDEX "IX_Quizzes_Answers_AttemptId_QuestionId" ON "Quizzes_Answers" ("AttemptId", "QuestionId");


CREATE UNIQUE INDEX "IX_Quizzes_Attempts_PersonId_QuizId_Number" ON "Quizzes_Attempts" ("PersonId", "QuizId", "Number");


CREATE INDEX "IX_Quizzes_Attempts_QuizId_Version" ON "Quizzes_Attempts" ("QuizId", "Version");


CREATE INDEX "IX_Records_Sentences_ObjectType_ObjectId_Id" ON "Records_Sentences" ("ObjectType", "ObjectId", "Id");


CREATE INDEX "IX_Records_Sentences_Subject_Id" ON "Records_Sentences" ("Subject", "Id");


CREATE UNIQUE INDEX "IX_Records_Sentences_Supersedes" ON "Records_Sentences" ("Supersedes");


CREATE INDEX "IX_Scenarios_Attempts_ScenarioId_Version" ON "Scenarios_Attempts" ("ScenarioId", "Version");


CREATE UNIQUE INDEX "IX_Scenarios_Attempts_Subject_ScenarioId_Ordinal" ON "Scenarios_Attempts" ("Subject", "ScenarioId", "Ordinal");


CREATE UNIQUE INDEX "IX_Scenarios_Decisions_AttemptId_Sequence" ON "Scenarios_Decisions" ("AttemptId", "Sequence");



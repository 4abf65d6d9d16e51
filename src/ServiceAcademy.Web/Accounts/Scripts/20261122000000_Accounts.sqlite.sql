CREATE TABLE "Accounts_Keys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Accounts_Keys" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "Xml" TEXT NOT NULL
);


CREATE TABLE "Accounts_OneTimeLinks" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Accounts_OneTimeLinks" PRIMARY KEY AUTOINCREMENT,
    "TokenHash" TEXT NOT NULL,
    "UserId" TEXT NULL,
    "ExpiresAt" TEXT NOT NULL
);


CREATE TABLE "Accounts_Roles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Accounts_Roles" PRIMARY KEY,
    "Name" TEXT NULL,
    "NormalizedName" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL
);


CREATE TABLE "Accounts_Users" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Accounts_Users" PRIMARY KEY,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);


CREATE TABLE "Accounts_RoleClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Accounts_RoleClaims" PRIMARY KEY AUTOINCREMENT,
    "RoleId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_Accounts_RoleClaims_Accounts_Roles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "Accounts_Roles" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Accounts_UserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Accounts_UserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_Accounts_UserClaims_Accounts_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts_Users" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Accounts_UserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_Accounts_UserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_Accounts_UserLogins_Accounts_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts_Users" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Accounts_UserRoles" (
    "UserId" TEXT NOT NULL,
    "RoleId" TEXT NOT NULL,
    CONSTRAINT "PK_Accounts_UserRoles" PRIMARY KEY ("UserId", "RoleId"),
    CONSTRAINT "FK_Accounts_UserRoles_Accounts_Roles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "Accounts_Roles" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Accounts_UserRoles_Accounts_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts_Users" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Accounts_UserTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_Accounts_UserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_Accounts_UserTokens_Accounts_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts_Users" ("Id") ON DELETE CASCADE
);


CREATE UNIQUE INDEX "IX_Accounts_Keys_Name" ON "Accounts_Keys" ("Name");


CREATE UNIQUE INDEX "IX_Accounts_OneTimeLinks_TokenHash" ON "Accounts_OneTimeLinks" ("TokenHash");


CREATE INDEX "IX_Accounts_RoleClaims_RoleId" ON "Accounts_RoleClaims" ("RoleId");


CREATE UNIQUE INDEX "RoleNameIndex" ON "Accounts_Roles" ("NormalizedName");


CREATE INDEX "IX_Accounts_UserClaims_UserId" ON "Accounts_UserClaims" ("UserId");


CREATE INDEX "IX_Accounts_UserLogins_UserId" ON "Accounts_UserLogins" ("UserId");


CREATE INDEX "IX_Accounts_UserRoles_RoleId" ON "Accounts_UserRoles" ("RoleId");


CREATE INDEX "EmailIndex" ON "Accounts_Users" ("NormalizedEmail");


CREATE UNIQUE INDEX "UserNameIndex" ON "Accounts_Users" ("NormalizedUserName");



using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceAcademy.Data.Migrations;

/// <summary>Long work and the files that it takes and leaves.</summary>
[DbContext(typeof(AcademyDb)), Migration("20261122101000_LongWork")]
internal sealed class LongWork : SqlMigration;

/// <summary>Departments, jobs, who worked where when, keys of programs, who looked at whose figures.</summary>
[DbContext(typeof(AcademyDb)), Migration("20261122101100_Organisation")]
internal sealed class OrganisationHistory : SqlMigration;

/// <summary>Whom the company’s directory has deleted.</summary>
[DbContext(typeof(AcademyDb)), Migration("20261122101200_DirectoryDeletions")]
internal sealed class DirectoryDeletions : SqlMigration;

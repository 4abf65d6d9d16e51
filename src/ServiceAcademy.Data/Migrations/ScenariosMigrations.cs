using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceAcademy.Data.Migrations;

/// <summary>Attempts with a seed, a pace and, where a moment is tried again, whose; decisions with what chance drew and how long they took.</summary>
[DbContext(typeof(AcademyDb)), Migration("20261122105000_RolePlayAttempts")]
internal sealed class RolePlayAttempts : SqlMigration;

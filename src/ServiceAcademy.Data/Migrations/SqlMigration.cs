using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceAcademy.Data.Migrations;

/// <summary>
/// A migration written as one SQL file a database: <c>{Id}.sqlite.sql</c> and <c>{Id}.postgresql.sql</c>, embedded in the
/// assembly of the migration. There is no way down: an academy's data only moves forward, and a backup is the way back.
/// </summary>
public abstract class SqlMigration : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var id = GetType().GetCustomAttribute<MigrationAttribute>()!.Id;
        var name = $"{id}.{(migrationBuilder.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? "sqlite" : "postgresql")}.sql";
        using var stream = GetType().Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The migration {id} lacks its file {name}.");
        migrationBuilder.Sql(new StreamReader(stream).ReadToEnd());
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Migrations only go forward; restore a backup instead.");
}

[DbContext(typeof(AcademyDb)), Migration("20261122000000_First")]
internal sealed class First : SqlMigration;

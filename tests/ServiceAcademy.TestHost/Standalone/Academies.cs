using System.Reflection;
using ServiceAcademy.Data;
using Xunit.Sdk;

namespace ServiceAcademy.TestHost;

/// <summary>Academies with the demo company that all tests of a run share, one a database. Tests that change much take their own.</summary>
public static class Academies
{
    private static readonly Lazy<Task<Academy>> Sqlite = new(() => Academy.StartAsync(DatabaseKind.Sqlite));
    private static readonly Lazy<Task<Academy>> PostgreSql = new(() => Academy.StartAsync(DatabaseKind.PostgreSql));

    /// <summary>The shared academy on a database.</summary>
    public static Task<Academy> SharedAsync(DatabaseKind database) => (database == DatabaseKind.Sqlite ? Sqlite : PostgreSql).Value;
}

/// <summary>A theory that runs once on each database; its parameter is the <see cref="DatabaseKind"/>.</summary>
public sealed class BothDatabasesAttribute : DataAttribute
{
    /// <inheritdoc />
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseKind.Sqlite], [DatabaseKind.PostgreSql]];
}

using System.Data.Common;
using ServiceAcademy.Data;

namespace ServiceAcademy.Web.Backup;

/// <summary>
/// Takes triggers away for the length of a transaction: a restore deletes and fills tables that otherwise refuse it. Both databases
/// roll this back with everything else, and nobody else sees it: the tables are locked.
/// </summary>
internal sealed class Triggers(DatabaseKind kind, IReadOnlyList<PortableTable> tables, Func<string, Task> run)
{
    private readonly List<string> taken = [];

    public async Task OffAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        if (kind == DatabaseKind.PostgreSql)
        {
            foreach (var table in tables)
                await run($"ALTER TABLE \"{table.Name}\" DISABLE TRIGGER USER");
            return;
        }
        var names = new List<string>();
        await using (var command = transaction.Connection!.CreateCommand())
        {
            command.Transaction = transaction;
            command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'";
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                names.Add(reader.GetString(0));
                taken.Add(reader.GetString(1));
            }
        }
        foreach (var name in names)
            await run($"DROP TRIGGER \"{name}\"");
    }

    public async Task OnAsync()
    {
        if (kind == DatabaseKind.PostgreSql)
            foreach (var table in tables)
                await run($"ALTER TABLE \"{table.Name}\" ENABLE TRIGGER USER");
        foreach (var sql in taken)
            await run(sql);
    }
}

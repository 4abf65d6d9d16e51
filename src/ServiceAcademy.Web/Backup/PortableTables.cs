using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ServiceAcademy.Data;
using ServiceAcademy.Web.Accounts;

namespace ServiceAcademy.Web.Backup;

/// <summary>A table that goes into a backup.</summary>
/// <param name="Identity">The column that the database numbers by itself; null for others.</param>
internal sealed record PortableTable(string Name, IReadOnlyList<PortableColumn> Columns, IReadOnlyList<string> Key, string? Identity)
{
    public string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));
}

/// <summary>
/// Every table of the academy and its accounts, each after those it refers to. Left out: the keys of cookies (a stolen backup must not
/// open sessions), one-time links, long work with its files, which live for days only, and whose turn it is to run regular work.
/// </summary>
internal static class PortableTables
{
    private static readonly HashSet<string> LeftOut =
        ["Accounts_Keys", "Accounts_OneTimeLinks", "Work_Runs", "Work_Files", "Work_FileParts", "Work_Turns"];

    public static IReadOnlyList<PortableTable> Of(AcademyDb academy, AccountsDb accounts)
    {
        var tables = new DbContext[] { academy, accounts }
            .SelectMany(context => context.Model.GetRelationalModel().Tables)
            .Where(table => !LeftOut.Contains(table.Name))
            .OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<ITable>();
        foreach (var table in tables)
            Place(table, ordered, []);
        return ordered.ConvertAll(table => new PortableTable(
            table.Name,
            table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => new PortableColumn(column)).ToList(),
            table.PrimaryKey!.Columns.Select(column => column.Name).ToList(),
            table.PrimaryKey.Columns is [{ PropertyMappings: [{ Property: { ValueGenerated: ValueGenerated.OnAdd } property }, ..] } only]
                && (property.ClrType == typeof(int) || property.ClrType == typeof(long)) ? only.Name : null));
    }

    private static void Place(ITable table, List<ITable> ordered, HashSet<ITable> path)
    {
        if (ordered.Contains(table) || !path.Add(table))
            return;
        foreach (var reference in table.ForeignKeyConstraints)
            Place((ITable)reference.PrincipalTable, ordered, path);
        ordered.Add(table);
    }
}

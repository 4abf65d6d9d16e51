using Microsoft.AspNetCore.Mvc;

namespace ServiceAcademy.Modules.Tables;

/// <summary>A table in memory as a file of the kind that was asked for.</summary>
public static class TableFile
{
    /// <summary>The file.</summary>
    /// <param name="kind"><c>xlsx</c> for a workbook, else CSV.</param>
    /// <param name="name">Without folder and ending.</param>
    /// <param name="header">Column titles in the person's language.</param>
    /// <param name="rows">The cells.</param>
    public static IActionResult Of(string kind, string name, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows) =>
        kind == "xlsx" ? new XlsxTable(name, header, rows.ToAsyncEnumerable()) : new CsvTable(name, header, rows);
}

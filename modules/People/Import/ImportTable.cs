using System.Text;
using CsvHelper;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Errors;

namespace ServiceAcademy.People.Import;

/// <summary>A file as a table: titles and rows, whatever its encoding and separator.</summary>
internal sealed class ImportTable : IDisposable
{
    /// <summary>More columns than any HR system gives; a file with more is no table.</summary>
    public const int MostColumns = 500;

    private readonly CsvReader csv;

    private ImportTable(CsvReader csv, IReadOnlyList<string> titles) => (this.csv, Titles) = (csv, titles);

    public IReadOnlyList<string> Titles { get; }

    /// <exception cref="AcademyError">400: it is not a table.</exception>
    public static ImportTable Open(Stream content, string encoding, IStringLocalizer T)
    {
        content.Position = 0;
        var text = new StreamReader(content, ImportEncoding.Of(encoding), detectEncodingFromByteOrderMarks: true, 64 * 1024, leaveOpen: true);
        var csv = CsvReader.Create(text, CsvReaderOptions.Default with
        {
            TrackLineNumbers = true, SkipEmptyLines = true, MalformedData = CsvMalformedDataHandling.Recover, FieldCountMismatch = CsvFieldCountHandling.Allow,
            MissingField = CsvMissingFieldHandling.ReturnEmpty, MaxRecordSize = 1024 * 1024,
        }, leaveOpen: false);
        try
        {
            var titles = csv.Headers.Select(title => title.Trim().TrimStart('\uFEFF')).ToList();
            if (titles.Count < 2 || titles.All(title => title.Length == 0))
                throw new AcademyError(400, T["This file is not a table."], T["Its first line has no titles of columns separated by comma, semicolon or tab."],
                    T["Save it as CSV with one title a column, or choose another encoding."]);
            if (titles.Count > MostColumns)
                throw new AcademyError(400, T["This file has {0} columns.", titles.Count], T["Up to {0} are read.", MostColumns], T["Leave out columns that the academy does not need."]);
            return new ImportTable(csv, titles);
        }
        catch (Exception error) when (error is not AcademyError)
        {
            throw NotReadable(error, T);
        }
    }

    /// <summary>The rows with the number of the line on which each begins.</summary>
    public IEnumerable<(int Line, string[] Cells)> Rows(IStringLocalizer T)
    {
        while (Next(T))
        {
            var cells = new string[Titles.Count];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = i < csv.FieldCount ? csv.GetString(i).Trim() : "";
            if (cells.Any(cell => cell.Length > 0))
                yield return ((int)csv.LineNumber, cells);
        }
    }

    public void Dispose() => csv.Dispose();

    private bool Next(IStringLocalizer T)
    {
        try
        {
            return csv.Read();
        }
        catch (Exception error)
        {
            throw NotReadable(error, T);
        }
    }

    private static AcademyError NotReadable(Exception error, IStringLocalizer T) =>
        new(400, T["This file cannot be read as a table."], error.Message, T["Open it in a spreadsheet, save it as CSV in UTF-8, and try again."]);
}

using CsvHelper;
using ServiceAcademy.Modules.Content;

namespace ServiceAcademy.Competencies.Frameworks;

/// <summary>Reads the cells of a small CSV file (RFC 4180), with the separator that its first line uses.</summary>
internal static class CsvRows
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Rows with the line on which each begins; empty rows are left out.</summary>
    /// <exception cref="FormatException">A quotation mark is out of place.</exception>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Read(string text)
    {
        text = text.TrimStart('\uFEFF');
        var first = text.Split('\n', 2)[0];
        var rows = new List<(int, IReadOnlyList<string>)>();
        try
        {
            using var csv = CsvReader.Create(new StringReader(text), CsvReaderOptions.Default with
            {
                HasHeader = false, Separator = Separators.MaxBy(candidate => first.Count(c => c == candidate)), TrackLineNumbers = true,
                FieldCountMismatch = CsvFieldCountHandling.Allow, MalformedData = CsvMalformedDataHandling.Throw,
            });
            while (csv.Read())
                if (Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToList() is var cells && cells.Exists(cell => cell.Trim().Length > 0))
                    rows.Add(((int)csv.LineNumber, cells));
        }
        catch (CsvFormatException error)
        {
            throw new Unreadable(new Said("Line {0}: a quotation mark is out of place. Save the file again from the spreadsheet. ({1})", error.LineNumber, error.Message));
        }
        return rows;
    }
}

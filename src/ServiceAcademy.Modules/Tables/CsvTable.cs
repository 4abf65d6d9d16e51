using CsvHelper;
using Microsoft.AspNetCore.Mvc;

namespace ServiceAcademy.Modules.Tables;

/// <summary>
/// A table as a CSV download: UTF-8 with a byte order mark (spreadsheets then read Chinese right), comma, CRLF (RFC 4180), and
/// every text that a spreadsheet would run as a formula escaped. Rows are streamed.
/// </summary>
/// <param name="fileName">Without folder; <c>.csv</c> is appended.</param>
/// <param name="header">Column titles in the person's language.</param>
/// <param name="rows">The cells; numbers and dates are written culture-free.</param>
public sealed class CsvTable(string fileName, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows) : IActionResult
{
    /// <summary>For tables that are already in memory.</summary>
    public CsvTable(string fileName, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
        : this(fileName, header, rows.ToAsyncEnumerable())
    {
    }

    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with
    {
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
    };

    /// <inheritdoc />
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment")
        {
            FileNameStar = fileName + ".csv",
        }.ToString();
        await WriteAsync(response.Body, header, rows, context.HttpContext.RequestAborted);
    }

    /// <summary>Writes the table to a stream, which stays open.</summary>
    public static async Task WriteAsync(
        Stream target, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellation = default)
    {
        await using var csv = CsvWriter.Create(target, Options, leaveOpen: true);
        foreach (var title in header)
            csv.WriteField(title);
        await csv.EndRecordAsync(cancellation);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            foreach (var cell in row)
                csv.WriteField(cell);
            await csv.EndRecordAsync(cancellation);
        }
    }
}

using System.Globalization;
using System.IO.Packaging;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace ServiceAcademy.Modules.Tables;

/// <summary>
/// A table as an Excel workbook of one sheet with a fixed header row. Rows are streamed into the compressed file as they come, so that a million
/// need no more memory than ten. Texts are written as texts: a spreadsheet never runs them as formulas.
/// </summary>
/// <param name="fileName">Without folder; <c>.xlsx</c> is appended.</param>
/// <param name="header">Column titles in the person's language.</param>
/// <param name="rows">The cells: numbers, texts, instants (written as UTC), true and false, or null.</param>
public sealed class XlsxTable(string fileName, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows) : IActionResult
{
    /// <summary>The media type of workbooks.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>How many rows a sheet can hold; further ones go to the next sheet, with the header again.</summary>
    private const int RowsOfSheet = 1_048_576;

    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <inheritdoc />
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = MediaType;
        http.Response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment")
        {
            FileNameStar = fileName + ".xlsx",
        }.ToString();
        // The zip writer knows no asynchronous writing; what it hands over is small, and compressed.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body)
            body.AllowSynchronousIO = true;
        await WriteAsync(http.Response.Body, header, rows, http.RequestAborted);
    }

    /// <summary>Writes the workbook to a stream, which stays open and need not be seekable.</summary>
    public static async Task WriteAsync(
        Stream target, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellation = default)
    {
        using var package = Package.Open(new Forward(target), FileMode.Create, FileAccess.Write);
        var sheets = new List<Uri>();
        await using (var row = rows.GetAsyncEnumerator(cancellation))
            for (var more = true; more;)
            {
                var sheet = package.CreatePart(Part($"/xl/worksheets/sheet{sheets.Count + 1}.xml"),
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml", CompressionOption.Fast);
                sheets.Add(sheet.Uri);
                await using var stream = sheet.GetStream();
                more = await WriteSheetAsync(stream, header, row, cancellation);
            }
        WriteBook(package, sheets);
    }

    /// <returns>Whether rows are left over.</returns>
    private static async Task<bool> WriteSheetAsync(
        Stream stream, IReadOnlyList<string> header, IAsyncEnumerator<IReadOnlyList<object?>> rows, CancellationToken cancellation)
    {
        using var xml = OpenXmlWriter.Create(stream, Encoding.UTF8);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        xml.WriteStartElement(new SheetData());
        WriteRow(xml, header);
        var left = false;
        for (var written = 1; await rows.MoveNextAsync(); written++)
        {
            if (written == RowsOfSheet - 1)
                left = true;
            WriteRow(xml, rows.Current);
            cancellation.ThrowIfCancellationRequested();
            if (left)
                break;
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
        return left;
    }

    private static void WriteRow(OpenXmlWriter xml, IReadOnlyList<object?> cells)
    {
        xml.WriteStartElement(Shapes.Row);
        foreach (var cell in cells)
            switch (cell)
            {
                case null or "":
                    xml.WriteElement(Shapes.Empty);
                    break;
                case double or float or decimal or int or long:
                    xml.WriteStartElement(Shapes.Number);
                    xml.WriteStartElement(Shapes.Value);
                    xml.WriteString(((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture));
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                    break;
                default:
                    xml.WriteStartElement(Shapes.Text);
                    xml.WriteStartElement(Shapes.Inline);
                    xml.WriteStartElement(Shapes.Words);
                    xml.WriteString(Told(cell));
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                    break;
            }
        xml.WriteEndElement();
    }

    /// <summary>The words of a cell, without the signs that XML cannot hold.</summary>
    private static string Told(object cell)
    {
        var text = cell switch
        {
            DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            _ => cell.ToString() ?? "",
        };
        return text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where((sign, at) => XmlConvert.IsXmlChar(sign)
            || (char.IsHighSurrogate(sign) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            || (char.IsLowSurrogate(sign) && at > 0 && char.IsHighSurrogate(text[at - 1]))));
    }

    private static void WriteBook(Package package, List<Uri> sheets)
    {
        var book = package.CreatePart(Part("/xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");
        using (var stream = book.GetStream())
        using (var xml = OpenXmlWriter.Create(stream, Encoding.UTF8))
            xml.WriteElement(new Workbook(new Sheets(sheets.Select((_, i) => new Sheet { Name = $"{i + 1}", SheetId = (uint)i + 1, Id = $"rId{i + 1}" }))));
        foreach (var (uri, i) in sheets.Select((uri, i) => (uri, i)))
            book.CreateRelationship(uri, TargetMode.Internal, Relationships + "worksheet", $"rId{i + 1}");
        package.CreateRelationship(book.Uri, TargetMode.Internal, Relationships + "officeDocument", "rId1");
    }

    private static Uri Part(string path) => new(path, UriKind.Relative);

    /// <summary>Elements without content of their own, made once: only their names and attributes are written.</summary>
    private static class Shapes
    {
        public static readonly Row Row = new();
        public static readonly Cell Empty = new();
        public static readonly Cell Number = new();
        public static readonly Cell Text = new() { DataType = CellValues.InlineString };
        public static readonly CellValue Value = new();
        public static readonly InlineString Inline = new();
        public static readonly Text Words = new() { Space = SpaceProcessingModeValues.Preserve };
    }

    /// <summary>Writes onward only: the package must not close the response, nor ask where in it it stands.</summary>
    private sealed class Forward(Stream target) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => target.Flush();
        public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);
        public override void Write(ReadOnlySpan<byte> buffer) => target.Write(buffer);
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

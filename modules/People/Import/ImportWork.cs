using System.Text.Json;
using CsvHelper;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data.Files;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Modules.Errors;

namespace ServiceAcademy.People.Import;

/// <summary>What the work is told.</summary>
internal sealed record ImportOrder(long FileId, ImportOptions Options, bool IsTrial);

/// <summary>What the result page shows; the whole report is the CSV file beside it.</summary>
internal sealed record ImportResult(ImportOrder Order, ImportReport Report, long CsvFileId, bool IsDone);

/// <summary>Checks a file, or imports it, in the background; leaves a result page and a report. Run again, it passes over what is done.</summary>
internal sealed class ImportWork(PeopleImport import, FileStore files, IStringLocalizer<PeopleApi> T) : ILongWork
{
    public const string Name = "people-import";

    /// <summary>So many lines stand on the result page.</summary>
    private const int Shown = 500;

    public string Kind => Name;

    public bool MayRunAgain => true;

    public async Task RunAsync(WorkProgress step, CancellationToken cancellation)
    {
        var order = JsonSerializer.Deserialize<ImportOrder>(step.Input, JsonSerializerOptions.Web)!;
        if (await files.FindAsync(order.FileId, cancellation) is null)
            throw new AcademyError(410, T["This file is no longer there."], T["Files of long work are kept for seven days."], T["Send the file again."]);
        await using var content = await files.OpenAsync(order.FileId, cancellation);
        step.Report(0, null, order.IsTrial ? T["Checking the rows"] : T["Reading the file"]);
        ImportReport report;
        try
        {
            report = order.IsTrial
                ? await import.CheckAsync(content, order.Options, step.StartedBy, (done, total) => step.Report(done, total), cancellation)
                : await import.RunAsync(content, order.Options, step.StartedBy, (done, total) => step.Report(done, total, T["Writing people"]), cancellation);
        }
        catch (OperationCanceledException) when (!order.IsTrial)
        {
            step.Report(0, null, T["What was written until then stays. The same file can be imported again: it goes on from there."]);
            throw;
        }
        var csv = await files.SaveAsync("import-report.csv", "text/csv; charset=utf-8", step.StartedBy, stream => WriteAsync(stream, report, cancellation), cancellation);
        var result = new ImportResult(order, report with { Lines = Foremost(report) }, csv, !order.IsTrial && report.Refusal is null);
        var id = await files.SaveAsync("import-report.json", "application/json", step.StartedBy,
            stream => JsonSerializer.SerializeAsync(stream, result, JsonSerializerOptions.Web, cancellation), cancellation);
        (step.FileId, step.ResultUrl) = (csv, $"/people/import/results/{id}");
        step.Report(report.Rows, report.Rows, "");
    }

    /// <summary>Errors first, then what somebody should look at, then examples of the rest.</summary>
    private static List<ImportLine> Foremost(ImportReport report) =>
        report.Lines.OrderBy(line => line.Action == ImportAction.Error ? 0 : line.IsWarning ? 1 : 2).ThenBy(line => line.Line).Take(Shown).ToList();

    private async Task WriteAsync(Stream stream, ImportReport report, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(stream, CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true);
        foreach (var title in new[] { T["Line"], T["Person"], T["What happens"], T["Column"], T["Value"], T["Explanation"] })
            csv.WriteField(title.Value);
        await csv.EndRecordAsync(cancellation);
        foreach (var line in report.Lines.OrderBy(line => line.Line))
        {
            csv.WriteField(line.Line);
            csv.WriteField(line.Who);
            csv.WriteField(Words(line.Action, T));
            csv.WriteField(line.Column);
            csv.WriteField(line.Value);
            csv.WriteField(line.Text);
            await csv.EndRecordAsync(cancellation);
        }
    }

    public static string Words(ImportAction action, IStringLocalizer T) => action switch
    {
        ImportAction.Add => T["Added"],
        ImportAction.Change => T["Changed"],
        ImportAction.Move => T["Moved"],
        ImportAction.Leave => T["Leaves"],
        ImportAction.Return => T["Returns"],
        ImportAction.Error => T["Error"],
        _ => T["Unchanged"],
    };
}

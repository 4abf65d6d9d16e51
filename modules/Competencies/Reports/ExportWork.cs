using Microsoft.Extensions.Localization;
using ServiceAcademy.Data.Files;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Modules.Tables;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>What an export in the background is told.</summary>
/// <param name="Kind"><c>csv</c> or <c>xlsx</c>.</param>
/// <param name="Everybody">Whose figures the person who asked may read: all …</param>
/// <param name="Teams">… or those of these teams …</param>
/// <param name="Reports">… and of these people.</param>
internal sealed record ExportOrder(string Kind, int? Team, int? Site, int? Department, int? Job, DateOnly? AsOf, string? Channel, bool Everybody, IReadOnlyList<int> Teams, IReadOnlyList<int> Reports);

/// <summary>Writes all figures of a scope into a file, while the person does something else.</summary>
internal sealed class ExportWork(Scoping scoping, FigureExport export, FileStore files, IStringLocalizer<CompetenciesApi> T) : ILongWork
{
    public const string Name = "competencies-export";

    public string Kind => Name;

    public bool MayRunAgain => true;

    public async Task RunAsync(WorkProgress step, CancellationToken cancellation)
    {
        var order = System.Text.Json.JsonSerializer.Deserialize<ExportOrder>(step.Input, System.Text.Json.JsonSerializerOptions.Web)!;
        var scope = await scoping.OfSightAsync(new ReportFilter { Team = order.Team, Site = order.Site, Department = order.Department, AsOf = order.AsOf, Channel = order.Channel },
            new FigureScope(order.Everybody, order.Teams.ToHashSet()) { Reports = order.Reports.ToHashSet() }, cancellation);
        if (step.StartedBy is { } viewer)
            export.Noting(viewer);
        var progress = new Told(step, T["people written"]);
        step.FileId = order.Kind == "xlsx"
            ? await files.SaveAsync("competencies.xlsx", XlsxTable.MediaType, step.StartedBy,
                async stream => await XlsxTable.WriteAsync(stream, await export.WideHeaderAsync(cancellation), export.WideAsync(scope, order.Job, progress, cancellation), cancellation), cancellation)
            : await files.SaveAsync("competencies.csv", "text/csv; charset=utf-8", step.StartedBy,
                stream => CsvTable.WriteAsync(stream, export.Header(), export.LinesAsync(scope, order.Job, progress, cancellation), cancellation), cancellation);
    }

    private sealed class Told(WorkProgress step, string what) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value) => step.Report(value.Done, value.Total, what);
    }
}

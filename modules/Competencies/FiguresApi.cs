using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies.Api;
using ServiceAcademy.Competencies.Reports;
using ServiceAcademy.Modules.Tables;

namespace ServiceAcademy.Competencies;

/// <summary>All figures as a file, for the administrator's command. Nobody is asked who looks: who may type commands may read the database.</summary>
public sealed class FiguresApi
{
    private readonly Scoping scoping;
    private readonly FigureExport export;

    /// <summary>Made by the container.</summary>
    public FiguresApi(IServiceProvider services) => (scoping, export) = (services.GetRequiredService<Scoping>(), services.GetRequiredService<FigureExport>());

    /// <summary>Writes every figure of everybody who was there on a day, as it was told then, in constant memory.</summary>
    /// <param name="target">Stays open.</param>
    /// <param name="asOf">The day, in the organisation's time zone; null: now.</param>
    /// <param name="channel">From evidence of this channel; null: measured.</param>
    /// <param name="json">JSON, a list of people; else CSV, a line a person and competency.</param>
    /// <param name="progress">People written, and in all.</param>
    /// <returns>How many people.</returns>
    /// <exception cref="Modules.Errors.AcademyError">400: the day has not come, or there is no such channel.</exception>
    public async Task<int> ExportAsync(Stream target, DateOnly? asOf, string? channel, bool json, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default)
    {
        var scope = await scoping.OfEverybodyAsync(new ReportFilter { AsOf = asOf, Channel = channel }, cancellation);
        var counted = new Counted(progress);
        if (json)
            await JsonSerializer.SerializeAsync(target, PeopleAsync(scope, counted, cancellation), JsonSerializerOptions.Web, cancellation);
        else
            await CsvTable.WriteAsync(target, export.Header(), export.LinesAsync(scope, null, counted, cancellation), cancellation);
        return counted.Done;
    }

    private async IAsyncEnumerable<PersonAnswer> PeopleAsync(
        ReportScope scope, IProgress<(int Done, int Total)> progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (person, _, row) in export.RowsAsync(scope, null, null, progress, cancellation))
            yield return new PersonAnswer(person.Id, person.Name, person.NativeName, person.TeamId, person.JobEn,
                row.Where(cell => cell.Figure is not null).Select(cell => FigureAnswer.Of(cell.Card.Id, cell.Figure!)).ToList());
    }

    private sealed class Counted(IProgress<(int Done, int Total)>? progress) : IProgress<(int Done, int Total)>
    {
        public int Done { get; private set; }

        public void Report((int Done, int Total) value)
        {
            Done = value.Done;
            progress?.Report(value);
        }
    }
}

using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>
/// Every figure of a scope, read in portions of some hundred people and handed on at once, so that a hundred thousand people need no more memory than a
/// page. People come in the order of their ids: whoever is added meanwhile comes at the end, nobody twice.
/// </summary>
internal sealed class FigureExport(CompetenciesApi competencies, Scoping scoping, FigureBook figures, AccessLog log, IStringLocalizer<CompetenciesApi> T)
{
    private (int? ViewerId, bool IsOn) noting;

    /// <summary>Notes of everybody whose figures are read from now on who reads them.</summary>
    /// <param name="viewerId">The person who handed the work in; null: who is signed in.</param>
    public FigureExport Noting(int? viewerId = null)
    {
        noting = (viewerId, true);
        return this;
    }

    private const int Portion = 500;

    /// <summary>Titles of the long form: a line a person and competency.</summary>
    public IReadOnlyList<string> Header() =>
    [
        T["Person"], T["Team"], T["Job"], T["Competency"], T["Score"], T["Low (90 %)"], T["High (90 %)"], T["Level"],
        T["First indication"], T["Pieces of evidence"], T["Newest evidence (UTC)"], T["Evidence"],
    ];

    /// <summary>The long form. Without enough evidence the figures stay empty and the number of pieces stands.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> LinesAsync(
        ReportScope scope, int? job, IProgress<(int Done, int Total)>? progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (person, team, row) in RowsAsync(scope, job, null, progress, cancellation))
            foreach (var (card, figure) in row)
                yield return
                [
                    person.DisplayName, team, person.Job, card.Name.ToString(), .. Numbers(figure),
                    figure is { IsEnough: true, IsFirm: false } ? T["yes"].Value : null, figure?.N ?? 0, figure?.Newest, ChannelNames.Of(T, scope.Channel),
                ];
    }

    /// <summary>Titles of the wide form: a line a person.</summary>
    public async Task<IReadOnlyList<string>> WideHeaderAsync(CancellationToken cancellation) =>
    [
        T["Person"], T["Team"], T["Job"], T["Evidence"],
        .. (await competencies.FrameworkAsync(cancellation)).SelectMany(card => new string[]
        {
            T["{0}: score", card.Name], T["{0}: low (90 %)", card.Name], T["{0}: high (90 %)", card.Name], T["{0}: level", card.Name], T["{0}: pieces of evidence", card.Name],
        }),
    ];

    /// <summary>The wide form.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> WideAsync(
        ReportScope scope, int? job, IProgress<(int Done, int Total)>? progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (person, team, row) in RowsAsync(scope, job, null, progress, cancellation))
            yield return [person.DisplayName, team, person.Job, ChannelNames.Of(T, scope.Channel), .. row.SelectMany(cell => Numbers(cell.Figure).Append(cell.Figure?.N ?? 0))];
    }

    /// <summary>People with their figures in the framework's order.</summary>
    /// <param name="only">Only these competencies, in this order; null: all.</param>
    /// <param name="erased">Whether people erased since count too.</param>
    /// <param name="progress">Told after every portion: people done, and in all.</param>
    public async IAsyncEnumerable<(PlacedPerson Person, string Team, IReadOnlyList<(CompetencyCard Card, Figure? Figure)> Row)> RowsAsync(
        ReportScope scope, int? job, IReadOnlyList<CompetencyCard>? only, IProgress<(int Done, int Total)>? progress, [EnumeratorCancellation] CancellationToken cancellation,
        bool erased = false)
    {
        var framework = only ?? await competencies.FrameworkAsync(cancellation);
        var people = scoping.People(scope, job, erased: erased);
        var total = progress is null ? 0 : await people.CountAsync(cancellation);
        var (last, done) = (0, 0);
        while (true)
        {
            var portion = await people.Where(person => person.Id > last).OrderBy(person => person.Id).Take(Portion).ToListAsync(cancellation);
            if (portion.Count == 0)
                yield break;
            if (noting.IsOn)
                await log.NoteAsync(portion.ConvertAll(person => person.Id), noting.ViewerId, FigureKind.Export, cancellation);
            var known = await figures.OfAsync(portion.Select(person => person.Subject).ToList(), scope.KnownAt, scope.Channel, cancellation, only is [var one] ? one.Id : null);
            foreach (var person in portion)
                yield return (person, scope.TeamName(person.TeamId),
                    framework.Select(card => (card, known.GetValueOrDefault((person.Subject, card.Id)))).ToList());
            (last, done) = (portion[^1].Id, done + portion.Count);
            progress?.Report((done, total));
        }
    }

    private static object?[] Numbers(Figure? figure) => figure is { IsEnough: true }
        ? [Math.Round(figure.Score, 1), Math.Round(figure.Low, 1), Math.Round(figure.High, 1), figure.Level]
        : [null, null, null, null];
}

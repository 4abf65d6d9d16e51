using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Tables;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Matrix;

/// <summary>People × competencies, for those whose figures the reader may see.</summary>
[BackOffice]
[Authorize(CompetenciesPermissions.Read)]
public sealed class MatrixController(CompetenciesApi competencies, PeopleApi people, IStringLocalizer<MatrixController> T) : Controller
{
    private const int PageSize = 25;

    [HttpGet("/competencies")]
    public async Task<IActionResult> Index(int? team, int page = 1, CancellationToken cancellation = default)
    {
        var all = await PeopleAsync(team, cancellation);
        var pages = Math.Max(1, (all.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var shown = all.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var profiles = await competencies.ProfilesAsync(shown.Select(person => person.Subject).ToList(), cancellation);
        var visibleTeams = (await people.VisibleAsync(cancellation)).Select(person => person.TeamId).ToHashSet();
        return View(new CompetencyMatrix(
            await competencies.FrameworkAsync(cancellation),
            shown.Select(person => new MatrixRow(person, profiles[person.Subject])).ToList(),
            (await people.TeamsAsync(cancellation)).Where(team => visibleTeams.Contains(team.Id)).ToList(),
            team, all.Count, page, pages));
    }

    [HttpGet("/competencies.csv")]
    public async Task<IActionResult> Csv(int? team, CancellationToken cancellation)
    {
        var all = await PeopleAsync(team, cancellation);
        var teams = (await people.TeamsAsync(cancellation)).ToDictionary(row => row.Id, row => row.DisplayName);
        var profiles = await competencies.ProfilesAsync(all.Select(person => person.Subject).ToList(), cancellation);
        return new CsvTable("competencies",
            [T["Person"], T["Team"], T["Competency"], T["Score"], T["Low (90 %)"], T["High (90 %)"], T["Level"], T["Pieces of evidence"], T["Newest evidence (UTC)"]],
            from person in all
            from score in profiles[person.Subject]
            select (IReadOnlyList<object?>)
            [
                person.DisplayName, person.TeamId is { } id ? teams.GetValueOrDefault(id) : null, score.Competency.Name.ToString(),
                Rounded(score.Score), Rounded(score.Low), Rounded(score.High), score.Level, score.N, score.LastObservedAt,
            ]);
    }

    private static double? Rounded(double? points) => points is { } value ? Math.Round(value, 1) : null;

    private async Task<IReadOnlyList<PersonCard>> PeopleAsync(int? team, CancellationToken cancellation) =>
        (await people.VisibleAsync(cancellation)).Where(person => team is null || person.TeamId == team).ToList();
}

/// <summary>What the page shows.</summary>
public sealed record CompetencyMatrix(
    IReadOnlyList<CompetencyCard> Competencies, IReadOnlyList<MatrixRow> Rows, IReadOnlyList<TeamCard> Teams, int? Team, int Total, int Page, int Pages);

/// <summary>A person's line.</summary>
public sealed record MatrixRow(PersonCard Person, IReadOnlyList<CompetencyScore> Scores);

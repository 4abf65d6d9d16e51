using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies.Reports;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Api;

/// <summary>
/// Competencies for programs: JSON, described at <c>/api/competencies/openapi.json</c>, with a bearer token that has the scopes
/// <c>Competencies.Read</c> and, to see people, <c>People.ReadAll</c>.
/// </summary>
[ApiController]
[IgnoreAntiforgeryToken] // No browser sends such a token by itself.
[Authorize(CompetenciesPermissions.Read, AuthenticationSchemes = ApiTokens.Scheme)]
[Produces("application/json")]
public sealed class FiguresController(IServiceProvider services, CompetenciesApi competencies) : ControllerBase
{
    private const int Usual = 100, Most = 500;

    /// <summary>The competencies in use, with the names of their levels.</summary>
    [HttpGet("/api/competencies")]
    [EndpointSummary("The competencies in use")]
    public async Task<IReadOnlyList<CompetencyAnswer>> Framework(CancellationToken cancellation) =>
        (await competencies.FrameworkAsync(cancellation))
            .Select(card => new CompetencyAnswer(card.Id, card.Name, card.Description, card.LevelNames, card.HalfLifeMonths)).ToList();

    /// <summary>People with their figures, in the order of their ids, a page at a time.</summary>
    /// <param name="after">The <c>next</c> of the page before; left out: from the beginning.</param>
    /// <param name="take">People a page, 1–500; 100 when left out.</param>
    [HttpGet("/api/competencies/figures")]
    [EndpointSummary("Figures of people as of a day")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    public async Task<FiguresAnswer> Figures([FromQuery] ReportFilter filter, int? after, int? take, CancellationToken cancellation)
    {
        var scoping = services.GetRequiredService<Scoping>();
        var scope = await scoping.OfAsync(filter, cancellation);
        var size = Math.Clamp(take ?? Usual, 1, Most);
        var people = await scoping.People(scope, filter.Job).Where(person => person.Id > (after ?? 0)).OrderBy(person => person.Id).Take(size).ToListAsync(cancellation);
        await services.GetRequiredService<AccessLog>().NoteAsync(people.ConvertAll(person => person.Id), FigureKind.Export, cancellation);
        var known = await services.GetRequiredService<FigureBook>().OfAsync(people.ConvertAll(person => person.Subject), scope.KnownAt, scope.Channel, cancellation);
        var framework = await competencies.FrameworkAsync(cancellation);
        return new FiguresAnswer(scope.Day, scope.Channel, people.Count == size ? people[^1].Id : null,
            people.ConvertAll(person => new PersonAnswer(person.Id, person.Name, person.NativeName, person.TeamId, person.JobEn,
                framework.Select(card => known.TryGetValue((person.Subject, card.Id), out var figure) ? FigureAnswer.Of(card.Id, figure) : null).OfType<FigureAnswer>().ToList())));
    }

    /// <summary>One competency, house by house or, with <c>site</c>, team by team; small groups are hidden, and those that would uncover them.</summary>
    /// <param name="competency">Id of a competency.</param>
    [HttpGet("/api/competencies/teams")]
    [EndpointSummary("Figures of groups as of a day")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    public async Task<TeamsAnswer> Teams([FromQuery] ReportFilter filter, string competency, CancellationToken cancellation)
    {
        var report = await services.GetRequiredService<TeamReports>().OfAsync(filter, competency, cancellation);
        return new TeamsAnswer(report.Scope.Day, report.Scope.Channel, report.Competency?.Id, report.Groups.Select(GroupAnswer.Of).ToList(), report.All is { } all ? GroupAnswer.Of(all) : null);
    }
}

/// <summary>A competency.</summary>
/// <param name="HalfLifeMonths">Months after which half of what evidence told is gone; null: it does not age.</param>
public sealed record CompetencyAnswer(string Id, LocalText Name, LocalText Description, IReadOnlyList<LocalText> Levels, int? HalfLifeMonths);

/// <summary>A page of people.</summary>
/// <param name="AsOf">The day that the figures speak of.</param>
/// <param name="Channel">The channel that their evidence came by.</param>
/// <param name="Next">Ask with <c>after</c> for the next page; null on the last one.</param>
public sealed record FiguresAnswer(DateOnly AsOf, string Channel, int? Next, IReadOnlyList<PersonAnswer> People);

/// <summary>A person with the competencies of which there is evidence.</summary>
public sealed record PersonAnswer(int Id, string Name, string? NativeName, int? Team, string Job, IReadOnlyList<FigureAnswer> Figures);

/// <summary>A figure; without enough evidence only the number of pieces.</summary>
/// <param name="Score">0–100.</param>
/// <param name="Low">Lower end of the 90 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Level">From 1.</param>
/// <param name="N">Pieces of evidence.</param>
/// <param name="IsFirm">False: a first indication.</param>
public sealed record FigureAnswer(string Competency, double? Score, double? Low, double? High, int? Level, int N, DateTimeOffset Newest, bool IsFirm)
{
    internal static FigureAnswer Of(string competency, Figure figure) => figure.IsEnough
        ? new(competency, Math.Round(figure.Score, 1), Math.Round(figure.Low, 1), Math.Round(figure.High, 1), figure.Level, figure.N, figure.Newest, figure.IsFirm)
        : new(competency, null, null, null, null, figure.N, figure.Newest, false);
}

/// <summary>One competency by group.</summary>
/// <param name="Channel">The channel that its evidence came by.</param>
/// <param name="All">All groups together.</param>
public sealed record TeamsAnswer(DateOnly AsOf, string Channel, string? Competency, IReadOnlyList<GroupAnswer> Groups, GroupAnswer? All);

/// <summary>A group.</summary>
/// <param name="Site">Set for a house.</param>
/// <param name="Team">Set for a team.</param>
/// <param name="People">How many were there.</param>
/// <param name="Known">With a figure; null: hidden.</param>
/// <param name="Mean">0–100 in whole points; null when hidden, or nobody has a figure.</param>
/// <param name="Low">Lower end of the 90 % interval of the mean.</param>
/// <param name="High">Upper end.</param>
/// <param name="Shares">Expected share in each level, lowest first.</param>
public sealed record GroupAnswer(
    string Name, int? Site, int? Team, int People, int? Known, double? Mean, double? Low, double? High, IReadOnlyList<double>? Shares)
{
    internal static GroupAnswer Of(TeamFigure row)
    {
        if (row.Ability is not { } ability)
            return new(row.Group.Name, row.Group.Site, row.Group.Team, row.Group.People, row.Known, null, null, null, null);
        var (low, high, _) = ability.IntervalAt();
        return new(row.Group.Name, row.Group.Site, row.Group.Team, row.Group.People, row.Known, Coarse.Points(Scale.Points(ability.Mean)),
            Coarse.Points(Scale.Points(low)), Coarse.Points(Scale.Points(high)), ability.Shares.Select(Coarse.Share).ToList());
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Tables;
using ServiceAcademy.People;
using ServiceAcademy.Scenarios.Author;

namespace ServiceAcademy.Scenarios.Scenarios;

/// <summary>What people choose in role-plays, for trainers.</summary>
[BackOffice]
[Authorize(ScenariosPermissions.Author)]
public sealed class ScenariosController(ScenariosApi scenarios, Workshop workshop, PeopleApi people, CompetenciesApi competencies, IStringLocalizer<ScenariosController> T) : Controller
{
    /// <summary>All role-plays.</summary>
    [HttpGet("/author/scenarios")]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var drafts = (await workshop.Drafts.AllAsync(null, cancellation)).Where(draft => draft.Kind == ScenariosApi.Kind).ToList();
        var authors = await people.FindManyAsync(drafts.Select(draft => draft.AuthorId).Distinct().ToList(), cancellation);
        return View(new ScenarioList(await scenarios.Statistics.ListAsync(cancellation),
            drafts.Where(draft => draft.AuthorId == me.Id).Select(draft => draft.ItemId).ToList(),
            drafts.Where(draft => draft.AuthorId != me.Id).Select(draft => new DraftLine(draft.ItemId, draft.AuthorId, authors.GetValueOrDefault(draft.AuthorId)?.DisplayName ?? "–")).ToList()));
    }

    /// <summary>One role-play: every node with its replies and how often each was taken.</summary>
    [HttpGet("/author/scenarios/{id}")]
    public async Task<IActionResult> Show(string id, int? version, bool everything, CancellationToken cancellation) =>
        View(new ScenarioPage(await FiguresAsync(id, version, everything, cancellation), await SpokenNames.ReadAsync(competencies, cancellation)));

    /// <summary>The same as a table.</summary>
    [HttpGet("/author/scenarios/{id}.csv")]
    public async Task<IActionResult> Csv(string id, int? version, bool everything, CancellationToken cancellation)
    {
        var figures = await FiguresAsync(id, version, everything, cancellation);
        var measured = figures.Scenario.Criteria;
        var said = await SpokenNames.ReadAsync(competencies, cancellation);
        return new CsvTable($"{id}-{figures.Version}",
            [T["Moment"], T["Reply"], T["Words"], T["Taken"], T["Share in %"], T["Points given away"], .. measured.Select(said.Of), T["Leads to"]],
            from node in figures.Nodes
            from choice in node.Choices
            select (IReadOnlyList<object?>)
            [
                node.Node.Id, choice.Choice.Id, choice.Choice.Text.ToString(), choice.Taken, choice.Share is { } share ? Math.Round(share * 100, 1) : null,
                Math.Round(choice.Regret, 1), .. measured.Select(criterion => (object?)choice.Choice.Points.GetValueOrDefault(criterion)), string.Join(' ', choice.Choice.Targets),
            ]);
    }

    private async Task<ScenarioFigures> FiguresAsync(string id, int? version, bool everything, CancellationToken cancellation) =>
        await scenarios.Statistics.OfAsync(id, version, everything, cancellation)
            ?? throw new AcademyError(404, T["There is no such role-play."],
                T["It may have been renamed, or the address is incomplete."], T["Choose one from the list of role-plays."]);
}

/// <summary>What the page of one role-play shows.</summary>
internal sealed record ScenarioPage(ScenarioFigures Figures, SpokenNames Names);

/// <summary>The list.</summary>
/// <param name="Mine">Ids of one's own drafts.</param>
/// <param name="Drafts">Those of colleagues, to be reviewed.</param>
internal sealed record ScenarioList(IReadOnlyList<ScenarioLine> Lines, IReadOnlyList<string> Mine, IReadOnlyList<DraftLine> Drafts);

/// <summary>A colleague's draft.</summary>
internal sealed record DraftLine(string Id, int AuthorId, string Author);

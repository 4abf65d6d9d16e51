using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Tables;

namespace ServiceAcademy.Scenarios.Scenarios;

/// <summary>What people choose in role-plays, for trainers.</summary>
[BackOffice]
[Authorize(ScenariosPermissions.Author)]
public sealed class ScenariosController(ScenariosApi scenarios, CompetenciesApi competencies, IStringLocalizer<ScenariosController> T) : Controller
{
    /// <summary>All role-plays.</summary>
    [HttpGet("/author/scenarios")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await scenarios.Statistics.ListAsync(cancellation));

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

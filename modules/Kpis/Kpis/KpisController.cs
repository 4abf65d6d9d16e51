using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Tables;
using ServiceAcademy.People;

namespace ServiceAcademy.Kpis.Kpis;

/// <summary>One KPI at a time: its teams over the months.</summary>
[BackOffice]
[Authorize(KpisPermissions.Read)]
public sealed class KpisController(KpisApi kpis, PeopleApi people, IStringLocalizer<KpisController> T) : Controller
{
    private const int MonthsDrawn = 36, MonthsTold = 12;

    [HttpGet("/kpis")]
    public async Task<IActionResult> Index(string? kpi, int? house, CancellationToken cancellation)
    {
        var all = await kpis.ListAsync(cancellation);
        if (all.Count == 0)
            return View(new KpiPage(all, null, [], null, []));
        var chosen = string.IsNullOrEmpty(kpi) ? all[0] : Known(all, kpi);
        var last = await kpis.LastFullMonthAsync(cancellation);
        var first = last.AddMonths(1 - MonthsDrawn);
        var byMonth = (await kpis.ByTeamAndMonthAsync(chosen.Id, first, last, cancellation)).ToLookup(figure => figure.TeamId);
        var overall = (await kpis.ByTeamAsync(chosen.Id, last.AddMonths(1 - MonthsTold), last, cancellation)).ToDictionary(figure => figure.TeamId);
        var teams =
            from team in await kpis.TeamsAsync(cancellation)
            where byMonth.Contains(team.Id) && (house is null || team.SiteId == house)
            let figures = byMonth[team.Id].ToDictionary(figure => figure.Month)
            let none = new KpiFigure(chosen.Id, team.Id, last, null, null, null, 0)
            select new TeamRow(team, overall.GetValueOrDefault(team.Id, none),
                Enumerable.Range(0, MonthsDrawn).Select(first.AddMonths).Select(month => figures.GetValueOrDefault(month, none with { Month = month })).ToList());
        return View(new KpiPage(all, chosen, await people.SitesAsync(cancellation), house, teams.ToList()));
    }

    [HttpGet("/kpis/{id}.csv")]
    public async Task<IActionResult> Csv(string id, CancellationToken cancellation)
    {
        var kpi = Known(await kpis.ListAsync(cancellation), id);
        var teams = (await kpis.TeamsAsync(cancellation)).ToDictionary(team => team.Id);
        var figures = await kpis.ByTeamAndMonthAsync(kpi.Id, DateOnly.MinValue, await kpis.LastFullMonthAsync(cancellation), cancellation);
        return new CsvTable(kpi.Id,
            [T["KPI"], T["House"], T["Team"], T["Month"], T["Unit"], T["Figure"], T["Low (95 %)"], T["High (95 %)"], T["Cases (n)"], T["Target"]],
            from figure in figures
            where teams.ContainsKey(figure.TeamId)
            let team = teams[figure.TeamId]
            select (IReadOnlyList<object?>)
            [
                kpi.Name.ToString(), team.SiteName?.ToString(), team.DisplayName, figure.Month.ToString("yyyy-MM"), kpi.Unit.ToString(),
                Rounded(figure.Value), Rounded(figure.Low), Rounded(figure.High), figure.N, kpi.Target,
            ]);
    }

    private static double? Rounded(double? value) => value is { } figure ? Math.Round(figure, 4) : null;

    private KpiCard Known(IReadOnlyList<KpiCard> all, string id) =>
        all.FirstOrDefault(card => card.Id == id)
        ?? throw new AcademyError(404, T["There is no KPI “{0}”.", id], T["The list of KPIs does not hold it."], T["Choose one from the list on the page of service KPIs."]);
}

/// <summary>What the page shows.</summary>
/// <param name="Kpi">The chosen one; null when there are none at all.</param>
/// <param name="Teams">Those that have facts.</param>
public sealed record KpiPage(IReadOnlyList<KpiCard> Kpis, KpiCard? Kpi, IReadOnlyList<SiteCard> Houses, int? House, IReadOnlyList<TeamRow> Teams);

/// <summary>A team's figures.</summary>
/// <param name="Overall">Of the last twelve months together.</param>
/// <param name="Months">Oldest first, every month of the period.</param>
public sealed record TeamRow(TeamCard Team, KpiFigure Overall, IReadOnlyList<KpiFigure> Months);

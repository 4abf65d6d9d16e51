using System.Globalization;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Kpis;

/// <summary>A KPI's definition.</summary>
/// <param name="Kind">proportion, mean, duration, rate, nps or gap.</param>
/// <param name="HigherIsBetter">Direction.</param>
/// <param name="Target">In the unit.</param>
/// <param name="MinimumN">Fewer cases than this (for a rate: less exposure) give no figure.</param>
/// <param name="Per">For a rate: the exposure that the unit names, 100 for “per 100 stays”; else 1.</param>
public sealed record KpiCard(
    string Id, LocalText Name, LocalText Description, string Kind, LocalText Unit, bool HigherIsBetter, double Target, int MinimumN, int LagMonths, LocalText Gaming,
    double Per = 1)
{
    /// <summary>Decimals that a figure is shown with.</summary>
    public int Decimals => KpiUnits.Decimals(this);

    /// <summary>The unit where it is short enough to stand at each tick of an axis; null where the axis' title has to carry it.</summary>
    public string? TickUnit => Unit.ToString() is { Length: <= LongestTickUnit } unit ? unit : null;

    /// <summary>The target with its unit, as it was written: 85%, −0.3 points.</summary>
    public string TargetText => Joined(Target.ToString("0.###", CultureInfo.CurrentCulture));

    private const int LongestTickUnit = 3;

    /// <summary>A figure as the reader's culture writes it, without its unit.</summary>
    public string Plain(double value) => Plain(value, Decimals);

    /// <summary>A figure with its unit: 85.0%, 12.5 min, 2.14 per 100 stays.</summary>
    public string WithUnit(double value) => Joined(Plain(value));

    /// <summary>An end of an interval in a narrow column: percents need no decimal there.</summary>
    public string PlainEnd(double value) => Plain(value, Kind == "proportion" ? 0 : Decimals);

    private string Joined(string figure) => Unit.ToString() is "%" ? figure + "%" : figure + "\u00A0" + Unit;

    private static string Plain(double value, int decimals)
    {
        var rounded = Math.Round(value, decimals);
        return (rounded == 0 ? 0 : rounded).ToString("N" + decimals, CultureInfo.CurrentCulture);
    }
}

/// <summary>A figure of one team and one period, in the KPI's own unit, with its 95 % interval.</summary>
/// <param name="Month">First day of the month (or of the period).</param>
/// <param name="Value">Null when n is under the definition's minimum: then there is no figure to show.</param>
/// <param name="Low">Lower end; null without a figure, and when the data cannot tell an interval (all cases alike).</param>
/// <param name="High">Upper end; null likewise.</param>
/// <param name="N">Cases; for a rate: exposure.</param>
public sealed record KpiFigure(string KpiId, int TeamId, DateOnly Month, double? Value, double? Low, double? High, long N)
{
    /// <summary>Whether there is a figure.</summary>
    public bool IsEnough => Value is not null;
}

/// <summary>The door of Kpis.</summary>
public sealed class KpisApi
{
    /// <summary>Teams with fewer people are not shown: a figure of theirs would be one of persons.</summary>
    public const int LeastPeople = 5;

    private readonly ContentStore content;
    private readonly PeopleApi people;
    private readonly TimeProvider clock;

    /// <summary>Made by the container.</summary>
    public KpisApi(AcademyDb db, ContentStore content, PeopleApi people, TimeProvider clock)
    {
        (this.content, this.people, this.clock) = (content, people, clock);
        Facts = new FactBook(db, clock);
    }

    internal FactBook Facts { get; }

    /// <summary>All definitions, in their file's order.</summary>
    public async Task<IReadOnlyList<KpiCard>> ListAsync(CancellationToken cancellation = default)
    {
        var cards = new List<KpiCard>();
        foreach (var key in await content.LatestOfKindAsync(KpiList.Name, cancellation))
            cards.AddRange(await content.ParsedAsync(key, KpiList.Parse, cancellation) ?? []);
        return cards.DistinctBy(card => card.Id).ToList();
    }

    /// <summary>The teams whose figures are shown, to everybody who may read KPIs: those with at least <see cref="LeastPeople"/> people.</summary>
    public async Task<IReadOnlyList<TeamCard>> TeamsAsync(CancellationToken cancellation = default)
    {
        var sizes = (await people.AllAsync(cancellation)).CountBy(person => person.TeamId ?? 0).ToDictionary();
        return (await people.TeamsAsync(cancellation)).Where(team => sizes.GetValueOrDefault(team.Id) >= LeastPeople).ToList();
    }

    /// <summary>The last month that is over, in the company's time zone.</summary>
    public async Task<DateOnly> LastFullMonthAsync(CancellationToken cancellation = default)
    {
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        var today = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        return new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
    }

    /// <summary>Figures by team and month, months from <paramref name="from"/> to <paramref name="to"/>; months without a fact are left out.</summary>
    public async Task<IReadOnlyList<KpiFigure>> ByTeamAndMonthAsync(string kpiId, DateOnly from, DateOnly to, CancellationToken cancellation = default)
    {
        if (await FindAsync(kpiId, cancellation) is not { } kpi)
            return [];
        return (await StandingAsync(kpi, from, to, cancellation)).Select(fact => KpiUnits.Figure(kpi, fact.TeamId, fact.Month, fact.Sums)).ToList();
    }

    /// <summary>One figure a team over the whole period (sums add up before the figure is computed).</summary>
    public async Task<IReadOnlyList<KpiFigure>> ByTeamAsync(string kpiId, DateOnly from, DateOnly to, CancellationToken cancellation = default)
    {
        if (await FindAsync(kpiId, cancellation) is not { } kpi)
            return [];
        return (await StandingAsync(kpi, from, to, cancellation)).GroupBy(fact => fact.TeamId)
            .Select(team => KpiUnits.Figure(kpi, team.Key, from, KpiSums.Total(team.Select(fact => fact.Sums))!)).ToList();
    }

    private async Task<KpiCard?> FindAsync(string id, CancellationToken cancellation) =>
        (await ListAsync(cancellation)).FirstOrDefault(card => card.Id == id);

    /// <summary>Facts of another kind than the definition's mean something else, and are left out.</summary>
    private async Task<IEnumerable<Fact>> StandingAsync(KpiCard kpi, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        (await Facts.StandingAsync(kpi.Id, from, to, cancellation)).Where(fact => fact.Kind == KpiUnits.Kinds[kpi.Kind]);
}

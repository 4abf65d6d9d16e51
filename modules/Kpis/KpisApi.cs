using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Kpis;

/// <summary>A KPI's definition.</summary>
/// <param name="Kind">proportion, mean, duration, rate, nps or gap.</param>
/// <param name="HigherIsBetter">Direction.</param>
public sealed record KpiCard(
    string Id, LocalText Name, LocalText Description, string Kind, LocalText Unit, bool HigherIsBetter, double Target, int MinimumN, int LagMonths, LocalText Gaming);

/// <summary>A figure of one team and one period, with its interval.</summary>
/// <param name="Month">First day of the month (or of the period).</param>
/// <param name="IsEnough">False when n is under the definition's minimum: no figure is shown.</param>
public sealed record KpiFigure(string KpiId, int? TeamId, DateOnly Month, double Value, double Low, double High, long N, bool IsEnough);

/// <summary>The door of Kpis.</summary>
public sealed class KpisApi
{
    /// <summary>All definitions, in their file's order.</summary>
    public Task<IReadOnlyList<KpiCard>> ListAsync(CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Figures by team and month, months from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public Task<IReadOnlyList<KpiFigure>> ByTeamAndMonthAsync(string kpiId, DateOnly from, DateOnly to, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>One figure a team over the whole period (sums add up before the figure is computed).</summary>
    public Task<IReadOnlyList<KpiFigure>> ByTeamAsync(string kpiId, DateOnly from, DateOnly to, CancellationToken cancellation = default) => throw new NotImplementedException();
}

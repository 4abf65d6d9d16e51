using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Competencies.Estimates;
using ServiceAcademy.Data;
using ServiceAcademy.Records;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>
/// Reads figures of many people, channel by channel: what stands now from the projection, aged to today; what stood earlier from what was known then, under the calibration of
/// then, aged to that day.
/// </summary>
internal sealed class FigureBook(AcademyDb db, RecordsApi records, CalibrationShelf shelf, TimeProvider clock)
{
    /// <summary>The largest variance, in thousandths of a logit squared, with which a figure is shown; see <see cref="Estimation.IsEnough"/>.</summary>
    public const double LargestVariance = 1e6 * (1 - Estimation.LeastReliability);

    /// <summary>
    /// The rows of the projection as they read today, to be joined to people and ordered by the database: <see cref="AbilityEstimate.On"/>, written for it.
    /// </summary>
    public async Task<IQueryable<FigureRow>> NewestAsync(string competency, string channel, CancellationToken cancellation)
    {
        var rows = db.Set<Estimate>().Where(row => row.Competency == competency && row.Channel == channel);
        var drift = (await shelf.AtAsync(null, cancellation)).DriftOf(competency);
        if (drift.HalfLifeDays is not { } halfLife)
            return rows.Select(row => new FigureRow { Subject = row.Subject, Mean = row.Mean, Variance = 1.0 * row.StandardError * row.StandardError });
        var today = Estimation.DayOf(clock.GetUtcNow());
        return from row in rows
               let left = row.Day >= today ? 1.0 : Math.Pow(2.0, (row.Day - today) / halfLife)
               select new FigureRow
               {
                   Subject = row.Subject, Mean = (int)Math.Round(left * row.Mean),
                   Variance = 1e6 - left * left * (1e6 - 1.0 * row.StandardError * row.StandardError),
               };
    }

    /// <summary>The figures of some people by person and competency; who has no evidence is left out.</summary>
    /// <param name="subjects">Whose; as many as a page or a portion of an export holds.</param>
    /// <param name="knownAt">As they were told then; null: as they are now.</param>
    /// <param name="channel">From evidence of this channel; channels are never mixed.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <param name="competency">Only of this competency; null: of all.</param>
    public async Task<IReadOnlyDictionary<(Guid Subject, string Competency), Figure>> OfAsync(
        IReadOnlyCollection<Guid> subjects, DateTimeOffset? knownAt, string channel, CancellationToken cancellation, string? competency = null)
    {
        if (subjects.Count == 0)
            return new Dictionary<(Guid, string), Figure>();
        var calibration = await shelf.AtAsync(knownAt, cancellation);
        var day = Estimation.DayOf(knownAt ?? clock.GetUtcNow());
        var rows = knownAt is { } then
            ? (await records.EvidenceAsync(subjects, competency is null ? null : [competency], then, cancellation))
                .GroupBy(piece => (piece.Sentence.Subject, piece.Bearing.Competency))
                .Select(about => Estimation.Of(about.Key.Subject, about.Key.Competency, about, calibration, channel)).OfType<Estimate>()
            : await db.Set<Estimate>()
                .Where(row => subjects.Contains(row.Subject) && row.Channel == channel && (competency == null || row.Competency == competency))
                .AsNoTracking().ToListAsync(cancellation);
        return rows.ToDictionary(row => (row.Subject, row.Competency), row => Told(row, row.On(day, calibration)));
    }

    private static Figure Told(Estimate row, AbilityEstimate estimate) => new(
        estimate.Mean, estimate.StandardError, row.N, row.LastObservedAt, Estimation.IsEnough(estimate), estimate.IsEnough);
}

/// <summary>A figure as the database orders it: mean in thousandths of a logit, variance in their squares.</summary>
internal sealed class FigureRow
{
    public Guid Subject { get; init; }
    public int Mean { get; init; }
    public double Variance { get; init; }
}

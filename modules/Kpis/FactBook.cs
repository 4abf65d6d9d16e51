using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Kpis;

/// <summary>A team's month to be written down.</summary>
internal sealed record NewFact(string KpiId, int TeamId, DateOnly Month, KpiSums Sums);

/// <summary>What writing down did.</summary>
/// <param name="Added">Months that had no fact.</param>
/// <param name="Corrected">Months whose fact is superseded now.</param>
/// <param name="Unchanged">Months that said the same already.</param>
internal sealed record Recorded(int Added, int Corrected, int Unchanged);

/// <summary>The facts: appended, corrected by superseding, read as they stand.</summary>
internal sealed class FactBook(AcademyDb db, TimeProvider clock)
{
    /// <summary>Writes facts down; what is there already, unchanged, is left as it is, so that an import can be repeated.</summary>
    /// <param name="import">Where they come from.</param>
    /// <exception cref="ArgumentException">A month is not a first day, or stands twice in the same import.</exception>
    public Task<Recorded> RecordAsync(IReadOnlyCollection<NewFact> facts, string import, CancellationToken cancellation = default)
    {
        if (facts.FirstOrDefault(fact => fact.Month.Day != 1) is { } odd)
            throw new ArgumentException($"{odd.Month:O} is not the first day of a month.", nameof(facts));
        if (facts.GroupBy(Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"{twice.Key} stands twice in “{import}”.", nameof(facts));
        return facts.Count == 0 ? Task.FromResult(new Recorded(0, 0, 0)) : db.WriteAsync(async () =>
        {
            var (from, to) = (facts.Min(fact => fact.Month), facts.Max(fact => fact.Month));
            var standing = new Dictionary<(string, int, DateOnly), Fact>();
            foreach (var kpi in facts.Select(fact => fact.KpiId).Distinct())
                foreach (var fact in await StandingAsync(kpi, from, to, cancellation))
                    standing[(fact.KpiId, fact.TeamId, fact.Month)] = fact;

            var (now, corrected) = (clock.GetUtcNow(), 0);
            var written = new List<Fact>();
            foreach (var fact in facts)
            {
                var old = standing.GetValueOrDefault(Key(fact));
                if (old?.Sums == fact.Sums)
                    continue;
                corrected += old is null ? 0 : 1;
                written.Add(Fact.Of(fact, import, now, old?.Id));
            }
            db.AddRange(written);
            return new Recorded(written.Count - corrected, corrected, facts.Count - written.Count);
        }, cancellation);
    }

    /// <summary>The facts that no other one supersedes, months from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public async Task<IReadOnlyList<Fact>> StandingAsync(string kpiId, DateOnly from, DateOnly to, CancellationToken cancellation = default) =>
        await db.Set<Fact>().AsNoTracking()
            .Where(fact => fact.KpiId == kpiId && fact.Month >= from && fact.Month <= to && !db.Set<Fact>().Any(later => later.SupersedesId == fact.Id))
            .OrderBy(fact => fact.TeamId).ThenBy(fact => fact.Month).ToListAsync(cancellation);

    private static (string, int, DateOnly) Key(NewFact fact) => (fact.KpiId, fact.TeamId, fact.Month);
}

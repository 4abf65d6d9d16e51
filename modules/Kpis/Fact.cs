using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Kpis;

/// <summary>
/// One team's month of one KPI, as the sums of its kind. Never changed: a correction is another fact that supersedes it. The kind is
/// kept with the sums, so that they mean the same even if the definition changes.
/// </summary>
internal sealed class Fact
{
    public long Id { get; init; }
    public required string KpiId { get; init; }
    public required int TeamId { get; init; }

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    public required KpiKind Kind { get; init; }

    /// <summary>Cases; for a rate: events.</summary>
    public required long N { get; init; }

    /// <summary>Proportion: successes. NPS: promoters.</summary>
    public long? Hits { get; init; }

    /// <summary>NPS: detractors; the rest of n are passives.</summary>
    public long? Misses { get; init; }

    /// <summary>Mean: Σx. Gap: Σd. Duration: Σ ln x.</summary>
    public double? Sum { get; init; }

    /// <summary>Mean: Σx². Gap: Σd². Duration: Σ ln² x.</summary>
    public double? SumOfSquares { get; init; }

    /// <summary>Rate: exposure.</summary>
    public double? Exposure { get; init; }

    /// <summary>Where it came from, for people: a file's name, a program's.</summary>
    public required string Import { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The fact that this one corrects.</summary>
    public long? SupersedesId { get; init; }

    public KpiSums Sums => Kind switch
    {
        KpiKind.Proportion => new KpiSums.Proportion(Hits!.Value, N),
        KpiKind.Mean => new KpiSums.Mean(N, Sum!.Value, SumOfSquares!.Value),
        KpiKind.Duration => new KpiSums.Duration(N, Sum!.Value, SumOfSquares!.Value),
        KpiKind.Rate => new KpiSums.Rate(N, Exposure!.Value),
        KpiKind.Nps => new KpiSums.Nps(Hits!.Value, N - Hits.Value - Misses!.Value, Misses.Value),
        KpiKind.Gap => new KpiSums.Gap(N, Sum!.Value, SumOfSquares!.Value),
        _ => throw new InvalidOperationException($"Fact {Id} is of unknown kind {Kind}."),
    };

    public static Fact Of(NewFact added, string import, DateTimeOffset recordedAt, long? supersedes)
    {
        var (hits, misses) = added.Sums switch
        {
            KpiSums.Proportion p => (p.Successes, (long?)null),
            KpiSums.Nps s => (s.Promoters, s.Detractors),
            _ => ((long?)null, (long?)null),
        };
        var (sum, squares) = added.Sums switch
        {
            KpiSums.Mean m => (m.Sum, m.SumOfSquares),
            KpiSums.Gap g => (g.Sum, g.SumOfSquares),
            KpiSums.Duration d => (d.SumOfLogs, d.SumOfSquaredLogs),
            _ => ((double?)null, (double?)null),
        };
        return new Fact
        {
            KpiId = added.KpiId, TeamId = added.TeamId, Month = added.Month, Kind = added.Sums.Kind, N = added.Sums.N,
            Hits = hits, Misses = misses, Sum = sum, SumOfSquares = squares, Exposure = (added.Sums as KpiSums.Rate)?.Exposure,
            Import = import, RecordedAt = recordedAt, SupersedesId = supersedes,
        };
    }
}

internal sealed class FactTable : IEntityTypeConfiguration<Fact>
{
    public void Configure(EntityTypeBuilder<Fact> table)
    {
        table.ToTable("Kpis_Facts");
        table.Ignore(fact => fact.Sums);
        table.Property(fact => fact.KpiId).HasMaxLength(60);
        table.Property(fact => fact.Kind).HasConversion<string>().HasMaxLength(20);
        table.Property(fact => fact.Import).HasMaxLength(200);
        // One first fact a month, and one correction a fact: each month's facts are a chain with one end.
        table.HasIndex(fact => new { fact.KpiId, fact.TeamId, fact.Month }).IsUnique().HasFilter("\"SupersedesId\" IS NULL");
        table.HasIndex(fact => fact.SupersedesId).IsUnique();
        table.HasIndex(fact => new { fact.KpiId, fact.Month });
        table.HasOne<Fact>().WithOne().HasForeignKey<Fact>(fact => fact.SupersedesId).OnDelete(DeleteBehavior.Restrict);
    }
}

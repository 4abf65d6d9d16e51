using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies.Estimates;

/// <summary>
/// What estimates are computed with: curves of items, severities of raters, half-lives. Dated and never changed: a new one takes its place, and what was told
/// under the old one can be computed again.
/// </summary>
internal sealed record Calibration
{
    /// <summary>Before anything was learned: every item alike, no rater known, no ageing.</summary>
    public static Calibration None { get; } = new();

    /// <summary>0 for <see cref="None"/>.</summary>
    [JsonIgnore]
    public long Id { get; init; }

    /// <summary>Days in which half of what is known of a competency fades; who is not named does not age.</summary>
    public SortedDictionary<string, double> HalfLives { get; init; } = new(StringComparer.Ordinal);

    /// <summary>By competency and channel, written <c>empathy measured</c>.</summary>
    public SortedDictionary<string, Scale> Scales { get; init; } = new(StringComparer.Ordinal);

    public AbilityDrift DriftOf(string competency) => HalfLives.TryGetValue(competency, out var days) ? new AbilityDrift(days) : AbilityDrift.None;

    public Scale? ScaleOf(string competency, string channel) => Scales.GetValueOrDefault(Key(competency, channel));

    public static string Key(string competency, string channel) => $"{competency} {channel}";

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    public static Calibration Parse(long id, string json) => JsonSerializer.Deserialize<Calibration>(json, Format)! with { Id = id };

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What was learned of one competency in one channel. All figures in thousandths of a logit, so that reading them back is exact.</summary>
    internal sealed record Scale
    {
        /// <summary>People whose answers it was last learned from.</summary>
        public int People { get; init; }

        /// <summary>By item, written <c>quiz/service-quality/nps-compute</c>.</summary>
        public SortedDictionary<string, Item> Items { get; init; } = new(StringComparer.Ordinal);

        /// <summary>By the rater's key.</summary>
        public SortedDictionary<string, Rater> Raters { get; init; } = new(StringComparer.Ordinal);
    }

    /// <param name="Slope">Thousandths.</param>
    /// <param name="Steps">Thousandths of a logit.</param>
    /// <param name="Credits">Credit of each level, thousandths; null for right or wrong.</param>
    /// <param name="Errors">Standard errors of the steps, thousandths of a logit.</param>
    /// <param name="N">Answers it was learned from.</param>
    internal sealed record Item(int Slope, int[] Steps, int[]? Credits, int[] Errors, int N)
    {
        /// <summary>The curve; the guessing floor is that of the content version that was answered.</summary>
        public ItemCurve Curve(double floor) => Credits is null
            ? new ItemCurve(Steps[0] / 1000.0, Slope / 1000.0, floor)
            : new ItemCurve(Slope / 1000.0, [.. Steps.Select(step => step / 1000.0)], [.. Credits.Select(credit => credit / 1000.0)]);
    }

    /// <param name="Severity">Thousandths of a logit; above 0 stricter than usual.</param>
    /// <param name="Error">Its standard error, thousandths.</param>
    /// <param name="N">Ratings it was learned from.</param>
    internal sealed record Rater(int Severity, int Error, int N);
}

/// <summary>A calibration as it is kept.</summary>
internal sealed class CalibrationRow
{
    public long Id { get; init; }

    /// <summary>When it came into force.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The calibration, as JSON.</summary>
    public required string Content { get; init; }
}

internal sealed class CalibrationTable : IEntityTypeConfiguration<CalibrationRow>
{
    public void Configure(EntityTypeBuilder<CalibrationRow> table)
    {
        table.ToTable("Competencies_Calibrations");
        table.HasIndex(row => row.At);
    }
}

namespace ServiceAcademy.Statistics;

/// <summary>
/// Net Promoter Score, −100 to +100 points: share of promoters (9–10) minus share of detractors (0–6), times 100
/// (Reichheld 2003, <i>The One Number You Need to Grow</i>). The default value is 0.
/// </summary>
public readonly record struct NpsScore : IComparable<NpsScore>
{
    /// <exception cref="ArgumentOutOfRangeException">Not between −100 and 100.</exception>
    public NpsScore(double points) =>
        Points = points is >= -100 and <= 100
            ? points
            : throw new ArgumentOutOfRangeException(nameof(points), points, "A Net Promoter Score lies between -100 and 100.");

    public double Points { get; }

    public int CompareTo(NpsScore other) => Points.CompareTo(other.Points);
}

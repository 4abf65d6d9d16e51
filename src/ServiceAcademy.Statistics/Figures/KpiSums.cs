namespace ServiceAcademy.Statistics;

/// <summary>What a KPI counts; decides which sums it keeps and which interval it gets.</summary>
public enum KpiKind
{
    /// <summary>k of n (top-box satisfaction, first-contact resolution).</summary>
    Proportion,

    /// <summary>Mean of ratings or amounts.</summary>
    Mean,

    /// <summary>Times above zero, right-skewed: geometric mean.</summary>
    Duration,

    /// <summary>Events per exposure.</summary>
    Rate,

    /// <summary>Net Promoter Score.</summary>
    Nps,

    /// <summary>Mean of paired differences (SERVQUAL: perception − expectation).</summary>
    Gap,
}

/// <summary>
/// The sufficient figures of a KPI. Sums of disjoint sets of cases add up, so a house is the sum of its teams and a year the sum of its
/// months; figures are computed from sums, never averaged from figures.
/// </summary>
public abstract record KpiSums
{
    private KpiSums() { }

    public abstract KpiKind Kind { get; }

    /// <summary>How many cases (for a rate: events) stand behind it.</summary>
    public abstract long N { get; }

    /// <exception cref="ArgumentException">The two are not of the same kind.</exception>
    public static KpiSums operator +(KpiSums left, KpiSums right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return (left, right) switch
        {
            (Proportion a, Proportion b) => new Proportion(checked(a.Successes + b.Successes), checked(a.N + b.N)),
            (Mean a, Mean b) => new Mean(checked(a.N + b.N), a.Sum + b.Sum, a.SumOfSquares + b.SumOfSquares),
            (Duration a, Duration b) => new Duration(checked(a.N + b.N), a.SumOfLogs + b.SumOfLogs, a.SumOfSquaredLogs + b.SumOfSquaredLogs),
            (Rate a, Rate b) => new Rate(checked(a.N + b.N), a.Exposure + b.Exposure),
            (Nps a, Nps b) => new Nps(checked(a.Promoters + b.Promoters), checked(a.Passives + b.Passives), checked(a.Detractors + b.Detractors)),
            (Gap a, Gap b) => new Gap(checked(a.N + b.N), a.Sum + b.Sum, a.SumOfSquares + b.SumOfSquares),
            _ => throw new ArgumentException($"A {left.Kind} and a {right.Kind} do not add up.", nameof(right)),
        };
    }

    /// <summary>Adds up any number of sums of one kind; null when there are none.</summary>
    public static KpiSums? Total(IEnumerable<KpiSums> sums)
    {
        KpiSums? total = null;
        foreach (var one in sums)
            total = total is null ? one : total + one;
        return total;
    }

    /// <summary>k successes among n cases.</summary>
    public sealed record Proportion : KpiSums
    {
        public Proportion(long successes, long n)
        {
            N = Check.NotNegative(n);
            Successes = Check.NotNegative(successes) <= n ? successes : throw new ArgumentOutOfRangeException(nameof(successes), successes, $"More than {n} cases.");
        }

        public override KpiKind Kind => KpiKind.Proportion;

        public long Successes { get; }

        public override long N { get; }
    }

    /// <summary>n, Σx, Σx².</summary>
    public sealed record Mean : KpiSums
    {
        /// <exception cref="ArgumentException">No n values can have these sums.</exception>
        public Mean(long n, double sum, double sumOfSquares)
        {
            RequireConsistent(n, sum, sumOfSquares);
            (N, Sum, SumOfSquares) = (n, sum, sumOfSquares);
        }

        public override KpiKind Kind => KpiKind.Mean;

        public override long N { get; }

        public double Sum { get; }

        public double SumOfSquares { get; }
    }

    /// <summary>n, Σ ln x, Σ ln² x of durations x above zero.</summary>
    public sealed record Duration : KpiSums
    {
        /// <exception cref="ArgumentException">No n values can have these sums.</exception>
        public Duration(long n, double sumOfLogs, double sumOfSquaredLogs)
        {
            RequireConsistent(n, sumOfLogs, sumOfSquaredLogs);
            (N, SumOfLogs, SumOfSquaredLogs) = (n, sumOfLogs, sumOfSquaredLogs);
        }

        public override KpiKind Kind => KpiKind.Duration;

        public override long N { get; }

        public double SumOfLogs { get; }

        public double SumOfSquaredLogs { get; }
    }

    /// <summary>Events over exposure.</summary>
    public sealed record Rate : KpiSums
    {
        /// <exception cref="ArgumentOutOfRangeException">Negative, or events without exposure.</exception>
        public Rate(long events, double exposure)
        {
            N = Check.NotNegative(events);
            Exposure = events > 0 ? Check.Positive(exposure) : Check.NotNegative(exposure);
        }

        public override KpiKind Kind => KpiKind.Rate;

        /// <summary>The number of events.</summary>
        public override long N { get; }

        public double Exposure { get; }
    }

    /// <summary>Promoters (9–10), passives (7–8), detractors (0–6).</summary>
    public sealed record Nps : KpiSums
    {
        public Nps(long promoters, long passives, long detractors)
        {
            Promoters = Check.NotNegative(promoters);
            Passives = Check.NotNegative(passives);
            Detractors = Check.NotNegative(detractors);
        }

        public override KpiKind Kind => KpiKind.Nps;

        public long Promoters { get; }

        public long Passives { get; }

        public long Detractors { get; }

        public override long N => Promoters + Passives + Detractors;
    }

    /// <summary>n, Σd, Σd² of paired differences d.</summary>
    public sealed record Gap : KpiSums
    {
        /// <exception cref="ArgumentException">No n values can have these sums.</exception>
        public Gap(long n, double sum, double sumOfSquares)
        {
            RequireConsistent(n, sum, sumOfSquares);
            (N, Sum, SumOfSquares) = (n, sum, sumOfSquares);
        }

        public override KpiKind Kind => KpiKind.Gap;

        public override long N { get; }

        public double Sum { get; }

        public double SumOfSquares { get; }
    }

    private static void RequireConsistent(long n, double sum, double sumOfSquares)
    {
        if (Check.NotNegative(n) > 0)
            _ = Moments.Variance(n, sum, sumOfSquares);
        else if (sum != 0 || sumOfSquares != 0)
            throw new ArgumentException("Sums of no values are zero.", nameof(sum));
    }
}

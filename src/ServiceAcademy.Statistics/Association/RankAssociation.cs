namespace ServiceAcademy.Statistics;

/// <summary>
/// Do two figures of the same units go together? Spearman's ρ, or its partial form: ranks of both sides and of the covariates, Pearson's r of
/// what a linear fit on the covariates' ranks leaves (Conover 1999, <i>Practical Nonparametric Statistics</i>, § 5.4). Grade D.
/// <list type="bullet">
/// <item>Interval: on each side the wider of BCa bootstrap (Efron 1987, <i>JASA</i> 82:171–185; units resampled) and Fisher's z with the
/// standard error √((1 + ρ²/2)/(n − 3 − q)) (Bonett &amp; Wright 2000, <i>Psychometrika</i> 65:23–28). Each alone covers too little in
/// one place: BCa when there are few units, the formula when the relation is not monotone or the data are far from normal.</item>
/// <item>p: permutation, (1 + hits)/(1 + draws); with covariates the residuals are permuted (Freedman &amp; Lane 1983,
/// <i>J. Bus. Econ. Stat.</i> 1:292–298).</item>
/// <item>Least detectable: tanh((z₀.₉₇₅ + z₀.₈₀)·√(1.06/(n − 3 − q))), 1.06 for ranks (Fieller, Hartley &amp; Pearson 1957,
/// <i>Biometrika</i> 44:470–481).</item>
/// </list>
/// </summary>
public static class RankAssociation
{
    /// <summary>Fewer units than this (plus one a covariate) are refused.</summary>
    public const int LeastUnits = 8;

    public const int UsualDraws = 1999;

    /// <param name="x">One figure a unit.</param>
    /// <param name="y">The other figure, same order of units.</param>
    /// <param name="covariates">Figures to hold constant, each in the same order; none: plain ρ.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <param name="seed">Same seed and data, same result.</param>
    /// <param name="draws">Bootstrap and permutation draws, at least 199.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a figure is not finite.</exception>
    public static AssociationResult Between(
        IReadOnlyList<double> x,
        IReadOnlyList<double> y,
        IReadOnlyList<IReadOnlyList<double>>? covariates = null,
        double level = Interval.UsualLevel,
        ulong seed = 20260101,
        int draws = UsualDraws)
    {
        Check.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 199);
        double[][] columns = [Column(x, x.Count), Column(y, x.Count), .. (covariates ?? []).Select(z => Column(z, x.Count))];
        int n = x.Count, q = columns.Length - 2, needed = LeastUnits + q;
        if (n < needed)
            return new NotEnoughData(needed, n, NotEnoughData.TooFewUnits);
        if (PartialSpearman(columns) is not { } rho)
            return new NotEnoughData(needed, n, NotEnoughData.NoVariation);

        var random = new SplitMix64(seed);
        var interval = Wider(Formula(rho, n, q, level), Bootstrap.BiasCorrected(columns, rho, PartialSpearman, level, draws, random));
        return new Association(rho, interval, n, q, Permutation(columns, rho, draws, random), LeastDetectable(n, q), Assumptions(q));
    }

    /// <summary>The smallest |ρ| seen with 80 % power at the 5 % level, two-sided, from n units and q covariates (n ≥ q + 4).</summary>
    public static double LeastDetectable(int n, int covariates = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, covariates + 4);
        return Math.Tanh((Quantiles.Z(0.95) + Quantiles.Z(0.60)) * Math.Sqrt(1.06 / (n - 3 - covariates)));
    }

    private static string[] Assumptions(int covariates) =>
    [
        "units-independent",
        "relation-monotone",
        "units-not-people",
        "no-cause-implied",
        covariates == 0 ? "nothing-held-constant" : "only-named-covariates-held-constant",
    ];

    /// <summary>First column against second, the rest held constant; null when nothing varies.</summary>
    internal static double? PartialSpearman(double[][] columns)
    {
        if (columns.Length == 2)
            return Correlation.Spearman(columns[0], columns[1]);
        var basis = new CovariateBasis(columns.Skip(2).Select(column => Correlation.Ranks(column)));
        return Correlation.Pearson(basis.Residuals(Correlation.Ranks(columns[0])), basis.Residuals(Correlation.Ranks(columns[1])));
    }

    private static Interval Formula(double rho, int n, int covariates, double level)
    {
        // At ρ = ±1 the formula would claim certainty. One swap of neighbours, 6·2/(n(n² − 1)), is the nearest other value that ranks can take.
        var nearest = 1 - 12 / (n * ((double)n * n - 1));
        var r = Math.Clamp(rho, -nearest, nearest);
        var formula = Correlation.AtanhInterval(r, Math.Sqrt((1 + r * r / 2) / (n - 3 - covariates)), level);
        return new Interval(Math.Min(formula.Low, rho), Math.Max(formula.High, rho), level);
    }

    private static Interval Wider(Interval formula, Interval? bootstrap) =>
        bootstrap is null ? formula : new Interval(Math.Min(formula.Low, bootstrap.Low), Math.Max(formula.High, bootstrap.High), formula.Level);

    private static double Permutation(double[][] columns, double rho, int draws, SplitMix64 random)
    {
        var basis = new CovariateBasis(columns.Skip(2).Select(column => Correlation.Ranks(column)));
        var x = basis.Residuals(Correlation.Ranks(columns[0]));
        var y = basis.Residuals(Correlation.Ranks(columns[1]));
        var hits = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            random.Shuffle(y);
            var permuted = Correlation.Pearson(x, columns.Length == 2 ? y : basis.Residuals(y));
            if (Math.Abs(permuted ?? 0) >= Math.Abs(rho) - 1e-12)
                hits++;
        }
        return (1.0 + hits) / (1 + draws);
    }

    private static double[] Column(IReadOnlyList<double> values, int n)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != n)
            throw new ArgumentException($"{values.Count} figures cannot be paired with {n}.");
        foreach (var value in values)
            Check.Finite(value);
        return [.. values];
    }
}

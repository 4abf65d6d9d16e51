namespace ServiceAcademy.Statistics;

/// <summary>How much a disagreement costs, by how far apart two categories are.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement is as bad as any other (Cohen 1960).</summary>
    Equal,

    /// <summary>In proportion to the distance.</summary>
    Linear,

    /// <summary>In proportion to the squared distance: the usual choice for ordered levels.</summary>
    Quadratic,
}

/// <summary>
/// Agreement of two raters on categories: κ_w = (p_o − p_e)/(1 − p_e) with agreement weights 1 − d (Cohen 1960, <i>Educ. Psych. Measurement</i>
/// 20:37–46; 1968, <i>Psych. Bulletin</i> 70:213–220). The interval is normal with the large-sample variance of Fleiss, Cohen &amp; Everitt (1969,
/// <i>Psych. Bulletin</i> 72:323–327), cut at −1 and 1: below some 30 cases it is a rough guide.
/// </summary>
public static class WeightedKappa
{
    /// <param name="ratings">One pair a case: the category (0 to <paramref name="categories"/> − 1, in order) each rater gave.</param>
    /// <param name="categories">How many there are, at least 2.</param>
    /// <param name="weights">What a disagreement costs.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <returns>Null when there is no case, or both raters used one and the same category only: chance then explains everything.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A category out of range.</exception>
    public static AgreementFigure? Of(
        IReadOnlyList<(int First, int Second)> ratings, int categories, KappaWeights weights = KappaWeights.Quadratic, double level = Interval.UsualLevel)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 2);
        var counts = new double[categories, categories];
        foreach (var (first, second) in ratings)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(first, nameof(ratings));
            ArgumentOutOfRangeException.ThrowIfNegative(second, nameof(ratings));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(first, categories, nameof(ratings));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(second, categories, nameof(ratings));
            counts[first, second]++;
        }
        double furthest = categories - 1;
        return Of(counts, ratings.Count, level, (i, j) => weights switch
        {
            KappaWeights.Equal => i == j ? 0 : 1,
            KappaWeights.Linear => Math.Abs(i - j) / furthest,
            _ => (i - j) * (i - j) / (furthest * furthest),
        });
    }

    /// <param name="counts">Cases by the category of the first and of the second rater; shares will do.</param>
    /// <param name="n">How many cases they stand for.</param>
    /// <param name="level">Confidence.</param>
    /// <param name="cost">Cost of a disagreement, 0 on the diagonal.</param>
    internal static AgreementFigure? Of(double[,] counts, int n, double level, Func<int, int, double> cost)
    {
        var k = counts.GetLength(0);
        var total = counts.Cast<double>().Sum();
        if (n == 0 || total == 0)
            return null;
        var worst = 0.0;
        var share = new double[k, k];
        double[] rows = new double[k], columns = new double[k];
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
            {
                worst = Math.Max(worst, cost(i, j));
                share[i, j] = counts[i, j] / total;
                rows[i] += share[i, j];
                columns[j] += share[i, j];
            }

        double Agreement(int i, int j) => 1 - cost(i, j) / worst;
        double observed = 0, expected = 0;
        double[] meanOfRow = new double[k], meanOfColumn = new double[k];
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
            {
                observed += share[i, j] * Agreement(i, j);
                expected += rows[i] * columns[j] * Agreement(i, j);
                meanOfRow[i] += columns[j] * Agreement(i, j);
                meanOfColumn[j] += rows[i] * Agreement(i, j);
            }
        if (1 - expected < 1e-12)
            return null;
        var kappa = (observed - expected) / (1 - expected);

        var squares = 0.0;
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
                squares += share[i, j] * Math.Pow(Agreement(i, j) - (meanOfRow[i] + meanOfColumn[j]) * (1 - kappa), 2);
        var variance = (squares - Math.Pow(kappa - expected * (1 - kappa), 2)) / (n * Math.Pow(1 - expected, 2));
        var half = Quantiles.Z(level) * Math.Sqrt(Math.Max(0, variance));
        // With hardly any case, or none in dispute, the large-sample variance says nothing (or zero, which is not so).
        return new AgreementFigure(kappa, n < 2 || half < 1e-9 ? null : new Interval(Math.Max(-1, kappa - half), Math.Min(1, kappa + half), level), n);
    }
}

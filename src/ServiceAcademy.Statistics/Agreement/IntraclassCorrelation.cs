namespace ServiceAcademy.Statistics;

/// <summary>
/// Agreement of several raters who all rated the same cases: the share of the ratings' variance that the cases themselves explain, raters being
/// a random sample of possible ones and their severity counting as error: ICC(2,1) of one rating, ICC(2,k) of the mean of k (Shrout &amp; Fleiss 1979,
/// <i>Psych. Bulletin</i> 86:420–428). Intervals are theirs, with Satterthwaite's degrees of freedom; they assume normal scores.
/// </summary>
/// <param name="Single">ICC(2,1): how far one rater's rating can be trusted.</param>
/// <param name="Mean">ICC(2,k): how far the mean of these raters can be trusted.</param>
/// <param name="Raters">k.</param>
public sealed record IntraclassCorrelation(AgreementFigure Single, AgreementFigure Mean, int Raters)
{
    /// <param name="ratings">One row a case, one column a rater; complete.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <returns>Null below two cases or two raters, or when no rating differs from any other.</returns>
    /// <exception cref="ArgumentException">Rows of different length.</exception>
    public static IntraclassCorrelation? Of(IReadOnlyList<IReadOnlyList<double>> ratings, double level = Interval.UsualLevel)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Check.Level(level);
        if (ratings.Count < 2 || ratings[0].Count < 2)
            return null;
        int n = ratings.Count, k = ratings[0].Count;
        if (ratings.Any(row => row.Count != k))
            throw new ArgumentException("Every case needs a rating by every rater.", nameof(ratings));

        var mean = ratings.Sum(row => row.Sum(value => Check.Finite(value, nameof(ratings)))) / (n * k);
        var cases = k * ratings.Sum(row => Math.Pow(row.Average() - mean, 2));
        var raters = n * Enumerable.Range(0, k).Sum(j => Math.Pow(ratings.Average(row => row[j]) - mean, 2));
        var all = ratings.Sum(row => row.Sum(value => Math.Pow(value - mean, 2)));
        if (all <= 1e-24 * n * k * (1 + mean * mean))
            return null;
        var between = cases / (n - 1);
        var judges = raters / (k - 1);
        // Rounding may leave a trace of error where there is none.
        var rest = all - cases - raters;
        var error = rest <= 1e-12 * all ? 0 : rest / ((n - 1) * (k - 1.0));

        var single = (between - error) / (between + (k - 1) * error + k * (judges - error) / n);
        var several = (between - error) / (between + (judges - error) / n);
        var interval = IntervalOf(single, between, judges, error, n, k, level);
        return new IntraclassCorrelation(
            new AgreementFigure(single, interval, n),
            new AgreementFigure(several, interval?.Map(one => one <= -1.0 / (k - 1) + 1e-9 ? -1 : Math.Max(-1, one * k / (1 + one * (k - 1)))), n), k);
    }

    /// <summary>Shrout &amp; Fleiss, p. 424; null when the raters never err against each other, or the cases do not differ at all.</summary>
    private static Interval? IntervalOf(double icc, double between, double judges, double error, int n, int k, double level)
    {
        if (error == 0)
            return null;
        var ratio = judges / error;
        var shared = n * (1 + (k - 1) * icc) - k * icc;
        var degrees = (k - 1.0) * (n - 1) * Math.Pow(k * icc * ratio + shared, 2)
            / ((n - 1) * k * k * icc * icc * ratio * ratio + shared * shared);
        var tail = (1 - level) / 2;
        var upper = Quantiles.F(1 - tail, n - 1, degrees);
        var lower = Quantiles.F(1 - tail, degrees, n - 1);
        var spread = k * judges + (k * n - k - n) * error;
        var low = n * (between - upper * error) / (upper * spread + n * between);
        var high = n * (lower * between - error) / (spread + n * lower * between);
        return double.IsFinite(low) && double.IsFinite(high) && low <= high ? new Interval(Math.Clamp(low, -1, 1), Math.Clamp(high, -1, 1), level) : null;
    }
}

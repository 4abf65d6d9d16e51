namespace ServiceAcademy.Statistics;

/// <summary>What a rating's numbers mean.</summary>
public enum RatingScale
{
    /// <summary>Names only: ratings are equal or not.</summary>
    Nominal,

    /// <summary>Ranks: how many other ratings lie between two counts.</summary>
    Ordinal,

    /// <summary>Measures: differences count, squared.</summary>
    Interval,
}

/// <summary>
/// Agreement of any number of raters, not all of whom rated every case: α = 1 − D_o/D_e, observed over expected disagreement
/// (Krippendorff 2011, <i>Computing Krippendorff's Alpha-Reliability</i>; 2004, <i>Content Analysis</i>, ch. 11). The interval is BCa over resampled cases
/// (fixed seed), which widens for few cases as it should; Krippendorff asks for 0.8, and for at least 0.667 where tentative conclusions will do.
/// </summary>
public static class KrippendorffAlpha
{
    private const int Draws = 1_000;

    /// <param name="ratings">One row a case: one rating a rater, null where a rater did not rate it. Cases with fewer than two ratings are left out.</param>
    /// <param name="scale">What the numbers mean.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <returns>Null when no case has two ratings, or all ratings are the same: then nothing shows that raters can tell cases apart.</returns>
    public static AgreementFigure? Of(IReadOnlyList<IReadOnlyList<double?>> ratings, RatingScale scale = RatingScale.Ordinal, double level = Statistics.Interval.UsualLevel)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Check.Level(level);
        var cases = ratings
            .Select(row => row.OfType<double>().Select(value => Check.Finite(value, nameof(ratings))).ToArray())
            .Where(row => row.Length >= 2).ToArray();
        var values = cases.SelectMany(row => row).Distinct().Order().ToArray();
        // Each case as how often each value was given: what coincidences are made of, and cheap to add up again for every resample.
        var counted = cases.Select(row => values.Select(value => (double)row.Count(rating => rating == value)).ToArray()).ToArray();
        if (Alpha(counted, Enumerable.Range(0, cases.Length), values, scale) is not { } alpha)
            return null;
        double[][] column = [Enumerable.Range(0, cases.Length).Select(i => (double)i).ToArray()];
        var interval = cases.Length < 3 ? null : Bootstrap.BiasCorrected(
            column, alpha, drawn => Alpha(counted, drawn[0].Select(i => (int)i), values, scale), level, Draws, new SplitMix64(20260101));
        return new AgreementFigure(alpha, interval, cases.Length);
    }

    private static double? Alpha(double[][] counted, IEnumerable<int> cases, double[] values, RatingScale scale)
    {
        var k = values.Length;
        var together = new double[k, k];
        var totals = new double[k];
        foreach (var row in cases.Select(i => counted[i]))
        {
            var pairs = row.Sum() - 1;
            for (var c = 0; c < k; c++)
            {
                totals[c] += row[c];
                for (var d = 0; d < k; d++)
                    together[c, d] += row[c] * (row[d] - (c == d ? 1 : 0)) / pairs;
            }
        }
        double n = totals.Sum(), observed = 0, expected = 0;
        for (var c = 0; c < k; c++)
            for (var d = 0; d < c; d++)
            {
                var distance = Distance(c, d);
                observed += together[c, d] * distance;
                expected += totals[c] * totals[d] * distance;
            }
        return expected <= 0 ? null : 1 - (n - 1) * observed / expected;

        double Distance(int c, int d) => scale switch
        {
            RatingScale.Nominal => 1,
            RatingScale.Interval => Math.Pow(values[c] - values[d], 2),
            _ => Math.Pow(totals[d..(c + 1)].Sum() - (totals[c] + totals[d]) / 2, 2),
        };
    }
}

namespace ServiceAcademy.Statistics;

/// <summary>What the answers of many people say about one question.</summary>
/// <param name="N">People who answered it.</param>
/// <param name="MeanScore">Mean credit, 0 (hardest) to 1 (easiest); with right-or-wrong credit, the proportion correct.</param>
/// <param name="MeanScoreInterval">Wilson's interval of it.</param>
/// <param name="Discrimination">Correlation with the score of the rest of the test, −1 to 1; null when nobody differs.</param>
/// <param name="DiscriminationInterval">Fisher's interval of it; null below four people, or when nobody differs.</param>
/// <param name="TooFew">Fewer people than <see cref="ItemStatistics.LeastN"/>: show, if at all, as “too few to judge”.</param>
public sealed record ItemFigure(int N, double MeanScore, Interval MeanScoreInterval, double? Discrimination, Interval? DiscriminationInterval, bool TooFew);

/// <summary>Classical item analysis (Lord &amp; Novick 1968, ch. 15) for trainers.</summary>
public static class ItemStatistics
{
    /// <summary>Below 30 people the interval of a discrimination of 0.3 reaches below zero, so nothing is known of its sign.</summary>
    public const int LeastN = 30;

    /// <summary>
    /// One figure per item. Discrimination is the corrected item–total correlation: Pearson's r of the item with the sum of the <i>other</i> items
    /// (Henrysson 1963, <i>Psychometrika</i> 28:211–218), the point-biserial for right-or-wrong items. Its interval is Fisher's,
    /// tanh(atanh r ± z/√(n − 3)): approximate for scores that are not normal.
    /// </summary>
    /// <param name="attempts">One row a person, one credit (0 to 1) an item, in the order of the items. First attempts only.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <returns>A figure per item; empty when there is no attempt.</returns>
    /// <exception cref="ArgumentException">Rows of different length, or a credit outside 0–1.</exception>
    public static IReadOnlyList<ItemFigure> Of(IReadOnlyList<IReadOnlyList<double>> attempts, double level = Interval.UsualLevel)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        if (attempts.Count == 0)
            return [];
        var items = attempts[0].Count;
        var totals = new double[attempts.Count];
        for (var row = 0; row < attempts.Count; row++)
        {
            if (attempts[row].Count != items)
                throw new ArgumentException($"Attempt {row} has {attempts[row].Count} items, the first has {items}.", nameof(attempts));
            foreach (var credit in attempts[row])
                totals[row] += Check.Fraction(credit, nameof(attempts));
        }

        var figures = new ItemFigure[items];
        var own = new double[attempts.Count];
        var rest = new double[attempts.Count];
        for (var item = 0; item < items; item++)
        {
            for (var row = 0; row < attempts.Count; row++)
            {
                own[row] = attempts[row][item];
                rest[row] = totals[row] - own[row];
            }
            figures[item] = Of(own, rest, level);
        }
        return figures;
    }

    private static ItemFigure Of(double[] own, double[] rest, double level)
    {
        var n = own.Length;
        var credit = Math.Clamp(own.Sum(), 0, n);
        var r = Correlation.Pearson(own, rest);
        return new ItemFigure(
            n,
            credit / n,
            Proportion.Wilson(credit, n, level),
            r,
            r is { } known ? Correlation.FisherInterval(known, n, level) : null,
            n < LeastN);
    }
}

using MathNet.Numerics.Distributions;

namespace ServiceAcademy.Statistics;

/// <summary>
/// What estimates of several people say about them as a group. The people are the group, not a sample of it: uncertain is only what each of
/// them can do.
/// </summary>
/// <param name="N">People with an estimate.</param>
/// <param name="Mean">Mean ability in logits: the posterior mean of the group's average.</param>
/// <param name="StandardError">√(Σ SE²)/N: standard error of that average, the people's posteriors being independent.</param>
/// <param name="Spread">
/// Standard deviation of ability within the group: variance of the estimates plus mean error variance (law of total variance; estimates alone are
/// shrunk and would look too much alike: Mislevy 1991, <i>Psychometrika</i> 56).
/// </param>
/// <param name="Shares">
/// Expected share of the group in each level, lowest first, adding up to 1: the mean of the people's probabilities, not a count of dots, so that
/// somebody on the border counts half here and half there.
/// </param>
public sealed record GroupAbility(int N, double Mean, double StandardError, double Spread, IReadOnlyList<double> Shares)
{
    /// <summary>From the people's posteriors; null for nobody.</summary>
    /// <param name="people">Mean and standard error of each, in logits.</param>
    /// <param name="cuts">Where levels 2, 3, … begin, in logits, rising.</param>
    public static GroupAbility? Of(IReadOnlyCollection<(double Mean, double StandardError)> people, params IReadOnlyList<double> cuts)
    {
        if (people.Count == 0)
            return null;
        var n = people.Count;
        var mean = people.Sum(person => Check.Finite(person.Mean)) / n;
        var errors = people.Sum(person => Check.Positive(person.StandardError) * person.StandardError);
        var between = people.Sum(person => (person.Mean - mean) * (person.Mean - mean)) / n;
        var above = cuts.Select(cut => people.Sum(person => Normal.CDF(0, 1, (person.Mean - cut) / person.StandardError)) / n).ToList();
        return new GroupAbility(n, mean, Math.Sqrt(errors) / n, Math.Sqrt(between + errors / n),
            above.Prepend(1).Zip(above.Append(0), (from, to) => from - to).ToList());
    }

    /// <summary>Mean ± z·SE in logits.</summary>
    public Interval IntervalAt(double level = 0.90)
    {
        var half = Quantiles.Z(level) * StandardError;
        return new Interval(Mean - half, Mean + half, level);
    }
}

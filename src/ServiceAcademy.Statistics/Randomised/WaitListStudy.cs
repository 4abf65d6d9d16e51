namespace ServiceAcademy.Statistics;

/// <summary>Trained first against still waiting, as chance had it. Grade A.</summary>
/// <param name="Effect">Regression on training, the KPI before and the strata; HC2 errors with Bell &amp; McCaffrey's degrees of freedom.</param>
/// <param name="RandomisationP">Share of draws as extreme as the real one, if training did nothing to anybody.</param>
/// <param name="RandomisationInterval">Effects, the same for all, that the same test does not reject at its level.</param>
/// <param name="Trained">Units trained.</param>
/// <param name="Waiting">Units waiting.</param>
/// <param name="Strata">Strata that hold both.</param>
/// <param name="Draws">Randomisation draws.</param>
public sealed record WaitListStudy(EstimatedEffect Effect, double RandomisationP, Interval RandomisationInterval, int Trained, int Waiting, int Strata, int Draws)
{
    /// <summary>Keys of what has to hold for the figures to mean what they say; the reader is told in words.</summary>
    public IReadOnlyList<string> Assumptions => Keys;

    private static readonly string[] Keys =
        ["drawn-by-chance", "no-spill-over", "same-measure-for-both", "nobody-left-because-of-it"];
}

/// <summary>
/// A randomised wait-list. The KPI after, adjusted for the KPI before, which takes away what units differ in anyhow (ANCOVA; McKenzie 2012, <i>J. Dev. Econ.</i> 99:210–221),
/// and for the strata of the draw (Bruhn &amp; McKenzie 2009). Beside it the draw is repeated within strata and the studentised statistic
/// computed anew (Fisher 1935; studentised: Wu &amp; Ding 2021, <i>JASA</i> 116:1898–1913): a test that assumes nothing but the draw itself. Where the two disagree, believe the latter.
/// </summary>
public static class WaitListAnalysis
{
    /// <summary>Fewer units in an arm are refused.</summary>
    public const int LeastInArm = 5;

    public const int UsualDraws = 1999;

    /// <param name="after">The KPI of each unit over the months in which only some were trained, in its own unit.</param>
    /// <param name="before">The same over the months before anybody was.</param>
    /// <param name="isTrained">Who was drawn to be trained first; whoever did not come is counted as drawn (intention to treat).</param>
    /// <param name="strata">Strata of the draw; null: it had none. A stratum without both tells nothing and is left out.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <param name="seed">Same seed and data, same result.</param>
    /// <param name="draws">At least 199.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a figure is not finite.</exception>
    public static Answer<WaitListStudy> Study(
        IReadOnlyList<double> after, IReadOnlyList<double> before, IReadOnlyList<bool> isTrained, IReadOnlyList<int>? strata = null,
        double level = Interval.UsualLevel, ulong seed = 20260101, int draws = UsualDraws)
    {
        Check.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 199);
        strata ??= [.. after.Select(_ => 0)];
        if (before.Count != after.Count || isTrained.Count != after.Count || strata.Count != after.Count)
            throw new ArgumentException($"All columns need {after.Count} units.");
        var mixed = Enumerable.Range(0, after.Count).GroupBy(i => strata[i]).Where(stratum => stratum.Any(i => isTrained[i]) && stratum.Any(i => !isTrained[i])).ToArray();
        var kept = mixed.SelectMany(stratum => stratum).ToArray();
        int trained = kept.Count(i => isTrained[i]), waiting = kept.Length - trained;
        if (trained < LeastInArm)
            return new Refusal(Refusal.TooFewTreated, LeastInArm, trained);
        if (waiting < LeastInArm)
            return new Refusal(Refusal.TooFewControls, LeastInArm, waiting);
        var y = kept.Select(i => Check.Finite(after[i])).ToArray();
        var held = new CovariateBasis(mixed.Skip(1).Select(stratum => kept.Select(i => strata[i] == stratum.Key ? 1.0 : 0).ToArray())
            .Append([.. kept.Select(i => Check.Finite(before[i]))]));
        var fit = new Fit(held, y, [.. kept.Select(i => isTrained[i] ? 1.0 : 0)]);
        if (fit.Effect(level) is not { } effect)
            return new Refusal(Refusal.NoVariation);
        var redrawn = Redrawn(kept, isTrained, strata, new SplitMix64(seed), draws).Select(arm => (Free: held.Residuals(arm), Arm: arm)).ToArray();
        return new WaitListStudy(effect, P(0), Invert(), trained, waiting, mixed.Length, draws);

        double P(double shift)
        {
            // If training added `shift` to all who had it, the rest is what they would have had anyhow.
            var rest = fit.Outcome.Zip(fit.Arm, (value, arm) => value - shift * arm).ToArray();
            var seen = Studentised(fit.Arm, rest) * (1 - 1e-10);
            return (1.0 + redrawn.Count(draw => Studentised(draw.Free, rest) >= seen)) / (1 + draws);
        }

        Interval Invert()
        {
            return new Interval(End(-1), End(1), level);

            double End(int side)
            {
                double inside = effect.Estimate, outside = inside + side * 3 * effect.StandardError;
                for (var i = 0; i < 30 && P(outside) >= 1 - level; i++)
                    (inside, outside) = (outside, effect.Estimate + (outside - effect.Estimate) * 1.5);
                for (var i = 0; i < 25; i++)
                {
                    var middle = (inside + outside) / 2;
                    if (P(middle) < 1 - level)
                        outside = middle;
                    else
                        inside = middle;
                }
                return outside;
            }
        }
    }

    /// <summary>t² with errors that may differ between units (HC0), of a slope through columns freed of what is held.</summary>
    private static double Studentised(double[] arm, double[] y)
    {
        double square = 0, product = 0, meat = 0;
        for (var i = 0; i < arm.Length; i++)
        {
            square += arm[i] * arm[i];
            product += arm[i] * y[i];
        }
        if (square < 1e-12)
            return 0;
        var slope = product / square;
        for (var i = 0; i < arm.Length; i++)
        {
            var score = arm[i] * (y[i] - slope * arm[i]);
            meat += score * score;
        }
        return meat <= 0 ? double.PositiveInfinity : product * product / meat;
    }

    private static IEnumerable<double[]> Redrawn(int[] kept, IReadOnlyList<bool> isTrained, IReadOnlyList<int> strata, SplitMix64 random, int draws)
    {
        var places = Enumerable.Range(0, kept.Length).GroupBy(place => strata[kept[place]]).Select(stratum => stratum.ToArray()).ToArray();
        for (var draw = 0; draw < draws; draw++)
        {
            var arm = new double[kept.Length];
            foreach (var stratum in places)
            {
                var values = stratum.Select(place => isTrained[kept[place]] ? 1.0 : 0).ToArray();
                random.Shuffle(values);
                for (var i = 0; i < values.Length; i++)
                    arm[stratum[i]] = values[i];
            }
            yield return arm;
        }
    }

    /// <summary>One regression, freed of what is held constant.</summary>
    private sealed class Fit(CovariateBasis held, double[] y, double[] arm)
    {
        public double[] Outcome { get; } = held.Residuals(y);

        public double[] Arm { get; } = held.Residuals(arm);

        /// <summary>
        /// HC2: squared residuals by 1/(1 − h) (MacKinnon &amp; White 1985, <i>J. Econometrics</i> 29:305–325); degrees of freedom as for CR2 with each unit a cluster of its own
        /// (Imbens &amp; Kolesár 2016, <i>Rev. Econ. Stat.</i> 98:701–712). Null when nothing varies.
        /// </summary>
        public EstimatedEffect? Effect(double level)
        {
            var n = y.Length;
            double square = Arm.Sum(value => value * value), total = Outcome.Sum(value => value * value);
            if (square < 1e-10 || total < 1e-20 * y.Sum(value => value * value) || total == 0)
                return null;
            var slope = Arm.Zip(Outcome, (a, value) => a * value).Sum() / square;
            // Columns of the hat matrix come from asking what the basis keeps of a unit's own indicator.
            var hat = new double[n][];
            for (var i = 0; i < n; i++)
            {
                var own = new double[n];
                own[i] = 1;
                var left = held.Residuals(own);
                hat[i] = [.. left.Select((value, j) => (j == i ? 1 : 0) - value + Arm[i] * Arm[j] / square)];
            }
            double variance = 0, trace = 0, squares = 0;
            var weights = new double[n];
            for (var i = 0; i < n; i++)
            {
                var free = 1 - hat[i][i];
                weights[i] = free < 1e-8 ? 0 : Arm[i] / square / Math.Sqrt(free);
                var score = weights[i] * (Outcome[i] - slope * Arm[i]);
                variance += score * score;
            }
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                {
                    var product = weights[i] * ((i == j ? 1 : 0) - hat[i][j]) * weights[j];
                    squares += product * product;
                    trace += i == j ? product : 0;
                }
            return variance > 0 && trace * trace / squares >= 1 ? EstimatedEffect.Student(slope, Math.Sqrt(variance), trace * trace / squares, level) : null;
        }
    }
}

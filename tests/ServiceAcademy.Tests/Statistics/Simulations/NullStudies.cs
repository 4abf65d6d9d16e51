using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Simulations;

/// <summary>
/// Studies with known truth: teams in clusters, months with memory (first-order autoregression) and a common season, cells of unequal noise. The suite runs a few hundred, the
/// command impact-null thousands, with the same code.
/// </summary>
internal static class NullStudies
{
    /// <summary>How often a design found something (p below 5 %), how often its 95 % interval held the truth, how often it refused.</summary>
    public readonly record struct Tally(int Studies, int Hits, int Held, int Refused)
    {
        public double HitRate => (double)Hits / (Studies - Refused);

        public double Coverage => (double)Held / (Studies - Refused);
    }

    /// <summary>Months of all units: cluster's own and unit's own memory, level, season, noise that differs between units.</summary>
    public static double[][] Months(SplitMix64 random, int clusters, int unitsInCluster, int months, double memory)
    {
        var season = Enumerable.Range(0, months).Select(t => Math.Sin(t * Math.PI / 6)).ToArray();
        return [.. Enumerable.Range(0, clusters).SelectMany(_ =>
        {
            var shared = Remembering(random, months, memory);
            return Enumerable.Range(0, unitsInCluster).Select(_ =>
            {
                double level = random.Normal(), size = 0.7 + 0.6 * Uniform(random);
                return Remembering(random, months, memory).Select((own, t) => level + season[t] + 0.6 * shared[t] + size * own).ToArray();
            });
        })];
    }

    /// <summary>Design C: a competency with a memory of its own, effect put in.</summary>
    public static Tally WithinUnits(int studies, int clusters, double effect = 0, ClusterErrors? errors = null, int months = 24, ulong seed = 1) => Count(studies, seed, (random, _) =>
    {
        var figures = Months(random, clusters, 2, months, 0.6);
        int[] units = new int[figures.Length * months], periods = new int[units.Length], cluster = new int[units.Length];
        double[] y = new double[units.Length], x = new double[units.Length];
        var lift = Enumerable.Range(0, clusters).Select(_ => Remembering(random, months, 0.8)).ToArray();
        for (var i = 0; i < units.Length; i++)
        {
            (units[i], periods[i]) = (i / months, i % months);
            cluster[i] = units[i] / 2;
            x[i] = lift[cluster[i]][periods[i]] + 0.5 * random.Normal();
            y[i] = figures[units[i]][periods[i]] + effect * x[i];
        }
        var data = new PanelData(units, periods, y, [x], cluster);
        return (errors is { } fixedErrors ? PanelRegression.Fit(data, fixedErrors, 0.95) : PanelRegression.Fit(data)).Value?.Effect;
    }, effect);

    /// <summary>The same by wild cluster bootstrap: hits and coverage of its own p and interval.</summary>
    public static Tally WildBootstrap(int studies, int clusters, int months = 24, ulong seed = 2) => Count(studies, seed, (random, study) =>
    {
        var figures = Months(random, clusters, 1, months, 0.6);
        var x = Enumerable.Range(0, clusters).Select(_ => Remembering(random, months, 0.8)).ToArray();
        var rows = Enumerable.Range(0, clusters * months).ToArray();
        var data = new PanelData([.. rows.Select(i => i / months)], [.. rows.Select(i => i % months)], [.. rows.Select(i => figures[i / months][i % months])], [rows.Select(i => x[i / months][i % months]).ToArray()]);
        return WildClusterBootstrap.Test(data, seed: (ulong)study, draws: 399).Value is { } test ? new EstimatedEffect(0, 1, 1, test.P, test.Interval) : null;
    }, 0);

    /// <summary>Design B: a third of the clusters never, the others from three months on in turn; the same effect from the start on for all.</summary>
    public static Tally Staggered(int studies, int clusters, double effect = 0, int unitsInCluster = 1, double trained = 2 / 3.0, int months = 24, ulong seed = 3) => Count(studies, seed, (random, study) =>
        StaggeredDifferences.Study(Panel(random, clusters, effect, unitsInCluster, trained, months), seed: (ulong)study, draws: 199).Value?.Effect, effect);

    /// <summary>How often the pre-trend check calls a clean study suspect.</summary>
    public static Tally PreTrends(int studies, int clusters, int months = 24, ulong seed = 4) => Count(studies, seed, (random, study) =>
        StaggeredDifferences.Study(Panel(random, clusters, 0, 1, 2 / 3.0, months), seed: (ulong)study, draws: 199).Value?.PreTrend is { } trend
            ? trend.Slope with { P = trend.IsSuspect ? 0 : 1 } : null, 0);

    /// <summary>How often the simultaneous band leaves a true zero out anywhere.</summary>
    public static Tally Bands(int studies, int clusters, int months = 24, ulong seed = 5) => Count(studies, seed, (random, study) =>
    {
        var points = StaggeredDifferences.Study(Panel(random, clusters, 0, 1, 2 / 3.0, months), seed: (ulong)study, draws: 399).Value?.EventStudy;
        return points is null ? null : points[0].Effect with { P = points.Any(point => !point.Band.Contains(0)) ? 0 : 1, Interval = points.Any(point => !point.Band.Contains(0)) ? new Interval(1, 2, 0.95) : new Interval(-1, 1, 0.95) };
    }, 0);

    /// <summary>Design A: half the units drawn in strata by size of the KPI before, six months before and six after.</summary>
    public static Tally WaitList(int studies, int units, double effect = 0, bool isByDraw = false, ulong seed = 6) => Count(studies, seed, (random, study) =>
    {
        var (before, after, isTrained, strata) = Drawn(random, units, effect, study);
        return WaitListAnalysis.Study(after, before, isTrained, strata, seed: (ulong)study, draws: 399).Value is { } result
            ? isByDraw ? result.Effect with { P = result.RandomisationP, Interval = result.RandomisationInterval } : result.Effect : null;
    }, effect);

    /// <summary>Standard deviation, months' correlation and so on of <see cref="WaitList"/> are those of its units' months; the power told beforehand from them.</summary>
    public static double WaitListPromise(int units, double effect)
    {
        var random = new SplitMix64(99);
        var months = Months(random, 4000, 1, 12, 0.6);
        double[] before = [.. months.Select(row => row[..6].Average())], after = [.. months.Select(row => row[6..].Average())];
        var r = Correlation.Pearson(before, after)!.Value;
        var mean = after.Average();
        // Means of six months stand for one month before and one after.
        return new WaitListPower(units / 2, units - units / 2, Math.Sqrt(after.Sum(value => (value - mean) * (value - mean)) / after.Length), r, 1, 1).Power(effect);
    }

    private static (double[] Before, double[] After, bool[] IsTrained, int[] Strata) Drawn(SplitMix64 random, int units, double effect, int study)
    {
        var months = Months(random, units, 1, 12, 0.6);
        double[] before = [.. months.Select(row => row[..6].Average())];
        var ranks = Correlation.Ranks(before);
        int[] strata = [.. ranks.Select(rank => (int)((rank - 1) * 4 / units))];
        bool[] isTrained = [.. WaitListDraw.Waves(strata, 2, (ulong)study).Select(wave => wave == 0)];
        return (before, [.. months.Select((row, i) => row[6..].Average() + (isTrained[i] ? effect : 0))], isTrained, strata);
    }

    private static StaggeredPanel Panel(SplitMix64 random, int clusters, double effect, int unitsInCluster, double trained, int months)
    {
        var figures = Months(random, clusters, unitsInCluster, months, 0.6);
        var order = Enumerable.Range(0, clusters).Select(c => (double)c).ToArray();
        random.Shuffle(order);
        int?[] starts = [.. Enumerable.Range(0, figures.Length).Select(i => order[i / unitsInCluster] < trained * clusters ? 8 + (int)order[i / unitsInCluster] % 3 * 4 : (int?)null)];
        return new StaggeredPanel([.. figures.Select((row, i) => row.Select((value, t) => value + (t >= starts[i] ? effect : 0)).ToArray())], starts, [.. Enumerable.Range(0, figures.Length).Select(i => i / unitsInCluster)]);
    }

    private static Tally Count(int studies, ulong seed, Func<SplitMix64, int, EstimatedEffect?> study, double truth)
    {
        int hits = 0, held = 0, refused = 0;
        Parallel.For(0, studies, number =>
        {
            if (study(new SplitMix64(seed * 1_000_003 + (ulong)number * 7919), number) is not { } effect)
                Interlocked.Increment(ref refused);
            else
            {
                if (effect.P <= 0.05)
                    Interlocked.Increment(ref hits);
                if (effect.Interval.Contains(truth))
                    Interlocked.Increment(ref held);
            }
        });
        return new Tally(studies, hits, held, refused);
    }

    private static double[] Remembering(SplitMix64 random, int months, double memory)
    {
        var values = new double[months];
        values[0] = random.Normal();
        for (var t = 1; t < months; t++)
            values[t] = memory * values[t - 1] + Math.Sqrt(1 - memory * memory) * random.Normal();
        return values;
    }

    private static double Uniform(SplitMix64 random) => (random.Next() >> 11) * (1.0 / (1UL << 53));
}

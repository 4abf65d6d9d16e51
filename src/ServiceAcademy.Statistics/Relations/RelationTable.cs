namespace ServiceAcademy.Statistics;

/// <summary>One competency and one KPI.</summary>
/// <param name="Kpi">Its number, as given.</param>
/// <param name="Competency">Its number, as given.</param>
/// <param name="Standardised">The slope in standard deviations of what varies within units, so that relations of different KPIs can be ranked; null when refused.</param>
/// <param name="Effect">In the KPI's own unit for one more of the competency; null when refused.</param>
/// <param name="Shrunken">Of the standardised slope, drawn towards what the KPI's relations have in common; null with fewer than three.</param>
/// <param name="AdjustedP">Benjamini–Hochberg over all relations looked at.</param>
/// <param name="Refusal">Why there is no figure.</param>
public sealed record Relation(int Kpi, int Competency, EstimatedEffect? Standardised, EstimatedEffect? Effect, ShrunkenEffect? Shrunken, double? AdjustedP, Refusal? Refusal);

/// <summary>
/// All competencies against all KPIs at a glance, one at a time, with unit and period effects (as <see cref="PanelRegression"/>, CR1 errors whose degrees of freedom are the effective
/// clusters less one): what moves together within units. Each relation alone; competencies that move together share what they show. Grade C at best, and only the ones
/// that a study then asks about are tested in earnest.
/// </summary>
public static class RelationTable
{
    /// <param name="units">The unit of each row.</param>
    /// <param name="periods">The period of each row; competencies are lagged by the caller.</param>
    /// <param name="kpis">One column a KPI; not a number where missing.</param>
    /// <param name="competencies">One column a competency; not a number where missing.</param>
    /// <param name="clusters">Null: the units.</param>
    /// <returns>KPI by KPI, competency by competency.</returns>
    /// <exception cref="ArgumentException">As <see cref="PanelData"/>.</exception>
    public static IReadOnlyList<Relation> Of(
        IReadOnlyList<int> units, IReadOnlyList<int> periods, IReadOnlyList<IReadOnlyList<double>> kpis, IReadOnlyList<IReadOnlyList<double>> competencies,
        IReadOnlyList<int>? clusters = null, double level = Interval.UsualLevel)
    {
        Check.Level(level);
        clusters ??= units;
        if (kpis.Concat(competencies).Any(column => column.Count != units.Count) || periods.Count != units.Count || clusters.Count != units.Count)
            throw new ArgumentException($"All columns need {units.Count} rows.");
        var order = Sorted(units, periods, clusters);
        double[][] y = [.. kpis.Select(Ordered)], x = [.. competencies.Select(Ordered)];
        int[] unit = [.. order.Select(i => units[i])], period = [.. order.Select(i => periods[i])], cluster = [.. order.Select(i => clusters[i])];
        var relations = new Relation[y.Length * x.Length];
        // Relations that miss the same rows share their unit and period effects, which is most of the work.
        var cells = Enumerable.Range(0, relations.Length).ToArray();
        var missing = Present(y, x);
        foreach (var alike in cells.GroupBy(cell => missing[cell]))
        {
            var first = alike.First();
            var rows = Rows(y[first / x.Length], x[first % x.Length]);
            var slice = new Slice(unit, period, cluster, rows);
            var freeY = alike.Select(cell => cell / x.Length).Distinct().ToDictionary(k => k, k => slice.Free(y[k]));
            var freeX = alike.Select(cell => cell % x.Length).Distinct().ToDictionary(c => c, c => slice.Free(x[c]));
            foreach (var cell in alike)
                relations[cell] = slice.Relate(cell / x.Length, cell % x.Length, freeY[cell / x.Length], freeX[cell % x.Length], level);
        }
        return Together(relations, y.Length, x.Length, level);

        double[] Ordered(IReadOnlyList<double> column)
        {
            var sorted = new double[order.Length];
            for (var i = 0; i < sorted.Length; i++)
                sorted[i] = double.IsInfinity(column[order[i]]) ? throw new ArgumentException("A figure is infinite.") : column[order[i]];
            return sorted;
        }
    }

    private static int[] Sorted(IReadOnlyList<int> units, IReadOnlyList<int> periods, IReadOnlyList<int> clusters)
    {
        var order = Enumerable.Range(0, units.Count).ToArray();
        var keys = order.Select(i => (clusters[i], units[i], periods[i])).ToArray();
        if (Enumerable.Range(1, Math.Max(0, keys.Length - 1)).Any(i => keys[i - 1].CompareTo(keys[i]) > 0))
            Array.Sort(keys, order);
        for (var i = 1; i < keys.Length; i++)
            if (keys[i].Item2 == keys[i - 1].Item2 && keys[i].Item3 == keys[i - 1].Item3)
                throw new ArgumentException($"Unit {keys[i].Item2} comes twice in period {keys[i].Item3}.");
        return order;
    }

    /// <summary>The pattern of missing rows of each pair, as a number that equal patterns share.</summary>
    private static UInt128[] Present(double[][] y, double[][] x)
    {
        // Two independent 64-bit sums over missing rows of a column; of a pair, over the union of both.
        var rowKeys = new SplitMix64(1);
        var keys = Enumerable.Range(0, y.Length == 0 ? 0 : y[0].Length).Select(_ => new UInt128(rowKeys.Next(), rowKeys.Next())).ToArray();
        var gapsY = y.Select(Gaps).ToArray();
        var gapsX = x.Select(Gaps).ToArray();
        return [.. gapsY.SelectMany(ofY => gapsX.Select(ofX =>
        {
            UInt128 sum = 0;
            foreach (var row in ofY.Length == 0 ? ofX : ofX.Length == 0 ? ofY : ofY.Union(ofX))
                sum += keys[row];
            return sum;
        }))];

        static int[] Gaps(double[] column) => [.. Enumerable.Range(0, column.Length).Where(i => double.IsNaN(column[i]))];
    }

    private static int[] Rows(double[] y, double[] x) => [.. Enumerable.Range(0, y.Length).Where(i => !double.IsNaN(y[i]) && !double.IsNaN(x[i]))];

    private static Relation[] Together(Relation[] relations, int kpis, int competencies, double level)
    {
        var told = relations.Select((relation, cell) => (relation, cell)).Where(one => one.relation.Effect is not null).ToArray();
        var adjusted = FalseDiscovery.Adjusted([.. told.Select(one => one.relation.Effect!.P)]);
        for (var k = 0; k < told.Length; k++)
            relations[told[k].cell] = told[k].relation with { AdjustedP = adjusted[k] };
        for (var kpi = 0; kpi < kpis; kpi++)
        {
            var own = Enumerable.Range(kpi * competencies, competencies).Where(cell => relations[cell].Standardised is not null).ToArray();
            if (Shrinkage.Of([.. own.Select(cell => relations[cell].Standardised!.Estimate)], [.. own.Select(cell => relations[cell].Standardised!.StandardError)], level).Value is { } shrunken)
                for (var k = 0; k < own.Length; k++)
                    relations[own[k]] = relations[own[k]] with { Shrunken = shrunken.Effects[k] };
        }
        return relations;
    }

    /// <summary>The rows that some relations have in common.</summary>
    private sealed class Slice
    {
        private readonly int[] rows;
        private readonly int[] cluster;
        private readonly TwoWayWithin within;
        private readonly int periods;
        private readonly int clusters;

        public Slice(int[] unit, int[] period, int[] cluster, int[] rows)
        {
            this.rows = rows;
            var (ofUnit, units) = Numbered(unit);
            (this.cluster, clusters) = Numbered(cluster);
            var names = rows.Select(i => period[i]).Distinct().Order().ToArray();
            periods = names.Length;
            within = new TwoWayWithin(ofUnit, units, Array.ConvertAll(rows, i => Array.BinarySearch(names, period[i])), periods);

            (int[] Numbers, int Count) Numbered(int[] sorted)
            {
                var numbers = new int[rows.Length];
                var count = 0;
                for (var i = 0; i < rows.Length; i++)
                    numbers[i] = i == 0 || sorted[rows[i]] != sorted[rows[i - 1]] ? count++ : count - 1;
                return (numbers, count);
            }
        }

        public double[] Free(double[] column) => within.Without(Array.ConvertAll(rows, i => column[i]));

        public Relation Relate(int kpi, int competency, double[] y, double[] x, double level)
        {
            if (clusters < PanelRegression.LeastClusters)
                return Refused(new Refusal(Refusal.TooFewClusters, PanelRegression.LeastClusters, clusters));
            if (periods < PanelRegression.LeastPeriods)
                return Refused(new Refusal(Refusal.TooFewPeriods, PanelRegression.LeastPeriods, periods));
            double xx = 0, xy = 0, yy = 0;
            for (var i = 0; i < x.Length; i++)
            {
                xx += x[i] * x[i];
                xy += x[i] * y[i];
                yy += y[i] * y[i];
            }
            if (xx == 0 || yy == 0)
                return Refused(new Refusal(Refusal.NoVariation));
            double slope = xy / xx, meat = 0, squares = 0;
            for (int i = 0, end; i < x.Length; i = end)
            {
                double score = 0, own = 0;
                for (end = i; end < x.Length && cluster[end] == cluster[i]; end++)
                {
                    score += x[end] * (y[end] - slope * x[end]);
                    own += x[end] * x[end];
                }
                meat += score * score;
                squares += own * own;
            }
            var effective = xx * xx / squares;
            if (effective < PanelRegression.LeastDegreesOfFreedom + 1)
                return Refused(new Refusal(Refusal.TooFewEffectiveClusters, PanelRegression.LeastDegreesOfFreedom + 1, (int)effective));
            double n = x.Length, factor = clusters / (clusters - 1.0) * (n - 1) / (n - within.PeriodEffects - 2), error = Math.Sqrt(factor * meat) / xx;
            if (!(error > 0))
                return Refused(new Refusal(Refusal.NoVariation));
            var effect = EstimatedEffect.Student(slope, error, Math.Min(clusters, effective) - 1, level);
            var scale = Math.Sqrt(xx / yy);
            return new Relation(kpi, competency, EstimatedEffect.Student(slope * scale, error * scale, effect.DegreesOfFreedom, level), effect, null, null, null);

            Relation Refused(Refusal why) => new(kpi, competency, null, null, null, null, why);
        }
    }
}

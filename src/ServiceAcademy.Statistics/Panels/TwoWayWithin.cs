namespace ServiceAcademy.Statistics;

/// <summary>
/// Takes the effects of units and of periods out of a column, exactly, for panels with gaps as well: means of units first, then the normal
/// equations of the periods that are left, T − 1 of them (Wansbeek &amp; Kapteyn 1989, <i>J. Econometrics</i> 41:341–361), factored once for all columns.
/// </summary>
internal sealed class TwoWayWithin
{
    private readonly int[] unit;
    private readonly int[] period;
    private readonly double[] rowsOfUnit;
    private readonly double[][] factor; // Cholesky, lower; a zero on the diagonal: this period follows from the others.

    public TwoWayWithin(int[] unit, int units, int[] period, int periods)
    {
        (this.unit, this.period) = (unit, period);
        rowsOfUnit = new double[units];
        foreach (var u in unit)
            rowsOfUnit[u]++;
        Periods = periods;
        factor = Cholesky(Cross());
        PeriodEffects = Enumerable.Range(0, periods).Count(t => factor[t][t] > 0);
    }

    public int Periods { get; }

    /// <summary>How many period effects can be told beside the unit effects: T − 1, fewer when the panel falls apart.</summary>
    public int PeriodEffects { get; }

    /// <summary>The periods whose dummies, taken together with the unit effects, span all effects.</summary>
    public IEnumerable<int> SpanningPeriods => Enumerable.Range(0, Periods).Where(t => factor[t][t] > 0);

    /// <summary>What unit effects leave of a column.</summary>
    public double[] WithoutUnits(double[] column)
    {
        var sums = new double[rowsOfUnit.Length];
        for (var i = 0; i < column.Length; i++)
            sums[unit[i]] += column[i];
        for (var u = 0; u < sums.Length; u++)
            sums[u] /= rowsOfUnit[u];
        var left = new double[column.Length];
        for (var i = 0; i < left.Length; i++)
            left[i] = column[i] - sums[unit[i]];
        return left;
    }

    /// <summary>What unit and period effects leave of a column; exact zeros where they leave only rounding.</summary>
    public double[] Without(double[] column)
    {
        var left = WithoutUnits(column);
        var effects = new double[Periods];
        for (var i = 0; i < left.Length; i++)
            effects[period[i]] += left[i];
        Solve(effects);
        var means = new double[rowsOfUnit.Length];
        for (var i = 0; i < left.Length; i++)
            means[unit[i]] += effects[period[i]];
        for (var u = 0; u < means.Length; u++)
            means[u] /= rowsOfUnit[u];
        double before = 0, after = 0;
        for (var i = 0; i < left.Length; i++)
        {
            left[i] -= effects[period[i]] - means[unit[i]];
            before += column[i] * column[i];
            after += left[i] * left[i];
        }
        if (after <= 1e-22 * before)
            Array.Clear(left);
        return left;
    }

    /// <summary>D′(I − P_units)D of the period dummies D.</summary>
    private double[][] Cross()
    {
        var cross = Enumerable.Range(0, Periods).Select(_ => new double[Periods]).ToArray();
        for (int start = 0, end; start < unit.Length; start = end)
        {
            for (end = start; end < unit.Length && unit[end] == unit[start];)
                end++;
            var share = 1.0 / (end - start);
            for (var i = start; i < end; i++)
            {
                cross[period[i]][period[i]] += 1;
                var row = cross[period[i]];
                for (var j = start; j < end; j++)
                    row[period[j]] -= share;
            }
        }
        return cross;
    }

    private static double[][] Cholesky(double[][] a)
    {
        for (var j = 0; j < a.Length; j++)
        {
            var scale = a[j][j];
            for (var k = 0; k < j; k++)
                a[j][j] -= a[j][k] * a[j][k];
            a[j][j] = a[j][j] > 1e-9 * Math.Max(1, scale) ? Math.Sqrt(a[j][j]) : 0;
            for (var i = j + 1; i < a.Length; i++)
            {
                for (var k = 0; k < j; k++)
                    a[i][j] -= a[i][k] * a[j][k];
                a[i][j] = a[j][j] > 0 ? a[i][j] / a[j][j] : 0;
            }
        }
        return a;
    }

    private void Solve(double[] b)
    {
        for (var i = 0; i < b.Length; i++)
        {
            for (var k = 0; k < i; k++)
                b[i] -= factor[i][k] * b[k];
            b[i] = factor[i][i] > 0 ? b[i] / factor[i][i] : 0;
        }
        for (var i = b.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < b.Length; k++)
                b[i] -= factor[k][i] * b[k];
            b[i] = factor[i][i] > 0 ? b[i] / factor[i][i] : 0;
        }
    }
}

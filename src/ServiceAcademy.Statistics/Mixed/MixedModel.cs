using MathNet.Numerics.LinearAlgebra;

namespace ServiceAcademy.Statistics;

/// <summary>A line for each unit, drawn around a common one.</summary>
/// <param name="Intercept">Common KPI where the regressor is zero.</param>
/// <param name="Slope">Common change for one more of the regressor.</param>
/// <param name="InterceptVariance">Between units.</param>
/// <param name="SlopeVariance">Between units; 0 when slopes do not differ or were not let differ.</param>
/// <param name="Covariance">Of a unit's intercept and slope.</param>
/// <param name="ResidualVariance">Within units.</param>
/// <param name="Criterion">−2 × restricted log-likelihood.</param>
/// <param name="Units">Units.</param>
/// <param name="N">Rows.</param>
public sealed record MixedFit(
    EstimatedEffect Intercept, EstimatedEffect Slope, double InterceptVariance, double SlopeVariance, double Covariance, double ResidualVariance, double Criterion, int Units, int N);

/// <summary>
/// Random intercepts, and slopes, by restricted maximum likelihood (Laird &amp; Ware 1982, <i>Biometrics</i> 38:963–974), profiled as in Bates, Mächler, Bolker &amp; Walker (2015, <i>J. Stat. Softw.</i>
/// 67(1)): the units' relative covariance is LL′, residual variance and common line follow from it. t with units − 1 degrees of freedom, since each unit's slope is
/// one observation of the common one (exact when all have the same rows). Unlike effects fixed by unit it also uses differences between units; where those have other
/// causes, believe the fixed effects.
/// </summary>
public static class MixedModel
{
    public const int LeastUnits = 6;

    /// <param name="units">The unit of each row.</param>
    /// <param name="outcome">The KPI.</param>
    /// <param name="regressor">What it is asked to move with.</param>
    /// <param name="hasSlopes">Units' slopes may differ.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a figure is not finite.</exception>
    public static Answer<MixedFit> Fit(
        IReadOnlyList<int> units, IReadOnlyList<double> outcome, IReadOnlyList<double> regressor, bool hasSlopes = true, double level = Interval.UsualLevel)
    {
        Check.Level(level);
        if (outcome.Count != units.Count || regressor.Count != units.Count)
            throw new ArgumentException($"All columns need {units.Count} rows.");
        foreach (var value in outcome.Concat(regressor))
            Check.Finite(value);
        var groups = Enumerable.Range(0, units.Count).GroupBy(i => units[i]).Select(rows => Sums.Of(rows, regressor, outcome)).ToArray();
        if (groups.Length < LeastUnits)
            return new Refusal(Refusal.TooFewClusters, LeastUnits, groups.Length);
        if (units.Count < groups.Length + 3)
            return new Refusal(Refusal.TooFewFigures, groups.Length + 3, units.Count);
        if (Correlation.Pearson([.. outcome], [.. regressor]) is null)
            return new Refusal(Refusal.NoVariation);

        var found = Minimise(point => Criterion(groups, units.Count, Relative(point), out _, out _, out _), hasSlopes ? [1, 0, 0.3] : [1]);
        var relative = Relative(found);
        var criterion = Criterion(groups, units.Count, relative, out var line, out var inverse, out var residual);
        if (!double.IsFinite(criterion) || !(residual > 0))
            return new Refusal(Refusal.NotConverged);
        EstimatedEffect Of(int j) => EstimatedEffect.Student(line[j], Math.Sqrt(residual * inverse[j, j]), groups.Length - 1, level);
        return new MixedFit(Of(0), Of(1), residual * relative.A, residual * relative.C, residual * relative.B, residual, criterion, groups.Length, units.Count);
    }

    /// <summary>n, Σx, Σx², Σy, Σxy, Σy² of a unit.</summary>
    private readonly record struct Sums(double N, double X, double XX, double Y, double XY, double YY)
    {
        public static Sums Of(IEnumerable<int> rows, IReadOnlyList<double> x, IReadOnlyList<double> y) =>
            rows.Aggregate(default(Sums), (s, i) => new Sums(s.N + 1, s.X + x[i], s.XX + x[i] * x[i], s.Y + y[i], s.XY + x[i] * y[i], s.YY + y[i] * y[i]));
    }

    /// <summary>LL′ = [A B; B C] with L = [a 0; b c].</summary>
    private static (double A, double B, double C) Relative(double[] point) =>
        point.Length == 1 ? (point[0] * point[0], 0, 0) : (point[0] * point[0], point[0] * point[1], point[1] * point[1] + point[2] * point[2]);

    /// <summary>
    /// With V = I + ZDZ′ of a unit: V⁻¹ = I − Z(D⁻¹ + Z′Z)⁻¹Z′, written as I − Z·D(I + Z′ZD)⁻¹·Z′ so that a D of rank one or zero does no harm; |V| = |I + Z′ZD|.
    /// </summary>
    private static double Criterion(Sums[] groups, int n, (double A, double B, double C) d, out double[] line, out Matrix<double> inverse, out double residual)
    {
        double logs = 0, yy = 0;
        double p = 0, q = 0, r = 0, u = 0, v = 0; // X′V⁻¹X = [p q; q r], X′V⁻¹y = [u; v]
        foreach (var g in groups)
        {
            // M = I + Z′Z·D, K = D·M⁻¹ (symmetric).
            double m11 = 1 + g.N * d.A + g.X * d.B, m12 = g.N * d.B + g.X * d.C, m21 = g.X * d.A + g.XX * d.B, m22 = 1 + g.X * d.B + g.XX * d.C, determinant = m11 * m22 - m12 * m21;
            double k11 = (d.A * m22 - d.B * m21) / determinant, k12 = (-d.A * m12 + d.B * m11) / determinant, k22 = (-d.B * m12 + d.C * m11) / determinant;
            logs += Math.Log(determinant);
            double Form(double a1, double a2, double b1, double b2) => k11 * a1 * b1 + k12 * (a1 * b2 + a2 * b1) + k22 * a2 * b2;
            p += g.N - Form(g.N, g.X, g.N, g.X);
            q += g.X - Form(g.N, g.X, g.X, g.XX);
            r += g.XX - Form(g.X, g.XX, g.X, g.XX);
            u += g.Y - Form(g.N, g.X, g.Y, g.XY);
            v += g.XY - Form(g.X, g.XX, g.Y, g.XY);
            yy += g.YY - Form(g.Y, g.XY, g.Y, g.XY);
        }
        var all = p * r - q * q;
        inverse = Matrix<double>.Build.DenseOfArray(new[,] { { r / all, -q / all }, { -q / all, p / all } });
        line = [(r * u - q * v) / all, (p * v - q * u) / all];
        residual = (yy - line[0] * u - line[1] * v) / (n - 2);
        return logs + Math.Log(all) + (n - 2) * (1 + Math.Log(2 * Math.PI * residual));
    }

    /// <summary>Nelder &amp; Mead (1965, <i>Comput. J.</i> 7:308–313), begun anew where it ended until that gains nothing.</summary>
    private static double[] Minimise(Func<double[], double> f, double[] start)
    {
        var best = start;
        for (var round = 0; round < 20; round++)
        {
            var before = f(best);
            best = Simplex(f, best, 0.5 / (round + 1));
            if (before - f(best) < 1e-11)
                break;
        }
        return best;
    }

    private static double[] Simplex(Func<double[], double> f, double[] start, double size)
    {
        var corners = Enumerable.Range(0, start.Length + 1).Select(j => start.Select((value, i) => i == j - 1 ? value + size : value).ToArray()).Select(at => (At: at, Value: f(at))).ToList();
        for (var i = 0; i < 2000; i++)
        {
            corners.Sort((a, b) => a.Value.CompareTo(b.Value));
            var worst = corners[^1];
            if (worst.Value - corners[0].Value < 1e-13 && worst.At.Zip(corners[0].At, (a, b) => Math.Abs(a - b)).Max() < 1e-9)
                break;
            var centre = start.Select((_, j) => corners.Take(start.Length).Average(corner => corner.At[j])).ToArray();
            (double[] At, double Value) Along(double step)
            {
                double[] at = [.. centre.Zip(worst.At, (c, w) => c + step * (c - w))];
                return (at, f(at));
            }
            var next = Along(1);
            if (next.Value < corners[0].Value)
                next = Along(2) is var further && further.Value < next.Value ? further : next;
            else if (next.Value >= corners[^2].Value)
                next = next.Value < worst.Value ? Along(0.5) : Along(-0.5);
            if (next.Value < worst.Value)
                corners[^1] = next;
            else
                for (var k = 1; k < corners.Count; k++)
                {
                    double[] at = [.. corners[k].At.Zip(corners[0].At, (a, b) => (a + b) / 2)];
                    corners[k] = (at, f(at));
                }
        }
        return corners.MinBy(corner => corner.Value).At;
    }
}

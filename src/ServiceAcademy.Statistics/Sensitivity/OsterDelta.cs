namespace ServiceAcademy.Statistics;

/// <summary>
/// How much more than everything named the unnamed would have to sort units, to explain a slope away (Oster 2019, <i>J. Bus. Econ. Stat.</i> 37:187–204). Above 1 the
/// slope is usually called robust, since what was named was chosen for mattering most.
/// </summary>
public static class OsterDelta
{
    /// <summary>
    /// δ at which the slope would be zero (proposition 3): null when the covariates leave the slope and R² unchanged, or nothing more could be explained.
    /// </summary>
    /// <param name="outcome">The KPI, one figure a row, fixed effects already taken out where the study has them.</param>
    /// <param name="regressor">What is asked about.</param>
    /// <param name="covariates">What was named, at least one column.</param>
    /// <param name="mostRSquared">R² that would be reached with everything unseen too; null: 1.3 times what is reached, at most 1 (Oster's proposal).</param>
    /// <exception cref="ArgumentException">Lengths differ, no covariate, or a value is not finite.</exception>
    public static double? Of(
        IReadOnlyList<double> outcome, IReadOnlyList<double> regressor, IReadOnlyList<IReadOnlyList<double>> covariates, double? mostRSquared = null)
    {
        if (covariates.Count == 0 || covariates.Append(regressor).Any(column => column.Count != outcome.Count))
            throw new ArgumentException("Oster's δ needs covariates as long as the outcome.");
        foreach (var column in covariates.Append(regressor).Append(outcome))
            foreach (var value in column)
                Check.Finite(value);
        var constant = new CovariateBasis([[.. outcome.Select(_ => 1.0)]]);
        var named = new CovariateBasis(covariates.Select(column => column.ToArray()));
        double[] y = constant.Residuals([.. outcome]), x = constant.Residuals([.. regressor]), leftX = named.Residuals([.. regressor]), leftY = named.Residuals([.. outcome]);
        double n = y.Length, yy = Dot(y, y) / n, xx = Dot(x, x) / n, tau = Dot(leftX, leftX) / n;
        if (yy < 1e-300 || xx < 1e-300 || tau <= 1e-12 * xx)
            return null;
        double plain = Dot(x, y) / n / xx, full = Dot(leftX, leftY) / n / tau;
        double plainR = plain * plain * xx / yy, fullR = 1 - (Dot(leftY, leftY) / n - full * full * tau) / yy;
        var mostR = mostRSquared ?? Math.Min(1, 1.3 * fullR);
        double moved = plain - full, gained = fullR - plainR, missing = mostR - fullR;
        var above = full * gained * yy * tau + full * xx * tau * moved * moved + 2 * full * full * tau * moved * xx + full * full * full * (tau * xx - tau * tau);
        var below = missing * yy * moved * xx + full * missing * yy * (xx - tau) + full * full * tau * moved * xx + full * full * full * (tau * xx - tau * tau);
        return Math.Abs(below) < 1e-14 * yy * yy || missing <= 0 ? null : above / below;

        static double Dot(double[] a, double[] b) => a.Zip(b, (left, right) => left * right).Sum();
    }
}

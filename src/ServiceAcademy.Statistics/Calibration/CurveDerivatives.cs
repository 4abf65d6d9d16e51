namespace ServiceAcademy.Statistics;

/// <summary>
/// Chances of an item's levels of credit at one ability, and how their logarithms change with ln(slope) and with each step: what Fisher's
/// scoring needs.
/// </summary>
internal sealed class CurveDerivatives(int levels)
{
    public double[] Chances { get; } = new double[levels];

    /// <summary>By level, then by parameter: ln(slope) first, then the steps.</summary>
    public double[,] Slopes { get; } = new double[levels, levels];

    public void At(ItemCurve curve, double ability)
    {
        curve.Probabilities(ability, Chances);
        double a = curve.Slope, c = curve.Floor;
        if (levels == 2)
        {
            // With a floor, P = c + (1 − c)σ; without one this is the general case.
            var sigma = (Chances[1] - c) / (1 - c);
            var change = (1 - c) * sigma * (1 - sigma);
            double byLogSlope = change * a * (ability - curve.Steps[0]), byStep = -change * a;
            (Slopes[1, 0], Slopes[1, 1]) = (byLogSlope / Chances[1], byStep / Chances[1]);
            var none = Math.Max(Chances[0], 1e-300);
            (Slopes[0, 0], Slopes[0, 1]) = (-byLogSlope / none, -byStep / none);
            return;
        }
        double sum = 0, mean = 0, above = 1;
        for (var k = 0; k < levels; k++)
        {
            if (k > 0)
                sum += ability - curve.Steps[k - 1];
            Slopes[k, 0] = sum;
            mean += Chances[k] * sum;
        }
        for (var k = 0; k < levels; k++)
            Slopes[k, 0] = a * (Slopes[k, 0] - mean);
        for (var step = 1; step < levels; step++)
        {
            above -= Chances[step - 1];
            for (var k = 0; k < levels; k++)
                Slopes[k, step] = -a * ((step <= k ? 1 : 0) - above);
        }
    }
}

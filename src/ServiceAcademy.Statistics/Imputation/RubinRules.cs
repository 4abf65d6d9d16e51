namespace ServiceAcademy.Statistics;

/// <summary>
/// One answer from m analyses, each with other plausible values (Rubin 1987, <i>Multiple Imputation</i>, § 3.1): variance = mean variance + (1 + 1/m)·variance of
/// the estimates; degrees of freedom for small samples by Barnard &amp; Rubin (1999, <i>Biometrika</i> 86:948–955).
/// </summary>
public static class RubinRules
{
    /// <param name="effects">The m ≥ 2 analyses' effects; their own degrees of freedom are those of the complete data.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <returns>The combined effect, and the share, 0–1, of its variance that the uncertain scores add.</returns>
    /// <exception cref="ArgumentException">Fewer than two analyses.</exception>
    public static (EstimatedEffect Effect, double ShareFromScores) Combine(IReadOnlyList<EstimatedEffect> effects, double level = Interval.UsualLevel)
    {
        Check.Level(level);
        if (effects.Count < 2)
            throw new ArgumentException("Combining needs two analyses.", nameof(effects));
        double m = effects.Count, mean = effects.Average(effect => effect.Estimate), own = effects.Average(effect => effect.StandardError * effect.StandardError);
        var between = effects.Sum(effect => (effect.Estimate - mean) * (effect.Estimate - mean)) / (m - 1);
        double total = own + (1 + 1 / m) * between, share = (1 + 1 / m) * between / total, complete = effects.Average(effect => effect.DegreesOfFreedom);
        var observed = (complete + 1) / (complete + 3) * complete * (1 - share);
        var freedom = share <= 0 ? observed : 1 / (1 / ((m - 1) / (share * share)) + 1 / observed);
        return (EstimatedEffect.Student(mean, Math.Sqrt(total), freedom, level), share);
    }
}

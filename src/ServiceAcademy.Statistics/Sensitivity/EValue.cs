namespace ServiceAcademy.Statistics;

/// <summary>
/// How strong something unseen would have to be to explain an effect away: its risk ratio with training, and with the outcome, both at least E
/// (VanderWeele &amp; Ding 2017, <i>Ann. Intern. Med.</i> 167:268–274). 1: nothing is needed.
/// </summary>
public static class EValue
{
    /// <summary>E of a risk ratio, above zero: RR + √(RR·(RR − 1)), of 1/RR below one.</summary>
    public static double OfRiskRatio(double ratio)
    {
        var risk = Check.Positive(ratio) < 1 ? 1 / ratio : ratio;
        return risk + Math.Sqrt(risk * (risk - 1));
    }

    /// <summary>
    /// E of an effect on a continuous KPI and of the end of its interval that lies nearer to zero (1 when the interval holds zero), through RR ≈ exp(0.91·effect/spread).
    /// </summary>
    /// <param name="effect">In the KPI's unit.</param>
    /// <param name="spread">Standard deviation of the KPI between units, same unit, above zero.</param>
    public static (double Estimate, double Interval) Of(EstimatedEffect effect, double spread)
    {
        ArgumentNullException.ThrowIfNull(effect);
        Check.Positive(spread);
        var near = effect.Interval.Contains(0) ? 0 : effect.Interval.Low > 0 ? effect.Interval.Low : effect.Interval.High;
        return (OfRiskRatio(Math.Exp(0.91 * effect.Estimate / spread)), OfRiskRatio(Math.Exp(0.91 * near / spread)));
    }
}

namespace ServiceAcademy.Statistics;

/// <summary>
/// How far an ability moved between two instants, from the estimate as it was told at each.
/// <para>The two estimates share evidence and a prior, so their difference is not the change and the square root of their summed variances not
/// its error. Ability is an Ornstein–Uhlenbeck process with N(0, 1) as its stationary distribution (Uhlenbeck &amp; Ornstein 1930): over a span its
/// correlation is ρ = 2^(−span/half-life). Given all evidence, the earlier ability is smoothed by what came later (Rauch, Tung &amp; Striebel 1965):
/// with p = ρ²v₁ + 1 − ρ² and J = ρv₁/p, E[θ₂ − θ₁] = m₂ − m₁ − J(m₂ − ρm₁) and Var[θ₂ − θ₁] = (1 − J)²v₂ + v₁(1 − ρ²)/p.
/// So little new evidence gives little change with a wide interval, and a fluke is not news.</para>
/// </summary>
/// <param name="Mean">Logits; positive is upwards.</param>
/// <param name="StandardError">Logits.</param>
public readonly record struct AbilityChange(double Mean, double StandardError)
{
    /// <summary>Between two posteriors of one ability.</summary>
    /// <param name="earlier">Mean and standard error at the earlier instant, from the evidence known then.</param>
    /// <param name="later">The same at the later instant, from all evidence known then.</param>
    /// <param name="correlation">ρ over the span, 0 to 1; 1 (no drift) says that abilities cannot change, so the change is 0 ± 0.</param>
    public static AbilityChange Between((double Mean, double StandardError) earlier, (double Mean, double StandardError) later, double correlation)
    {
        Check.Fraction(correlation);
        var (m1, v1) = (Check.Finite(earlier.Mean), Square(Check.Positive(earlier.StandardError)));
        var (m2, v2) = (Check.Finite(later.Mean), Square(Check.Positive(later.StandardError)));
        var innovation = 1 - Square(correlation);
        var predicted = Square(correlation) * v1 + innovation;
        var gain = correlation * v1 / predicted;
        return new AbilityChange(
            m2 - m1 - gain * (m2 - correlation * m1),
            Math.Sqrt(Square(1 - gain) * v2 + v1 * innovation / predicted));
    }

    /// <summary>Mean ± z·SE in logits.</summary>
    public Interval IntervalAt(double level = 0.90)
    {
        var half = Quantiles.Z(level) * StandardError;
        return new Interval(Mean - half, Mean + half, level);
    }

    private static double Square(double value) => value * value;
}

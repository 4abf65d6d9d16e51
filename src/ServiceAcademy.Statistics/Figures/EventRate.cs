using MathNet.Numerics.Distributions;

namespace ServiceAcademy.Statistics;

/// <summary>Events per unit of exposure (complaints per case handled, per night, per hour).</summary>
public static class EventRate
{
    /// <summary>
    /// Exact Poisson interval (Garwood 1936, <i>Biometrika</i> 28:437–442): low = χ²(α/2; 2k)/2, high = χ²(1−α/2; 2k+2)/2, each divided by
    /// the exposure. Never covers less than its level if events are independent; clustered events (one bad day, many complaints) are
    /// overdispersed and need a wider interval than this one.
    /// </summary>
    /// <param name="events">k ≥ 0.</param>
    /// <param name="exposure">Above 0, in whatever unit the rate is told per one of.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative events, or exposure not above zero.</exception>
    public static Interval Garwood(long events, double exposure, double level = Interval.UsualLevel)
    {
        Check.NotNegative(events);
        Check.Positive(exposure);
        var tail = (1 - Check.Level(level)) / 2;
        // χ²(p; 2m)/2 is the p-quantile of a gamma distribution with shape m and rate 1.
        var low = events == 0 ? 0 : Gamma.InvCDF(events, 1, tail);
        var high = Gamma.InvCDF(events + 1, 1, 1 - tail);
        return new Interval(low / exposure, high / exposure, level);
    }
}

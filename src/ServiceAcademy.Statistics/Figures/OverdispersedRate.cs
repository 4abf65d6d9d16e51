using MathNet.Numerics;

namespace ServiceAcademy.Statistics;

/// <summary>Events per exposure over months (or teams) that differ by more than chance: one bad day brings many complaints.</summary>
/// <param name="Rate">Events per unit of exposure.</param>
/// <param name="Interval">Of the rate, on the log scale.</param>
/// <param name="Dispersion">α: variance = mean + α·mean²; 0: no more than Poisson.</param>
public sealed record OverdispersedRate(double Rate, Interval Interval, double Dispersion)
{
    public const int LeastCells = 6;

    /// <summary>
    /// Negative binomial by maximum likelihood (Lawless 1987, <i>Can. J. Stat.</i> 15:209–225): eventsᵢ with mean rate·exposureᵢ and variance mean + α·mean². Interval
    /// exp(ln rate ± t·SE) with k − 1 degrees of freedom, α taken as known. Where α is 0 it is never narrower than Garwood's.
    /// </summary>
    /// <param name="cells">Months or teams, independent of each other; those without exposure say nothing.</param>
    public static Answer<OverdispersedRate> Of(IReadOnlyList<(long Events, double Exposure)> cells, double level = Statistics.Interval.UsualLevel)
    {
        Check.Level(level);
        foreach (var (events, exposure) in cells)
            _ = new KpiSums.Rate(events, exposure);
        var kept = cells.Where(cell => cell.Exposure > 0).ToArray();
        if (kept.Length < LeastCells)
            return new Refusal(Refusal.TooFewFigures, LeastCells, kept.Length);
        var total = kept.Sum(cell => cell.Events);
        if (total == 0)
            return new Refusal(Refusal.NoVariation);

        // The profile likelihood of ln α has one maximum or runs off to α = 0.
        double low = -12, high = 6;
        for (var i = 0; i < 100; i++)
        {
            double left = high - 0.6180339887498949 * (high - low), right = low + 0.6180339887498949 * (high - low);
            if (Likelihood(Math.Exp(left)) < Likelihood(Math.Exp(right)))
                low = left;
            else
                high = right;
        }
        var alpha = Math.Exp((low + high) / 2);
        if (alpha < 1e-4)
        {
            double plain = total / kept.Sum(cell => cell.Exposure);
            return new OverdispersedRate(plain, EventRate.Garwood(total, kept.Sum(cell => cell.Exposure), level), 0);
        }
        double rate = RateFor(alpha), information = kept.Sum(cell => rate * cell.Exposure / (1 + alpha * rate * cell.Exposure)), half = Quantiles.T(level, kept.Length - 1) / Math.Sqrt(information);
        return new OverdispersedRate(rate, new Interval(rate * Math.Exp(-half), rate * Math.Exp(half), level), alpha);

        double RateFor(double a)
        {
            var found = total / kept.Sum(cell => cell.Exposure);
            for (var i = 0; i < 100; i++)
            {
                // Score and information of ln rate.
                double score = 0, expected = 0;
                foreach (var (events, exposure) in kept)
                {
                    var mean = found * exposure;
                    score += (events - mean) / (1 + a * mean);
                    expected += mean / (1 + a * mean);
                }
                found *= Math.Exp(Math.Clamp(score / expected, -1, 1));
                if (Math.Abs(score / expected) < 1e-13)
                    break;
            }
            return found;
        }

        double Likelihood(double a)
        {
            double rateThere = RateFor(a), sum = 0, size = 1 / a;
            foreach (var (events, exposure) in kept)
            {
                var mean = rateThere * exposure;
                sum += SpecialFunctions.GammaLn(events + size) - SpecialFunctions.GammaLn(size) + events * Math.Log(a * mean / (1 + a * mean)) - size * Math.Log(1 + a * mean);
            }
            return sum;
        }
    }
}

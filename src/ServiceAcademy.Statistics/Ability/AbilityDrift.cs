using MathNet.Numerics.LinearAlgebra;

namespace ServiceAcademy.Statistics;

/// <summary>
/// How ability changes while nobody looks: an Ornstein–Uhlenbeck process towards the prior N(0, 1) (Uhlenbeck &amp; Ornstein 1930, <i>Phys. Rev.</i>
/// 36:823–841; as a model of ability between occasions: Martin &amp; Quinn 2002, <i>Political Analysis</i> 10:134–153, with a random walk). After d days
/// θ' | θ ~ N(φθ, 1 − φ²) with φ = 2^(−d/half-life): what is known fades by half in a half-life, and the standard error grows back to that of the prior.
/// Nobody's likelihood is weighted down: the day's evidence counts in full on its day.
/// </summary>
public sealed record AbilityDrift
{
    /// <param name="halfLifeDays">Days in which a deviation from the prior halves; null: ability does not change.</param>
    public AbilityDrift(double? halfLifeDays) => HalfLifeDays = halfLifeDays is { } days ? Check.Positive(days) : null;

    /// <summary>Ability does not change.</summary>
    public static AbilityDrift None { get; } = new((double?)null);

    public double? HalfLifeDays { get; }

    /// <summary>φ: the share of a deviation from the prior that is left after so many days.</summary>
    public double Left(int days) => HalfLifeDays is { } halfLife && days > 0 ? Math.Pow(2, -days / halfLife) : 1;

    /// <summary>What a distribution on the grid has become after so many days, in place.</summary>
    internal void Age(Span<double> distribution, int days)
    {
        if (Left(days) is var left and < 1)
            GridProcess.Age(distribution, left);
    }

    /// <summary>
    /// The process on the grid: a birth-and-death chain between neighbouring nodes in detailed balance with the prior, which is the
    /// Ornstein–Uhlenbeck process as steps become small (Gardiner 2009, <i>Stochastic Methods</i>, § 7). It is positive, ends exactly at the prior, and
    /// two days are exactly one day twice, whatever the half-life: a normal kernel narrower than a grid step is none of these. Its generator is diagonalised
    /// once; its first two rates are set to those of the process (1 and 2), so that mean and variance fade as they should.
    /// </summary>
    private static class GridProcess
    {
        private const int N = AbilityGrid.Nodes;
        private static readonly double[] Roots = [.. AbilityGrid.Prior.Select(Math.Sqrt)];
        private static readonly (double[] Rates, double[] Modes, double[] ModesAcross) Spectrum = Diagonalise();

        public static void Age(Span<double> distribution, double left)
        {
            Span<double> symmetric = stackalloc double[N], inModes = stackalloc double[N];
            for (var i = 0; i < N; i++)
                symmetric[i] = distribution[i] / Roots[i];
            var fade = Math.Log(left);
            for (var mode = 0; mode < N; mode++)
                inModes[mode] = Math.Exp(Spectrum.Rates[mode] * fade) * Grid.Dot(Spectrum.Modes.AsSpan(mode * N, N), symmetric);
            for (var i = 0; i < N; i++)
                distribution[i] = Math.Max(0, Roots[i] * Grid.Dot(Spectrum.ModesAcross.AsSpan(i * N, N), inModes));
        }

        private static (double[] Rates, double[] Modes, double[] ModesAcross) Diagonalise()
        {
            // With rates √(π_j/π_i) between neighbours the symmetric form has equal numbers beside its diagonal.
            var generator = Matrix<double>.Build.Dense(N, N);
            for (var i = 0; i < N; i++)
                foreach (var j in new[] { i - 1, i + 1 })
                    if (j is >= 0 and < N)
                    {
                        generator[i, j] = 1;
                        generator[i, i] -= Roots[j] / Roots[i];
                    }
            var evd = generator.Evd(Symmetricity.Symmetric);
            // Ascending eigenvalues are descending rates; the slowest is the prior itself, rate 0, the next the mean, rate 1.
            var order = Enumerable.Range(0, N).OrderByDescending(k => evd.EigenValues[k].Real).ToArray();
            var unit = -evd.EigenValues[order[1]].Real;
            var rates = order.Select(k => Math.Max(0, -evd.EigenValues[k].Real) / unit).ToArray();
            (rates[0], rates[1]) = (0, 1);
            var modes = new double[N * N];
            var across = new double[N * N];
            for (var mode = 0; mode < N; mode++)
                for (var i = 0; i < N; i++)
                    modes[mode * N + i] = across[i * N + mode] = evd.EigenVectors[i, order[mode]];
            return (rates, modes, across);
        }
    }
}

namespace ServiceAcademy.Statistics;

/// <summary>
/// The scale of abilities as the estimator sees it: 120 midpoints of [−7.5, 7.5], an eighth of a logit apart, with the prior N(0, 1). Sums over it are
/// exact to 1e-6 while a posterior is wider than 0.1 logits (some 400 full answers); beyond ±7.5 lies 1e-13 of the prior.
/// </summary>
internal static class AbilityGrid
{
    public const int Nodes = 120;
    public const double Reach = 7.5;
    public const double Step = 2 * Reach / Nodes;

    public static readonly double[] Abilities = [.. Enumerable.Range(0, Nodes).Select(i => (i + 0.5) * Step - Reach)];
    public static readonly double[] Prior = Normal(0, 1);

    /// <summary>A normal distribution on the nodes, adding up to 1.</summary>
    public static double[] Normal(double mean, double deviation)
    {
        var weights = Abilities.Select(theta => Math.Exp(-Math.Pow((theta - mean) / deviation, 2) / 2)).ToArray();
        var total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }

    /// <summary>
    /// Each value replaced by its neighbours' mean under N(0, variance): ∫ f(θ + γ) φ(γ) dγ. It takes an effect γ that nobody can see (of a testlet, of a
    /// rater) out of a likelihood; beyond the ends the outermost value goes on.
    /// </summary>
    public static void Smooth(ReadOnlySpan<double> values, double variance, Span<double> smoothed)
    {
        var kernel = Kernel(variance);
        var far = kernel.Length / 2;
        Span<double> padded = stackalloc double[Nodes + 2 * Nodes];
        far = Math.Min(far, Nodes);
        padded[..far].Fill(values[0]);
        values.CopyTo(padded[far..]);
        padded.Slice(far + Nodes, far).Fill(values[^1]);
        for (var i = 0; i < Nodes; i++)
            smoothed[i] = Grid.Dot(padded.Slice(i, kernel.Length), kernel);
    }

    /// <summary>Weights of the neighbours, adding up to 1, with exactly this variance where it is smaller than the grid can show as a bell.</summary>
    private static double[] Kernel(double variance)
    {
        if (kernels.TryGetValue(variance, out var known))
            return known;
        var steps = variance / (Step * Step);
        double[] kernel;
        if (steps <= 0.5)
            kernel = [steps / 2, 1 - steps, steps / 2];
        else
        {
            var far = Math.Min(Nodes, (int)Math.Ceiling(4.5 * Math.Sqrt(steps)));
            kernel = [.. Enumerable.Range(-far, 2 * far + 1).Select(k => Math.Exp(-k * k / (2 * steps)))];
            var total = kernel.Sum();
            kernel = [.. kernel.Select(weight => weight / total)];
        }
        // There are as many variances as calibrated raters times occasions; what is kept of them is small, and new ones cost microseconds.
        if (kernels.Count < 1_000)
            kernels.TryAdd(variance, kernel);
        return kernel;
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<double, double[]> kernels = new();
}

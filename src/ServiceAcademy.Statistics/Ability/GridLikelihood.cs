using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ServiceAcademy.Statistics;

/// <summary>
/// Sum of w·[s·ln P + (1 − s)·ln(1 − P)] at every node of a grid. With x = e^(θ−b): P = (c + x)/(1 + x) and 1 − P = (1 − c)/(1 + x), so answers of
/// one weight that are right or wrong multiply up first and share one logarithm: that is most of the time saved.
/// </summary>
internal ref struct GridLikelihood
{
    // x stays below e^26 (|θ| ≤ 6, |b| ≤ 20), so eight factors stay below e^208, far from overflow at e^709.
    private const int FactorsPerLogarithm = 8;

    private readonly ReadOnlySpan<Vector256<double>> abilities;
    private readonly ReadOnlySpan<Vector256<double>> odds;
    private readonly Span<double> logarithms;
    private readonly Span<Vector256<double>> sums;
    private readonly Span<Vector256<double>> numerators;
    private readonly Span<Vector256<double>> denominators;
    private double constant;
    private double slope;
    private double weight;
    private int factors;

    /// <param name="workspace">Three numbers a node.</param>
    /// <param name="abilities">θ of each node; a multiple of four nodes.</param>
    /// <param name="odds">e^θ of each node.</param>
    public GridLikelihood(Span<double> workspace, ReadOnlySpan<double> abilities, ReadOnlySpan<double> odds)
    {
        var nodes = abilities.Length;
        this.abilities = MemoryMarshal.Cast<double, Vector256<double>>(abilities);
        this.odds = MemoryMarshal.Cast<double, Vector256<double>>(odds);
        logarithms = workspace[..nodes];
        logarithms.Clear();
        sums = MemoryMarshal.Cast<double, Vector256<double>>(logarithms);
        numerators = MemoryMarshal.Cast<double, Vector256<double>>(workspace.Slice(nodes, nodes));
        denominators = MemoryMarshal.Cast<double, Vector256<double>>(workspace.Slice(2 * nodes, nodes));
        numerators.Fill(Vector256<double>.One);
        denominators.Fill(Vector256<double>.One);
    }

    public void Add(in Observation observation, double itsWeight)
    {
        if (itsWeight != weight || factors == FactorsPerLogarithm)
            Flush();
        weight = itsWeight;
        factors++;

        double score = observation.Score, floor = observation.Floor, easiness = Math.Exp(-observation.Difficulty);
        if (floor == 0)
        {
            // ln(c + x) is then θ − b: a straight line, no logarithm at all.
            slope += itsWeight * score;
            constant -= itsWeight * score * observation.Difficulty;
        }
        else
        {
            constant += itsWeight * (1 - score) * Math.Log(1 - floor);
        }

        var ease = Vector256.Create(easiness);
        var c = Vector256.Create(floor);
        var earned = Vector256.Create(itsWeight * score);
        for (var i = 0; i < odds.Length; i++)
        {
            var x = odds[i] * ease;
            denominators[i] *= Vector256<double>.One + x;
            if (floor == 0 || score == 0)
                continue;
            if (score == 1)
                numerators[i] *= c + x;
            else
                sums[i] += earned * Vector256.Log(c + x);
        }
    }

    /// <summary>The sums, less a constant that is the same at every node.</summary>
    public Span<double> Logarithms(out double commonConstant)
    {
        Flush();
        var rise = Vector256.Create(slope);
        for (var i = 0; i < sums.Length; i++)
            sums[i] += rise * abilities[i];
        slope = 0;
        commonConstant = constant;
        return logarithms;
    }

    private void Flush()
    {
        if (factors == 0)
            return;
        var w = Vector256.Create(weight);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += w * Vector256.Log(numerators[i] / denominators[i]);
            numerators[i] = Vector256<double>.One;
            denominators[i] = Vector256<double>.One;
        }
        factors = 0;
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ServiceAcademy.Statistics;

/// <summary>
/// What credit an item gives at each ability θ (logits).
/// <list type="bullet">
/// <item>One step (right or wrong): P(θ) = c + (1 − c)/(1 + e^(−a(θ − b))), slope a, difficulty b, guessing floor c (Birnbaum 1968, in Lord &amp; Novick,
/// <i>Statistical Theories of Mental Test Scores</i>, ch. 17); a = 1 and c = 0 is Rasch's (1960). Credit between 0 and 1 enters by the Bernoulli
/// quasi-likelihood s·ln P + (1 − s)·ln(1 − P) (Papke &amp; Wooldridge 1996, <i>J. Appl. Econometrics</i> 11:619–632): right whenever the mean is, cautious in its
/// spread.</item>
/// <item>Several steps (choices and rubrics with known levels of credit): generalised partial credit, P(level k) ∝ exp Σ_{v≤k} a(θ − δ_v) (Masters 1982,
/// <i>Psychometrika</i> 47:149–174; Muraki 1992, <i>Appl. Psych. Measurement</i> 16:159–176). A credit between two levels is shared between them.</item>
/// </list>
/// </summary>
public sealed record ItemCurve
{
    /// <summary>Most levels of credit that a curve tells apart.</summary>
    public const int MostLevels = 12;

    private readonly double[] steps;
    private readonly double[] credits;

    /// <summary>A curve of one step.</summary>
    /// <param name="difficulty">b in logits, −20 to 20; 0 where nothing is known.</param>
    /// <param name="slope">a, above 0 and at most 10.</param>
    /// <param name="floor">c, 0 ≤ c &lt; 1: chance of full credit by guessing (four options, one right: 0.25).</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is out of its range.</exception>
    public ItemCurve(double difficulty = 0, double slope = 1, double floor = 0)
        : this(slope, [difficulty], [0, 1]) =>
        Floor = floor is >= 0 and < 1 ? floor : throw new ArgumentOutOfRangeException(nameof(floor), floor, "Must be at least 0 and below 1.");

    /// <summary>A curve of several steps.</summary>
    /// <param name="slope">a, above 0 and at most 10.</param>
    /// <param name="steps">δ: where one level of credit becomes likelier than the one before it; in any order, −20 to 20.</param>
    /// <param name="credits">The credit of each level, rising, 0 to 1; one more than steps.</param>
    /// <exception cref="ArgumentException">Credits do not rise, or are not one more than the steps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A figure is out of its range.</exception>
    public ItemCurve(double slope, IReadOnlyList<double> steps, IReadOnlyList<double> credits)
    {
        Slope = slope is > 0 and <= 10 ? slope : throw new ArgumentOutOfRangeException(nameof(slope), slope, "A slope lies above 0 and is at most 10.");
        if (credits.Count != steps.Count + 1 || credits.Count is < 2 or > MostLevels || credits.Zip(credits.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new ArgumentException($"There are 2 to {MostLevels} credits, rising, one more than steps.", nameof(credits));
        if (steps.Any(step => step is not (>= -20 and <= 20)))
            throw new ArgumentOutOfRangeException(nameof(steps), "A difficulty in logits lies between -20 and 20.");
        this.steps = [.. steps];
        this.credits = [.. credits.Select(credit => Check.Fraction(credit, nameof(credits)))];
    }

    /// <summary>The curve of an item of which nothing is known: difficulty 0, slope 1.</summary>
    public static ItemCurve Plain { get; } = new();

    public double Slope { get; }

    public double Floor { get; }

    public IReadOnlyList<double> Steps => steps;

    /// <summary>The credit of each level, rising.</summary>
    public IReadOnlyList<double> Credits => credits;

    /// <summary>The same item with another slope and other steps.</summary>
    internal ItemCurve With(double slope, IReadOnlyList<double> newSteps) =>
        newSteps.Count == 1 && credits is [0, 1] ? new ItemCurve(newSteps[0], slope, Floor) : new ItemCurve(slope, newSteps, credits);

    /// <summary>The chance of each level at an ability.</summary>
    public double[] Probabilities(double ability)
    {
        var chances = new double[credits.Length];
        Probabilities(ability, chances);
        return chances;
    }

    internal void Probabilities(double ability, Span<double> chances)
    {
        double exponent = 0, most = 0;
        chances[0] = 0;
        for (var k = 0; k < steps.Length; k++)
        {
            exponent += Slope * (ability - steps[k]);
            chances[k + 1] = exponent;
            most = Math.Max(most, exponent);
        }
        var total = 0.0;
        foreach (ref var chance in chances)
            total += chance = Math.Exp(chance - most);
        foreach (ref var chance in chances)
            chance /= total;
        if (Floor > 0)
            (chances[0], chances[1]) = ((1 - Floor) * chances[0], Floor + (1 - Floor) * chances[1]);
    }

    /// <summary>Adds the logarithm of the likelihood of a credit at every node of the grid.</summary>
    /// <param name="score">Credit earned.</param>
    /// <param name="shift">How much harder than usual it was, in logits (a strict rater).</param>
    /// <param name="sums">One number a node.</param>
    internal void AddLogLikelihood(double score, double shift, Span<double> sums)
    {
        if (steps.Length == 1)
        {
            AddOneStep(score, steps[0] + shift, sums);
            return;
        }
        var upper = 1;
        while (upper < credits.Length - 1 && credits[upper] < score)
            upper++;
        var share = Math.Clamp((score - credits[upper - 1]) / (credits[upper] - credits[upper - 1]), 0, 1);
        AddSteps(upper - 1, share, shift, sums);
    }

    /// <summary>With t = e^(−a(θ−b)): P = (1 + ct)/(1 + t) and 1 − P = (1 − c)t/(1 + t).</summary>
    private void AddOneStep(double score, double difficulty, Span<double> sums)
    {
        var abilities = MemoryMarshal.Cast<double, Vector256<double>>((ReadOnlySpan<double>)AbilityGrid.Abilities);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(sums);
        Vector256<double> slope = Vector256.Create(Slope), b = Vector256.Create(difficulty), one = Vector256<double>.One, c = Vector256.Create(Floor);
        Vector256<double> wrong = Vector256.Create(1 - score), earned = Vector256.Create(score);
        var constant = Vector256.Create(score == 1 ? 0 : (1 - score) * Math.Log(1 - Floor));
        for (var i = 0; i < to.Length; i++)
        {
            var z = slope * (abilities[i] - b);
            var t = Vector256.Exp(-z);
            var sum = constant - wrong * z - Vector256.Log(one + t);
            if (Floor > 0 && score > 0)
                sum += earned * Vector256.Log(one + c * t);
            to[i] += sum;
        }
    }

    /// <summary>(1 − share)·ln P(level) + share·ln P(level + 1).</summary>
    private void AddSteps(int level, double share, double shift, Span<double> sums)
    {
        var abilities = MemoryMarshal.Cast<double, Vector256<double>>((ReadOnlySpan<double>)AbilityGrid.Abilities);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(sums);
        Span<Vector256<double>> exponents = stackalloc Vector256<double>[MostLevels];
        var slope = Vector256.Create(Slope);
        for (var i = 0; i < to.Length; i++)
        {
            Vector256<double> exponent = Vector256<double>.Zero, most = exponent;
            exponents[0] = exponent;
            for (var k = 0; k < steps.Length; k++)
            {
                exponent += slope * (abilities[i] - Vector256.Create(steps[k] + shift));
                exponents[k + 1] = exponent;
                most = Vector256.Max(most, exponent);
            }
            var total = Vector256<double>.Zero;
            for (var k = 0; k <= steps.Length; k++)
                total += Vector256.Exp(exponents[k] - most);
            to[i] += Vector256.Create(1 - share) * exponents[level] + Vector256.Create(share) * exponents[level + 1] - most - Vector256.Log(total);
        }
    }
}

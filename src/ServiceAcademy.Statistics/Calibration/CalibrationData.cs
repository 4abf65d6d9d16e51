namespace ServiceAcademy.Statistics;

/// <summary>One scored answer, as what items are learned from.</summary>
/// <param name="Item">Index of the item.</param>
/// <param name="Score">Credit, 0 to 1.</param>
/// <param name="Testlet">Answers of one person that hang together carry the same number; −1 stands alone.</param>
/// <param name="Rater">Index of the rater; −1 where nobody judged.</param>
public readonly record struct CalibrationAnswer(int Item, double Score, int Testlet = -1, int Rater = -1);

/// <summary>An item to learn.</summary>
/// <param name="Curve">Where to begin; its slope is the centre of the slope's prior, its floor and levels of credit stay.</param>
/// <param name="IsKnown">Its curve stands and is not learned: it ties the others to the scale.</param>
public sealed record CalibrationItem(ItemCurve Curve, bool IsKnown = false);

/// <summary>How items are learned. The usual values are what the academy uses; tests against published fits without priors set them to infinity.</summary>
public sealed record CalibrationSettings
{
    /// <summary>Standard deviation of the prior of ln(slope) around the item's starting slope (Mislevy 1986).</summary>
    public double SlopeDeviation { get; init; } = 0.5;

    /// <summary>Standard deviation of the prior of a step's difficulty, around 0.</summary>
    public double StepDeviation { get; init; } = 2;

    /// <summary>Variance of the prior of a severity, around 0.</summary>
    public double SeverityVariance { get; init; } = RaterEffect.UsualVariance;

    /// <summary>Whether slopes are learned; else they stay as they begin.</summary>
    public bool LearnsSlopes { get; init; } = true;

    /// <summary>Whether the people's mean and spread are learned too (they can be when enough items are known); else they are N(0, 1).</summary>
    public bool LearnsPopulation { get; init; }

    public double TestletVariance { get; init; } = AbilityEstimator.UsualTestletVariance;

    /// <summary>Done when no figure moves by more than this (logits) from one round to the next.</summary>
    public double Tolerance { get; init; } = 0.001;

    public int MostRounds { get; init; } = 500;
}

/// <summary>What was learned of an item.</summary>
/// <param name="Curve">Its curve.</param>
/// <param name="SlopeError">Standard error of ln(slope); 0 where it was not learned.</param>
/// <param name="StepErrors">Standard errors of the steps.</param>
/// <param name="N">Answers.</param>
public sealed record LearnedItem(ItemCurve Curve, double SlopeError, IReadOnlyList<double> StepErrors, int N);

/// <summary>What was learned of a rater.</summary>
/// <param name="Severity">In logits; above 0 stricter than usual.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="N">Ratings.</param>
public sealed record LearnedRater(double Severity, double Error, int N);

/// <summary>What was learned.</summary>
/// <param name="Mean">Mean ability of the people; 0 unless it was learned.</param>
/// <param name="Deviation">Its standard deviation; 1 unless it was learned.</param>
/// <param name="LogLikelihood">Marginal log-likelihood, without priors.</param>
/// <param name="Rounds">Rounds that it took.</param>
/// <param name="IsConverged">Whether it came to rest; else do not use it.</param>
public sealed record LearnedItems(
    IReadOnlyList<LearnedItem> Items, IReadOnlyList<LearnedRater> Raters, double Mean, double Deviation, double LogLikelihood, int Rounds, bool IsConverged);

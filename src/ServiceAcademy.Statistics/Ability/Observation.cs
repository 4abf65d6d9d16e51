namespace ServiceAcademy.Statistics;

/// <summary>One scored answer, decision or rubric criterion, as evidence about one competency.</summary>
public readonly record struct Observation
{
    /// <param name="score">Credit earned, 0 to 1.</param>
    /// <param name="difficulty">Difficulty b in logits: a person of ability b knows the answer in half the cases. 0 where nothing is known.</param>
    /// <param name="floor">Chance of full credit by guessing, 0 ≤ c &lt; 1 (four options, one right: 0.25). 0 where nobody can guess.</param>
    /// <param name="weight">How much of the item is about this competency, from the item's own mapping; above 0, usually at most 1.</param>
    /// <param name="testlet">Answers that hang together (one scenario attempt, one passage) carry the same key; null stands alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is out of its range.</exception>
    public Observation(double score, double difficulty = 0, double floor = 0, double weight = 1, string? testlet = null)
    {
        Score = Check.Fraction(score);
        Difficulty = difficulty is >= -20 and <= 20
            ? difficulty
            : throw new ArgumentOutOfRangeException(nameof(difficulty), difficulty, "A difficulty in logits lies between -20 and 20.");
        Floor = floor is >= 0 and < 1 ? floor : throw new ArgumentOutOfRangeException(nameof(floor), floor, "Must be at least 0 and below 1.");
        Weight = Check.Positive(weight);
        Testlet = testlet;
    }

    public double Score { get; }

    public double Difficulty { get; }

    public double Floor { get; }

    /// <summary>Zero only in the default value, which carries no information.</summary>
    public double Weight { get; }

    public string? Testlet { get; }
}

using ServiceAcademy.Competencies;
using ServiceAcademy.Kpis;
using ServiceAcademy.People;

namespace ServiceAcademy.Impact;

/// <summary>Why a team does not count.</summary>
internal enum LeftOut
{
    TooFewPeople,
    TooFewScores,
    TooFewCases,
}

/// <summary>A team in both figures.</summary>
/// <param name="People">Active people in the team.</param>
/// <param name="Measured">Those with enough evidence for a score.</param>
/// <param name="Score">Mean of their scores, 0–100; null when they are too few.</param>
/// <param name="ScoreLow">Lower end of the mean's 95 % interval, from the uncertainty of the scores.</param>
/// <param name="Kpi">The team's figure over the period; null when nothing was recorded.</param>
internal sealed record TeamPoint(TeamCard Team, int People, int Measured, double? Score, double? ScoreLow, double? ScoreHigh, KpiFigure? Kpi)
{
    /// <summary>A team needs this many people, so that its mean is nobody's score …</summary>
    public const int LeastPeople = KpisApi.LeastPeople;

    /// <summary>… and this many of them with enough evidence.</summary>
    public const int LeastMeasured = 3;

    private const double Z90 = 1.6448536269514722, Z95 = 1.959963984540054;

    /// <summary>Null when the team counts.</summary>
    public LeftOut? Why =>
        People < LeastPeople ? LeftOut.TooFewPeople
        : Score is null ? LeftOut.TooFewScores
        : Kpi is not { IsEnough: true } ? LeftOut.TooFewCases
        : null;

    /// <summary>
    /// The mean over those with enough evidence. Each score's standard error is read off its 90 % interval; errors of different people are
    /// taken as independent, and those without a score as no different, which is an assumption that the page tells.
    /// </summary>
    public static TeamPoint Of(TeamCard team, IReadOnlyList<CompetencyScore> scores, KpiFigure? kpi)
    {
        var measured = scores.Where(score => score.IsEnough).ToList();
        if (scores.Count < LeastPeople || measured.Count < LeastMeasured)
            return new TeamPoint(team, scores.Count, measured.Count, null, null, null, kpi);
        var mean = measured.Average(score => score.Score!.Value);
        var error = Math.Sqrt(measured.Sum(score => Math.Pow((score.High!.Value - score.Low!.Value) / (2 * Z90), 2))) / measured.Count;
        return new TeamPoint(team, scores.Count, measured.Count, mean, Math.Max(0, mean - Z95 * error), Math.Min(100, mean + Z95 * error), kpi);
    }
}

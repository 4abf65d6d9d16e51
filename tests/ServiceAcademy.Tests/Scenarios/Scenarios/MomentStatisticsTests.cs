using ServiceAcademy.Scenarios.Attempts;
using ServiceAcademy.Scenarios.Scenarios;

namespace ServiceAcademy.Tests.Scenarios.Scenarios;

public sealed class MomentStatisticsTests
{
    /// <summary>
    /// Four people, three moments. At the first, credits (1, 1, 0, 0) go with the mean of the others (1, ½, ½, 0): r = ½ ÷ √½ = 0.7071 by hand. At the last,
    /// (1, 0, 1, 0) goes with (1, 1, 0, 0): r = 0.
    /// </summary>
    [Fact]
    public void Discrimination_is_the_correlation_with_the_rest_of_the_attempt()
    {
        var scenario = SmallScenarios.Parsed(SmallScenarios.Text("three-moments",
            "first: good → second empathy 1; poor → second", "second: good → third empathy 1; poor → third", "third: good → end empathy 1; poor → end", "end:"));
        var tells = MomentStatistics.Of(scenario, [Played(1, "ggg"), Played(2, "ggp"), Played(3, "ppg"), Played(4, "ppp")]);

        Assert.Equal(Math.Sqrt(0.5), tells["first"].Discrimination!.Value, 12);
        Assert.Equal(0, tells["third"].Discrimination!.Value, 12);
        Assert.Equal(4, tells["first"].N);
        Assert.True(tells["first"].TooFew);
        Assert.Equal(2.5, tells["first"].MedianSeconds);
        Assert.Empty(MomentStatistics.Of(scenario, []));
    }

    private static Attempt Played(int seconds, string answers)
    {
        var attempt = new Attempt
        {
            Subject = Guid.NewGuid(), ScenarioId = "three-moments", Version = 1, Ordinal = 1, Seed = 1, ReturnUrl = "", Node = "end", Pace = 100, StartedAt = DateTimeOffset.UnixEpoch,
        };
        attempt.Decisions.AddRange(answers.Select((answer, at) => new TakenDecision
        {
            Sequence = at + 1, Node = new[] { "first", "second", "third" }[at], Choice = answer == 'g' ? "good" : "poor", DecidedAt = DateTimeOffset.UnixEpoch,
            TookMilliseconds = seconds * 1000,
        }));
        return attempt;
    }
}

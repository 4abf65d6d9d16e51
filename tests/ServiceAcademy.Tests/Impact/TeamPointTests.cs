using ServiceAcademy.Competencies;
using ServiceAcademy.Impact;
using ServiceAcademy.Kpis;
using ServiceAcademy.People;
using ServiceAcademy.Statistics;
using ServiceAcademy.Tests.Kpis;
using KpiFigure = ServiceAcademy.Kpis.KpiFigure;

namespace ServiceAcademy.Tests.Impact;

public sealed class TeamPointTests
{
    private static readonly CompetencyCard Empathy = new("empathy", Some.Text("Empathy"), Some.Text(""), [], []);
    private static readonly KpiCard Csat = Some.Kpi("proportion", 85), Complaints = Some.Kpi("rate", 2, higherIsBetter: false, per: 100, id: "complaints");

    [Fact]
    public void A_team_is_the_mean_of_its_measured_members()
    {
        var point = TeamPoint.Of(Team(1), [Score(40), Score(50), Score(60), Score(null), Score(null)], Figure(1, 80));

        Assert.Null(point.Why);
        Assert.Equal((5, 3, 50.0), (point.People, point.Measured, point.Score));
        // Each 90 % interval is ±10, so its standard error 10/1.645; of the mean of three 10/1.645/√3; times 1.96.
        Assert.Equal(50 + 1.96 * 10 / 1.6449 / Math.Sqrt(3), point.ScoreHigh!.Value, 2);
    }

    [Fact]
    public void A_team_that_says_too_little_is_left_out_with_its_reason()
    {
        Assert.Equal(LeftOut.TooFewPeople, TeamPoint.Of(Team(1), [Score(40), Score(50), Score(60), Score(70)], Figure(1, 80)).Why);
        Assert.Equal(LeftOut.TooFewScores, TeamPoint.Of(Team(1), [Score(40), Score(50), Score(null), Score(null), Score(null)], Figure(1, 80)).Why);
        Assert.Equal(LeftOut.TooFewCases, TeamPoint.Of(Team(1), Five(50), null).Why);
        Assert.Equal(LeftOut.TooFewCases, TeamPoint.Of(Team(1), Five(50), Figure(1, null)).Why);
    }

    [Fact]
    public void Better_with_better_is_above_zero_whichever_way_the_kpi_points()
    {
        var up = Enumerable.Range(0, 9).Select(i => TeamPoint.Of(Team(i), Five(40 + i), Figure(i, 70 + i))).ToList();
        var down = Enumerable.Range(0, 9).Select(i => TeamPoint.Of(Team(i), Five(40 + i), Figure(i, 9 - i))).ToList();

        Assert.Equal(1, Assert.IsType<Association>(new AssociationCache().Between(Empathy, Csat, up)).Rho, 9);
        Assert.Equal(1, Assert.IsType<Association>(new AssociationCache().Between(Empathy, Complaints, down)).Rho, 9);
        Assert.Equal(-1, Assert.IsType<Association>(new AssociationCache().Between(Empathy, Csat, down)).Rho, 9);
    }

    [Fact]
    public void Seven_teams_are_not_enough_and_left_out_ones_do_not_count()
    {
        var points = Enumerable.Range(0, 9).Select(i => TeamPoint.Of(Team(i), Five(40 + i), Figure(i, i < 7 ? 70 + i : null))).ToList();
        var few = Assert.IsType<NotEnoughData>(new AssociationCache().Between(Empathy, Csat, points));

        Assert.Equal((8, 7), (few.Needed, few.Got));
    }

    [Fact]
    public void A_result_is_kept_until_a_figure_changes()
    {
        var cache = new AssociationCache();
        List<TeamPoint> Points(double last) => Enumerable.Range(0, 9).Select(i => TeamPoint.Of(Team(i), Five(40 + i * 7 % 9), Figure(i, i == 8 ? last : 70 + i))).ToList();

        var first = cache.Between(Empathy, Csat, Points(60));
        Assert.Same(first, cache.Between(Empathy, Csat, Points(60)));
        Assert.NotSame(first, cache.Between(Empathy, Csat, Points(90)));
        Assert.NotSame(first, cache.Between(Empathy, Complaints, Points(60)));
    }

    private static TeamCard Team(int id) => new(id, "t" + id, Some.Text("T" + id), 1, Some.Text("House"), null);

    private static CompetencyScore Score(double? score) => new(Empathy, score, score - 10, score + 10, score is null ? null : 2, 9, null);

    private static List<CompetencyScore> Five(double score) => Enumerable.Repeat(Score(score), 5).ToList();

    private static KpiFigure Figure(int team, double? value) => new("csat", team, new DateOnly(2026, 1, 1), value, value - 5, value + 5, 200);
}

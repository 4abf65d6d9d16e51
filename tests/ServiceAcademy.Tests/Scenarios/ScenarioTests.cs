using ServiceAcademy.Competencies;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Records;
using ServiceAcademy.Scenarios;
using static ServiceAcademy.Tests.Scenarios.SmallScenarios;

namespace ServiceAcademy.Tests.Scenarios;

public sealed class ScenarioTests
{
    private readonly Scenario scenario = Parsed(TwoBranches);

    [Fact]
    public void It_measures_what_can_be_gained_or_lost() =>
        Assert.Equal(["communication", "empathy", "speed"], scenario.Criteria);

    [Fact]
    public void The_format_of_the_first_release_reads_as_the_same_role_play()
    {
        var earlier = Parsed(TwoBranchesInYaml);

        Assert.Equal(scenario.Criteria, earlier.Criteria);
        foreach (var path in Paths(scenario))
            Assert.Equal(scenario.Score(path), earlier.Score(earlier.After([.. path.Steps.Select(step => step.Answer!)])));
    }

    [Fact]
    public void The_longest_way_left_is_counted()
    {
        Assert.Equal(4, scenario.Values.MostLeft(scenario.At()));
        Assert.Equal(2, scenario.Values.MostLeft(scenario.At("kind")));
        Assert.Equal(0, scenario.Values.MostLeft(scenario.At("kind", "warm", "a")));
        Assert.Equal("3–4", scenario.DecisionsOnAPath);
    }

    [Fact]
    public void A_branch_that_holds_less_costs_once_where_it_was_entered()
    {
        // Best from “open”: 2 + 3 = 5 of empathy. “short” keeps 1 + 1 = 2 possible: it costs 3, and mending afterwards costs nothing.
        Assert.Equal([new Cost("empathy", 3, 4)], scenario.Costs(scenario.At(), "short").Where(cost => cost.Criterion == "empathy"));
        Assert.Empty(scenario.Costs(scenario.At("short"), "mend"));
        Assert.Equal([new Cost("empathy", 1, 4)], scenario.Costs(scenario.At("short"), "stare"));
    }

    [Fact]
    public void Equally_good_choosers_on_different_branches_get_equal_scores()
    {
        // Both ways hold three points, in different places and in different portions.
        var fair = Parsed(Text("x", "open: left → left; right → right",
            "left: best → end empathy 3; worst → end",
            "right: best → second empathy 1; worst → second",
            "second: best → end empathy 2; worst → end",
            "end:"));

        Assert.Equal(1000, fair.Score(fair.After("left", "best")));
        Assert.Equal(1000, fair.Score(fair.After("right", "best", "best")));
        Assert.Equal(0, fair.Score(fair.After("left", "worst")));
        Assert.Equal(0, fair.Score(fair.After("right", "worst", "worst")));
        Assert.Empty(fair.Bearings(fair.At(), "left", Measures.Themselves));
    }

    [Fact]
    public void Ending_the_scene_rightly_at_once_is_not_punished()
    {
        var early = Parsed(Text("x", "open: settle → end empathy 3; talk → on empathy 1", "on: more → end empathy 2; none → end", "end:"));

        Assert.Equal(1000, early.Score(early.After("settle")));
        Assert.Equal(1000, early.Score(early.After("talk", "more")));
        Assert.Equal(0, early.Score(early.After("talk", "none")));
    }

    [Fact]
    public void The_best_choice_of_every_node_leads_to_full_marks_overall()
    {
        var walk = scenario.After();
        while (!walk.IsFinished)
            walk = walk.Take(scenario.Best(walk.State).Id)!;

        Assert.Equal(1000, scenario.Score(walk));
    }

    [Fact]
    public void Criteria_may_pull_apart_and_the_overall_score_weighs_their_points()
    {
        var torn = Parsed(Text("x", "open: listen → end empathy 2; act → end speed 3", "end:"));

        Assert.Equal("act", torn.Best(torn.At()).Id);
        Assert.Equal([new Cost("empathy", 2, 2)], torn.Costs(torn.At(), "act"));
        Assert.Equal(1000, torn.Score(torn.After("act")));
        Assert.Equal(0, torn.Score(torn.After("listen")));
    }

    [Fact]
    public void The_authors_weights_decide_what_is_best_overall()
    {
        var torn = Parsed(Text("x", "open: listen → end empathy 2; act → end speed 3", "end:").Replace("covers:", "criteria: {empathy: 2, speed: 1}\ncovers:"));

        Assert.Equal("listen", torn.Best(torn.At()).Id);
    }

    [Fact]
    public void Bearings_tell_credit_weight_and_guess_in_thousandths()
    {
        // At “smooth” three points of empathy are at stake, as many as anywhere: a full item. At “rough” one: a third of an item.
        Assert.Equal([new Bearing("empathy", 1000, 1000, 500)], scenario.Bearings(scenario.At("kind"), "warm", Measures.Themselves));
        Assert.Equal([new Bearing("empathy", 0, 1000, 500)], scenario.Bearings(scenario.At("kind"), "cold", Measures.Themselves));
        Assert.Equal([new Bearing("empathy", 1000, 333, 500)], scenario.Bearings(scenario.At("short"), "mend", Measures.Themselves));
    }

    [Fact]
    public void A_rubrics_criteria_bear_on_its_competencies_by_their_weights()
    {
        var rubric = new RubricCard("r", new LocalText(), [
            new RubricCriterion("listens", new LocalText(), new Dictionary<string, decimal> { ["empathy"] = 1, ["communication"] = 0.5m }),
            new RubricCriterion("explains", new LocalText(), new Dictionary<string, decimal> { ["communication"] = 1 })]);
        var both = Parsed(Text("x", "open: a → end listens 2; b → end explains 2; c → end listens 2, explains 1", "end:"));
        var measures = Measures.By(rubric);

        // “b” is a full item against listening and one for explaining; communication weighs them 1 : 2, empathy is heard in listening alone.
        Assert.Equal([new Bearing("communication", 667, 1000, 556), new Bearing("empathy", 0, 1000, 667)], both.Bearings(both.At(), "b", measures));
        Assert.Equal(["communication", "empathy"], measures.Competencies(both.Criteria));
    }

    [Fact]
    public void A_nuance_between_best_and_worst_gets_its_share()
    {
        var shades = Parsed(Text("x", "open: a → end empathy 3; b → end empathy 2; c → end", "end:"));

        Assert.Equal([new Bearing("empathy", 667, 1000, 556)], shades.Bearings(shades.At(), "b", Measures.Themselves));
        Assert.Equal(667, shades.Credit(shades.At(), "b"));
    }

    [Fact]
    public void Where_every_choice_is_worth_the_same_there_is_no_evidence()
    {
        var last = scenario.At("kind", "warm");

        Assert.DoesNotContain(scenario.Bearings(last, "a", Measures.Themselves), bearing => bearing.Competency == "empathy");
        Assert.Equal(["speed"], scenario.MeasuredAt(last));
    }

    [Fact]
    public void Every_score_told_is_within_its_bounds_on_every_path()
    {
        foreach (var path in Paths(scenario))
        {
            Assert.InRange(scenario.Score(path), 0, 1000);
            foreach (var score in scenario.Scores(path))
            {
                Assert.InRange(score.Regret, 0, score.LargestRegret);
                Assert.Equal(score.Regret, path.Decisions.SelectMany(taken => scenario.Costs(taken.State, taken.Move)).Where(cost => cost.Criterion == score.Criterion).Sum(cost => cost.Points));
            }
        }
    }

    private static IEnumerable<Walk> Paths(Scenario scenario) => Paths(scenario.After());

    private static IEnumerable<Walk> Paths(Walk walk) =>
        walk.IsFinished ? [walk] : walk.Scenario.Open(walk.State).SelectMany(move => Paths(walk.Take(move.Id)!));
}

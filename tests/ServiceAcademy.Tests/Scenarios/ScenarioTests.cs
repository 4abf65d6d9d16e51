using ServiceAcademy.Records;
using ServiceAcademy.Scenarios;
using ServiceAcademy.Statistics;
using static ServiceAcademy.Tests.Scenarios.SmallScenarios;

namespace ServiceAcademy.Tests.Scenarios;

public sealed class ScenarioTests
{
    private readonly Scenario scenario = Parsed(TwoBranches);

    [Fact]
    public void It_measures_what_can_be_gained_or_lost() =>
        Assert.Equal(["communication", "empathy", "speed"], scenario.Competencies);

    [Fact]
    public void The_longest_way_left_is_counted()
    {
        Assert.Equal(4, scenario.MostLeft("open"));
        Assert.Equal(2, scenario.MostLeft("smooth"));
        Assert.Equal(0, scenario.MostLeft("end"));
        Assert.Equal("3–4", scenario.DecisionsOnAPath);
    }

    [Fact]
    public void A_branch_that_holds_less_costs_once_where_it_was_entered()
    {
        // Best from “open”: 2 + 3 = 5 of empathy. “short” keeps 1 + 1 = 2 possible: it costs 3, and mending afterwards costs nothing.
        Assert.Equal([new Cost("empathy", 3, 4)], scenario.Costs("open", "short").Where(cost => cost.Competency == "empathy"));
        Assert.Empty(scenario.Costs("rough", "mend"));
        Assert.Equal([new Cost("empathy", 1, 4)], scenario.Costs("rough", "stare"));
    }

    [Fact]
    public void Equally_good_choosers_on_different_branches_get_equal_scores()
    {
        // Both ways hold three points, in different places and in different portions.
        var fair = Parsed(Yaml("x", "open: left → left; right → right",
            "left: best → end empathy 3; worst → end",
            "right: best → second empathy 1; worst → second",
            "second: best → end empathy 2; worst → end",
            "end:"));

        Assert.Equal(1000, fair.Score([new("open", "left"), new("left", "best")]));
        Assert.Equal(1000, fair.Score([new("open", "right"), new("right", "best"), new("second", "best")]));
        Assert.Equal(0, fair.Score([new("open", "left"), new("left", "worst")]));
        Assert.Equal(0, fair.Score([new("open", "right"), new("right", "worst"), new("second", "worst")]));
        Assert.Empty(fair.Bearings("open", "left"));
    }

    [Fact]
    public void Ending_the_scene_rightly_at_once_is_not_punished()
    {
        var early = Parsed(Yaml("x", "open: settle → end empathy 3; talk → on empathy 1", "on: more → end empathy 2; none → end", "end:"));

        Assert.Equal(1000, early.Score([new("open", "settle")]));
        Assert.Equal(1000, early.Score([new("open", "talk"), new("on", "more")]));
        Assert.Equal(0, early.Score([new("open", "talk"), new("on", "none")]));
    }

    [Fact]
    public void The_best_choice_of_every_node_leads_to_full_marks_overall()
    {
        var path = new List<Decision>();
        for (var node = scenario.Start; node.Choices.Count > 0; node = scenario[scenario.Best(node.Id).To])
            path.Add(new Decision(node.Id, scenario.Best(node.Id).Id));

        Assert.Equal(1000, scenario.Score(path));
    }

    [Fact]
    public void Competencies_may_pull_apart_and_the_overall_score_weighs_their_points()
    {
        var torn = Parsed(Yaml("x", "open: listen → end empathy 2; act → end speed 3", "end:"));

        Assert.Equal("act", torn.Best("open").Id);
        Assert.Equal([new Cost("empathy", 2, 2)], torn.Costs("open", "act"));
        Assert.Equal(1000, torn.Score([new("open", "act")]));
        Assert.Equal(0, torn.Score([new("open", "listen")]));
    }

    [Fact]
    public void Bearings_tell_credit_weight_and_guess_in_thousandths()
    {
        // At “smooth” three points of empathy are at stake, as many as anywhere: a full item. At “rough” one: a third of an item.
        Assert.Equal([new Bearing("empathy", 1000, 1000, 500)], scenario.Bearings("smooth", "warm"));
        Assert.Equal([new Bearing("empathy", 0, 1000, 500)], scenario.Bearings("smooth", "cold"));
        Assert.Equal([new Bearing("empathy", 1000, 333, 500)], scenario.Bearings("rough", "mend"));
    }

    [Fact]
    public void A_nuance_between_best_and_worst_gets_its_share()
    {
        var shades = Parsed(Yaml("x", "open: a → end empathy 3; b → end empathy 2; c → end", "end:"));

        Assert.Equal([new Bearing("empathy", 667, 1000, 556)], shades.Bearings("open", "b"));
        Assert.Equal(667, shades.Credit("open", "b"));
    }

    [Fact]
    public void Where_every_choice_is_worth_the_same_there_is_no_evidence()
    {
        Assert.DoesNotContain(scenario.Bearings("last", "a"), bearing => bearing.Competency == "empathy");
        Assert.Equal(["speed"], scenario.MeasuredAt("last"));
    }

    [Fact]
    public void Every_score_told_is_within_its_bounds_on_every_path()
    {
        foreach (var path in Paths(scenario, scenario.Start.Id))
        {
            Assert.InRange(scenario.Score(path), 0, 1000);
            foreach (var score in scenario.Scores(path))
            {
                Assert.InRange(score.Regret, 0, score.LargestRegret);
                Assert.Equal(score.Regret, path.SelectMany(taken => scenario.Costs(taken.Node, taken.Choice)).Where(cost => cost.Competency == score.Criterion).Sum(cost => cost.Points));
            }
        }
    }

    private static IEnumerable<List<Decision>> Paths(Scenario scenario, string node) =>
        scenario[node].Choices.Count == 0
            ? [[]]
            : scenario[node].Choices.SelectMany(choice => Paths(scenario, choice.To).Select(rest => (List<Decision>)[new(node, choice.Id), .. rest]));
}

using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Decisions;

/// <summary>What holds for every script, seen on thousands of random ones with chance, variables, choices to be taken once and sub-scenes; the seeds are fixed.</summary>
public sealed class DecisionPropertyTests
{
    private const int Scripts = 3000;

    private static readonly string[] Criteria = ["a", "b"];

    [Fact]
    public void Every_figure_agrees_with_enumeration()
    {
        var (judged, loops) = (0, 0);
        foreach (var (script, values) in Randoms())
            foreach (var criterion in Criteria)
            {
                var oracle = new ByEnumeration(script, criterion);
                var state = values.Start();
                Assert.Equal(oracle.Best(oracle.Start), values.Best(criterion, state), 9);
                Assert.Equal(oracle.Worst(oracle.Start), values.LargestRegret(criterion), 9);
                judged += Compare(oracle, oracle.Start, values, state, criterion, []);
                loops += values.MostDecisions is null ? 1 : 0;
            }
        Assert.True(judged > 20_000, $"Only {judged} decisions were judged.");
        Assert.Equal(0, loops);
    }

    [Fact]
    public void Scores_lie_between_0_and_1_and_both_are_reached()
    {
        foreach (var (script, values) in Randoms())
            foreach (var criterion in Criteria.Where(criterion => values.LargestRegret(criterion) > 0))
            {
                // Exactly, to the last bit, whatever chance draws.
                foreach (var draws in new[] { 1, 2, 3 })
                    Assert.Equal(1.0, Walked(script, values, criterion, draws, open => open.MinBy(pair => pair.Regret).Choice).Score!.Value.Fraction);
                foreach (var draws in new[] { 1, 2, 3 })
                    Assert.InRange(Walked(script, values, criterion, draws, open => open[draws % open.Count].Choice).Score!.Value.Fraction, 0, 1);
            }
    }

    [Fact]
    public void Names_and_order_do_not_matter() => Unchanged((script, random) =>
    {
        string Renamed(string id) => "x-" + id;
        IReadOnlyList<Way> Ways(IReadOnlyList<Way> ways) => ways.Select(way => way with
        {
            Outcomes = way.Outcomes.Reverse().Select(outcome => outcome with { To = outcome.To is { } to ? Renamed(to) : null, Then = outcome.Then is { } then ? Renamed(then) : null }).ToList(),
        }).ToList();
        var nodes = script.Nodes.Select(node => node with
        {
            Id = Renamed(node.Id), Onward = node.Onward is { } onward ? Ways(onward) : null,
            Choices = node.Choices.Select(choice => choice with { Id = Renamed(choice.Id), Ways = Ways(choice.Ways) }).Reverse().ToList(),
        }).ToArray();
        random.Shuffle(nodes.AsSpan(1));
        return script with { Nodes = nodes, Variables = script.Variables.Reverse().ToList() };
    });

    /// <summary>At the start, to which nothing leads back: elsewhere the points would be a reason to come by, or not to.</summary>
    [Fact]
    public void The_same_points_for_every_choice_of_the_start_change_nothing() => Unchanged((script, random) =>
    {
        var more = random.Next(-5, 6);
        return IsLeftForGood(script) ? WithMore(script, choice => true, more) : script;
    }, isOnlyRegret: true);

    [Fact]
    public void A_node_divided_in_two_changes_nothing() => Unchanged((script, random) =>
    {
        // What was said in one moment is said in two, the second of which goes on with the choices.
        var node = script.Nodes[random.Next(script.Nodes.Count)];
        return script with
        {
            Nodes = script.Nodes.Select(other => other == node ? new DecisionNode(node.Id, [], [Way.To("second-half")], node.OnEntry) : other)
                .Append(node with { Id = "second-half", OnEntry = null }).ToList(),
        };
    });

    [Fact]
    public void A_better_answer_costs_less_and_makes_the_others_cost_more()
    {
        var seen = 0;
        foreach (var (script, values) in Randoms(1000))
        {
            var start = values.Start();
            if (script.Nodes[0].Choices.Count < 2 || !IsLeftForGood(script))
                continue;
            var better = WithMore(script, choice => choice == script.Nodes[0].Choices[0], 1).Values();

            foreach (var criterion in Criteria)
                foreach (var choice in start.Process.Open(start))
                {
                    var (before, after) = (values.Regret(criterion, start, choice.Id), better.Regret(criterion, better.Start(), choice.Id));
                    Assert.True(choice == script.Nodes[0].Choices[0] ? after <= before + 1e-9 : after >= before - 1e-9);
                    seen++;
                }
        }
        Assert.True(seen > 500, $"Only {seen} choices were compared.");
    }

    [Fact]
    public void Regret_is_never_negative_and_some_choice_has_none()
    {
        foreach (var (_, values) in Randoms())
            foreach (var state in values.Reached)
                foreach (var criterion in Criteria)
                    if (state.Process.Open(state) is { Count: > 0 } open)
                        Assert.Equal(0.0, open.Min(choice => values.Regret(criterion, state, choice.Id)));
    }

    private static void Unchanged(Func<DecisionScript, Random, DecisionScript> changed, bool isOnlyRegret = false)
    {
        var random = new Random(7);
        foreach (var (script, values) in Randoms(1000))
        {
            var other = changed(script, random).Values();
            foreach (var criterion in Criteria)
            {
                Assert.Equal(values.LargestRegret(criterion), other.LargestRegret(criterion), 9);
                Assert.Equal(values.LargestStake(criterion), other.LargestStake(criterion), 9);
                if (!isOnlyRegret)
                    Assert.Equal(values.Best(criterion, values.Start()), other.Best(criterion, other.Start()), 9);
            }
            Assert.Equal((values.Paths, values.FewestDecisions, values.MostDecisions), (other.Paths, other.FewestDecisions, other.MostDecisions));
        }
    }

    private static IEnumerable<(DecisionScript Script, DecisionValues Values)> Randoms(int count = Scripts)
    {
        var random = new Random(20261122);
        for (var i = 0; i < count; i++)
        {
            var script = Decisions.Scripts.Random(random);
            yield return (script, script.Values());
        }
    }

    /// <summary>Every decision that any path can take, once.</summary>
    private static int Compare(ByEnumeration oracle, ByEnumeration.Place place, DecisionValues values, DecisionState state, string criterion, HashSet<string> seen)
    {
        if (!seen.Add(place.Key))
            return 0;
        Assert.Equal(place.Node, state.Node);
        var judged = 0;
        foreach (var choice in oracle.Open(place))
        {
            var id = choice?.Id ?? DecisionProcess.Onward;
            Assert.Equal(oracle.Regret(place, choice), choice is null ? 0 : values.Regret(criterion, state, id), 9);
            judged += choice is null ? 0 : 1;
            foreach (var (theirs, ours) in oracle.Next(place, choice).Zip(state.Process.Outcomes(state, id)))
                judged += Compare(oracle, theirs.Next, values, ours.Next, criterion, seen);
        }
        return judged;
    }

    private static CriterionScore Walked(
        DecisionScript script, DecisionValues values, string criterion, int seed, Func<List<(string Choice, double Regret)>, string> pick)
    {
        var random = new Random(seed);
        var path = new List<(DecisionState, string)>();
        var process = values.Start().Process;
        for (var state = values.Start(); ;)
        {
            var open = process.Open(state).Select(choice => (choice.Id, values.Regret(criterion, state, choice.Id))).ToList();
            if (open.Count == 0 && !process.GoesOn(state))
                return values.Score(criterion, path);
            var choice = open.Count == 0 ? DecisionProcess.Onward : pick(open);
            if (open.Count > 0)
                path.Add((state, choice));
            var outcomes = process.Outcomes(state, choice);
            state = outcomes[random.Next(outcomes.Count)].Next;
            Assert.True(path.Count <= 10 * script.Nodes.Count);
        }
    }

    /// <summary>Whether nothing leads back to the first node.</summary>
    private static bool IsLeftForGood(DecisionScript script) =>
        !script.Nodes.SelectMany(node => node.Choices.SelectMany(choice => choice.Ways).Concat(node.Onward ?? [])).SelectMany(way => way.Outcomes)
            .Any(outcome => outcome.To == script.Nodes[0].Id || outcome.Then == script.Nodes[0].Id);

    private static DecisionScript WithMore(DecisionScript script, Func<DecisionChoice, bool> which, int more) => script with
    {
        Nodes = script.Nodes.Select((node, i) => i > 0 ? node : node with
        {
            Choices = node.Choices.Select(choice => !which(choice) ? choice : choice with
            {
                Points = Criteria.ToDictionary(criterion => criterion, criterion => choice.Points.GetValueOrDefault(criterion) + more),
            }).ToList(),
        }).ToList(),
    };
}

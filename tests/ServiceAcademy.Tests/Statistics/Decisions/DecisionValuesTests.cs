using ServiceAcademy.Statistics;
using static ServiceAcademy.Tests.Statistics.Decisions.Scripts;

namespace ServiceAcademy.Tests.Statistics.Decisions;

public sealed class DecisionValuesTests
{
    /// <summary>
    /// Worked by hand. Empathy: V(lobby) = 2 + 1 = 3. “brush-off” gives 0 and leaves 1 to win, so it gives away 2; after that
    /// the best answer at “angry” gives away nothing.
    /// </summary>
    private static readonly DecisionScript Lobby = Of(
        Node("lobby", Choice("greet", 2, "calm"), Choice("brush-off", 0, "angry")),
        Node("calm", Choice("offer", 1, "end"), Choice("wait", 0, "end")),
        Node("angry", Choice("listen", 1, "end"), Choice("argue", 0, "end")),
        Node("end"));

    [Fact]
    public void A_decision_is_charged_once_for_what_it_gave_away()
    {
        var values = Lobby.Values();
        var angry = values.After("brush-off");

        Assert.Equal((2, 2, 4.0), (values.FewestDecisions, values.MostDecisions, values.Paths));
        Assert.Equal((3, 3), (values.Best(Criterion, values.Start()), values.LargestRegret(Criterion)));
        Assert.Equal(2, values.Regret(Criterion, values.Start(), "brush-off"));
        Assert.Equal(0, values.Regret(Criterion, angry, "listen"));
        Assert.Equal(1, values.Credit(Criterion, angry, "listen"));
        Assert.Equal(0, values.Credit(Criterion, values.Start(), "brush-off"));
        var score = values.Score(Criterion, [(values.Start(), "brush-off"), (angry, "listen")]);
        Assert.Equal((1, 2, 3, 1), (score.Points, score.Regret, score.LargestRegret, score.Kept));
        Assert.Equal(1.0 / 3, score.Score!.Value.Fraction, 12);
    }

    /// <summary>H5P Branching Scenario: the maximum depends on the path (15, 30 or 35 in one scenario). Here the best of every path is 1.</summary>
    [Fact]
    public void The_maximum_does_not_depend_on_the_path()
    {
        var values = Of(
            Node("start", Choice("short", 0, "s"), Choice("middle", 0, "m"), Choice("long", 0, "l")),
            Node("s", Choice("good", 35, "end"), Choice("bad", 0, "end")),
            Node("m", Choice("good", 15, "m2"), Choice("bad", 0, "m2")),
            Node("m2", Choice("good", 20, "end"), Choice("bad", 0, "end")),
            Node("l", Choice("good", 5, "m2"), Choice("better", 15, "m2"), Choice("bad", 0, "m2")),
            Node("end")).Values();

        foreach (var path in new[] { new[] { "short", "good" }, ["middle", "good", "good"], ["long", "better", "good"] })
            Assert.Equal(1, values.Scored(path).Fraction);
    }

    /// <summary>H5P: a right choice that ends the scene scores 0 of 3. Here it is a best one.</summary>
    [Fact]
    public void A_right_choice_that_ends_the_scene_is_full_marks()
    {
        var values = Of(
            Node("start", Choice("settle", 3, "end"), Choice("talk", 1, "on")),
            Node("on", Choice("mend", 2, "end"), Choice("shrug", 0, "end")),
            Node("end")).Values();

        Assert.Equal(1, values.Scored("settle").Fraction);
        Assert.Equal(1, values.Scored("talk", "mend").Fraction);
        Assert.Equal(0, values.Scored("talk", "shrug").Fraction);
    }

    /// <summary>H5P: going back and answering again erases a mistake. Here the first answer was charged, and a scenario that leads back says how often.</summary>
    [Fact]
    public void Going_back_does_not_erase_a_mistake()
    {
        var values = Of(
            Node("ask", Choice("rude", 0, "pause", once: true), Choice("kind", 3, "end")),
            Node("pause", Choice("back", -1, "ask")),
            Node("end")).Values();

        Assert.Equal(1, values.Scored("kind").Fraction);
        Assert.Equal(0, values.Scored("rude", "back", "kind").Fraction);
    }

    /// <summary>H5P: the points of an abandoned branch stay in the sum. Here a detour that gives nothing away costs nothing and earns nothing.</summary>
    [Fact]
    public void An_abandoned_branch_neither_earns_nor_costs()
    {
        var values = Of(
            Node("start", Choice("look-around", 0, "detour", once: true), Choice("help", 2, "end"), Choice("leave", 0, "end")),
            Node("detour", Choice("see", 0, "start"), Choice("stare", 0, "start")),
            Node("end")).Values();

        Assert.Equal(values.Scored("help"), values.Scored("look-around", "see", "help"));
        Assert.Equal(values.Scored("leave"), values.Scored("look-around", "stare", "leave"));
    }

    [Fact]
    public void Luck_is_nobodys_merit()
    {
        // Worth 0.25 · 8 + 0.75 · 0 = 2 on average, like the safe choice; whatever is drawn, both are best.
        var script = Of(
            Node("start", Choice("dare", 0, [new Way(null, [new Outcome(25, "lucky"), new Outcome(75, "unlucky")])]), Choice("safe", 2, "end"), Choice("shirk", 0, "end")),
            Node("lucky", Choice("take", 8, "end")),
            Node("unlucky", Choice("bear", 0, "end")),
            Node("end"));
        var values = script.Values();
        var start = values.Start();

        Assert.Equal((0, 0, 2), (values.Regret(Criterion, start, "dare"), values.Regret(Criterion, start, "safe"), values.Regret(Criterion, start, "shirk")));
        foreach (var drawn in start.Process.Outcomes(start, "dare"))
            Assert.Equal(0, values.Score(Criterion, [(start, "dare"), (drawn.Next, drawn.Next.Node == "lucky" ? "take" : "bear")]).Regret);
    }

    [Fact]
    public void The_same_place_is_worth_what_is_remembered_there()
    {
        var trust = new DecisionVariable("trust", 0, 10, 4);
        var values = new DecisionScript(
        [
            Node("greet", Choice("warm", 0, "ask", effects: new Effect("trust", true, 3)), Choice("cold", 0, "ask", effects: new Effect("trust", true, -9))),
            Node("ask", Choice("open", 5, "end", AtLeast("trust", 7)), Choice("closed", 1, "end")),
            Node("end"),
        ], [trust]).Values();

        Assert.Equal((4, 0), (values.Regret(Criterion, values.Start(), "cold"), values.Regret(Criterion, values.Start(), "warm")));
        Assert.Equal((7, 4), (values.After("warm").Value("trust"), values.Regret(Criterion, values.After("warm"), "closed")));
        Assert.Equal((0, 0), (values.After("cold").Value("trust"), values.Regret(Criterion, values.After("cold"), "closed")));
    }

    [Fact]
    public void A_sub_scene_returns_to_where_it_was_entered_from()
    {
        var values = Of(
            Node("first", Choice("check", 0, [new Way(null, [new Outcome(100, "scene", "second")])])),
            Node("second", Choice("check", 0, [new Way(null, [new Outcome(100, "scene", "end")])])),
            Node("scene", Choice("polite", 1, [new Way(null, [new Outcome(100, null)])]), Choice("curt", 0, [new Way(null, [new Outcome(100, null)])])),
            Node("end")).Values();

        Assert.Equal((2, 4.0), (values.LargestRegret(Criterion), values.Paths));
        Assert.Equal(["end"], values.After("check", "polite", "check").Returns);
        Assert.Equal(0.5, values.Scored("check", "polite", "check", "curt").Fraction);
    }

    [Fact]
    public void Wandering_without_gain_is_harmless_and_a_loop_that_pays_is_told()
    {
        DecisionScript Hub(int paid) => Of(
            Node("hub", Choice("ask", paid, "answer"), Choice("decide", 3, "end"), Choice("give-up", 0, "end")),
            Node("answer", Choice("back", 0, "hub")),
            Node("end"));

        var values = Hub(0).Values();
        Assert.Equal((0, 3, 3), (values.Regret(Criterion, values.Start(), "ask"), values.Regret(Criterion, values.Start(), "give-up"), values.LargestRegret(Criterion)));
        Assert.Equal(((int?)null, 1, double.PositiveInfinity), (values.MostDecisions, values.FewestDecisions, values.Paths));
        var fault = Assert.Single(Hub(1).Faults());
        Assert.Equal((DecisionFault.Loop, "answer", "back"), (fault.Fault, fault.Node, fault.Choice));
        Assert.Equal(["hub", "answer"], fault.Names);
    }

    [Fact]
    public void Every_fault_is_found_where_it_is()
    {
        var told = new[] { new DecisionVariable("told", 0, 1, 0) };
        void Finds(DecisionFault fault, string node, string? choice, DecisionScript script) =>
            Assert.Contains(script.Faults(), finding => (finding.Fault, finding.Node, finding.Choice) == (fault, node, choice));

        Finds(DecisionFault.NoNodes, "", null, Of());
        Finds(DecisionFault.DuplicateNode, "a", null, Of(Node("a"), Node("a")));
        Finds(DecisionFault.DuplicateChoice, "a", "x", Of(Node("a", Choice("x", 0, "b"), Choice("x", 1, "b")), Node("b")));
        Finds(DecisionFault.MissingTarget, "a", "x", Of(Node("a", Choice("x", 0, "nowhere"))));
        Finds(DecisionFault.Stuck, "a", null, new([Node("a", Choice("x", 0, "b", AtLeast("told", 1))), Node("b")], told));
        Finds(DecisionFault.NoWay, "a", "x", new([Node("a", Choice("x", 0, [new Way(AtLeast("told", 1), [new Outcome(100, "b")])])), Node("b")], told));
        Finds(DecisionFault.ReturnFromNowhere, "a", "x", Of(Node("a", Choice("x", 0, [new Way(null, [new Outcome(100, null)])])), Node("b")));
        Finds(DecisionFault.ScenesTooDeep, "a", "x", Of(Node("a", Choice("x", 0, [new Way(null, [new Outcome(100, "a", "a")])])), Node("b")));
        Finds(DecisionFault.NoEnd, "a", null, Of(Node("a", Choice("x", 0, "a"))));
        Finds(DecisionFault.Unreachable, "c", null, Of(Node("a", Choice("x", 0, "b")), Node("b"), Node("c")));
        Finds(DecisionFault.NeverOpen, "a", "y", new([Node("a", Choice("x", 0, "b"), Choice("y", 0, "b", AtLeast("told", 1))), Node("b")], told));
        // A coin that is thrown until it shows heads: no bound, although it ends.
        Finds(DecisionFault.Loop, "a", "x", Of(Node("a", Choice("x", 0, [new Way(null, [new Outcome(50, "a"), new Outcome(50, "b")])])), Node("b")));
    }

    [Fact]
    public void Too_many_states_are_told_with_what_makes_them()
    {
        var variables = new[] { new DecisionVariable("clicks", 0, 1000, 0), new DecisionVariable("told", 0, 1, 0), new DecisionVariable("never-asked", 0, 1000, 0) };
        var script = new DecisionScript(
        [
            Node("hub", Choice("click", 0, "hub", effects: [new Effect("clicks", true, 1), new Effect("never-asked", true, 3)]),
                Choice("tell", 0, "hub", effects: new Effect("told", false, 1)), Choice("leave", 0, "end", new Condition.And(AtLeast("clicks", 0), AtLeast("told", 0)))),
            Node("end"),
        ], variables);

        var fault = Assert.Single(script.Faults(mostStates: 1000));

        Assert.Equal(DecisionFault.TooManyStates, fault.Fault);
        Assert.StartsWith("clicks ", fault.Names![0]);
        Assert.Equal("told 2", fault.Names[1]);
        Assert.Equal(2, fault.Names.Count);
    }

    [Fact]
    public void What_cannot_matter_any_more_is_forgotten()
    {
        // Ten flags that are set and asked for once each: 2^10 combinations, but never more than two that matter at a time.
        var variables = Enumerable.Range(0, 10).Select(i => new DecisionVariable($"v{i}", 0, 100, 0)).ToArray();
        var nodes = Enumerable.Range(0, 10).SelectMany(i => new[]
        {
            Node($"set{i}", Choice("yes", 0, $"ask{i}", effects: new Effect($"v{i}", false, 50)), Choice("no", 0, $"ask{i}")),
            Node($"ask{i}", Choice("use", 1, i == 9 ? "end" : $"set{i + 1}", AtLeast($"v{i}", 50)), Choice("skip", 0, i == 9 ? "end" : $"set{i + 1}")),
        }).Append(Node("end")).ToArray();

        var values = new DecisionScript(nodes, variables).Values();

        Assert.InRange(values.States, 31, 32);
        Assert.Equal((10, 59049), (values.LargestRegret(Criterion), values.Paths));
    }

    [Fact]
    public void A_path_of_a_hundred_thousand_decisions_needs_no_stack()
    {
        var nodes = Enumerable.Range(0, 100_000).Select(i => Node($"n{i}", Choice("good", 1, $"n{i + 1}"), Choice("bad", 0, $"n{i + 1}"))).Append(Node("n100000")).ToArray();

        Assert.Equal(100_000, Of(nodes).Values().LargestRegret(Criterion));
    }

    [Fact]
    public void What_is_not_open_is_refused()
    {
        var values = Lobby.Values();

        Assert.Throws<ArgumentException>(() => values.Regret(Criterion, values.Start(), "rob-the-till"));
        Assert.Throws<ArgumentException>(() => values.Regret(Criterion, Lobby.Values().Start(), "greet"));
        Assert.Throws<ArgumentException>(() => DecisionProcess.TryBuild(Lobby, out _)!.At("nowhere"));
    }
}

internal static class Walking
{
    public static DecisionState Start(this DecisionValues values) => values.Reached.First();

    /// <summary>The state after these choices; of several outcomes the first.</summary>
    public static DecisionState After(this DecisionValues values, params string[] choices) =>
        choices.Aggregate(values.Start(), (state, choice) => state.Process.Outcomes(state, choice)[0].Next);

    public static Percentage Scored(this DecisionValues values, params string[] choices)
    {
        var path = new List<(DecisionState, string)>();
        var state = values.Start();
        foreach (var choice in choices)
        {
            path.Add((state, choice));
            state = state.Process.Outcomes(state, choice)[0].Next;
        }
        Assert.Empty(state.Process.Open(state));
        return values.Score(Criterion, path).Score!.Value;
    }
}

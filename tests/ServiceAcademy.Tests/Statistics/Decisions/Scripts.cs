using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Decisions;

/// <summary>Scripts to reckon with: short ones written by hand, and random ones.</summary>
internal static class Scripts
{
    public const string Criterion = "empathy";

    public static DecisionChoice Choice(string id, int points, string to, Condition? condition = null, bool once = false, params Effect[] effects) =>
        Choice(id, points, [Way.To(to)], condition, once, effects);

    public static DecisionChoice Choice(string id, int points, IReadOnlyList<Way> ways, Condition? condition = null, bool once = false, params Effect[] effects) =>
        new(id, new Dictionary<string, int> { [Criterion] = points }, ways, condition, once, effects);

    public static DecisionNode Node(string id, params DecisionChoice[] choices) => new(id, choices);

    public static Condition AtLeast(string variable, int value) => new Condition.Compare(Term.Of(variable), Comparison.AtLeast, Term.Of(value));

    public static DecisionValues Values(this DecisionScript script)
    {
        var process = DecisionProcess.TryBuild(script, out var faults);
        Assert.Empty(faults);
        var values = DecisionValues.TryCompute(process!, out faults);
        Assert.DoesNotContain(faults, fault => fault.IsFatal);
        return values!;
    }

    public static IReadOnlyList<DecisionFinding> Faults(this DecisionScript script, int mostStates = DecisionValues.MostStates)
    {
        var process = DecisionProcess.TryBuild(script, out var faults);
        if (process is not null)
            DecisionValues.TryCompute(process, out faults, mostStates);
        return faults;
    }

    public static DecisionScript Of(params DecisionNode[] nodes) => new(nodes, []);

    /// <summary>
    /// A random script that always comes to an end: plain ways lead forward; back only by choices that can be taken once; a way on has a last arrow without condition;
    /// a sub-scene that returns. Two criteria, two variables, chance.
    /// </summary>
    public static DecisionScript Random(Random random)
    {
        var count = random.Next(2, 6);
        var variables = new[] { new DecisionVariable("trust", 0, 3, random.Next(4)), new DecisionVariable("told", 0, 1, 0) };
        string To(int from) => from + 1 >= count ? "end" : random.Next(4) == 0 ? "end" : $"n{random.Next(from + 1, count)}";

        Condition? Guard() => random.Next(5) switch
        {
            0 => AtLeast("trust", random.Next(1, 4)),
            1 => new Condition.Not(AtLeast("told", 1)),
            2 => new Condition.Or(AtLeast("told", 1), new Condition.Compare(Term.Of("trust"), Comparison.Less, Term.Of(random.Next(1, 4)))),
            _ => null,
        };

        Effect[] Effects() => random.Next(4) switch
        {
            0 => [new Effect("trust", true, random.Next(-2, 3))],
            1 => [new Effect("told", false, 1)],
            2 => [new Effect("trust", false, random.Next(4)), new Effect("told", false, 0)],
            _ => [],
        };

        IReadOnlyList<Outcome> Outcomes(int from, bool isBack)
        {
            string Target() => isBack ? $"n{random.Next(from + 1)}" : To(from);
            if (random.Next(6) == 0)
                return [new Outcome(100, "scene", Target())];
            if (random.Next(3) > 0)
                return [new Outcome(100, Target())];
            var percent = random.Next(1, 100);
            return [new Outcome(percent, Target()), new Outcome(100 - percent, To(from))];
        }

        IReadOnlyList<Way> Ways(int from, bool isBack) => random.Next(4) == 0
            ? [new Way(AtLeast("trust", 2), Outcomes(from, isBack)), new Way(null, Outcomes(from, isBack))]
            : [new Way(null, Outcomes(from, isBack))];

        DecisionChoice Made(string id, int from, bool isPlain)
        {
            var isBack = !isPlain && random.Next(4) == 0;
            return new DecisionChoice(id, new Dictionary<string, int> { ["a"] = random.Next(-3, 6), ["b"] = random.Next(0, 3) }, Ways(from, isBack),
                isPlain ? null : Guard(), isBack || (!isPlain && random.Next(4) == 0), Effects());
        }

        var nodes = new List<DecisionNode>();
        for (var i = 0; i < count; i++)
        {
            var at = i;
            nodes.Add(random.Next(6) == 0
                ? new DecisionNode($"n{i}", [], Ways(at, false), Effects())
                : new DecisionNode($"n{i}", [.. Enumerable.Range(0, random.Next(1, 4)).Select(j => Made($"c{j}", at, j == 0))], null, random.Next(4) == 0 ? Effects() : null));
        }
        nodes.Add(new DecisionNode("scene",
        [
            new DecisionChoice("yes", new Dictionary<string, int> { ["a"] = random.Next(4) }, [new Way(null, [new Outcome(100, null)])], null, false, Effects()),
            new DecisionChoice("no", new Dictionary<string, int> { ["b"] = random.Next(4) }, [new Way(null, [new Outcome(100, null)])]),
        ]));
        nodes.Add(new DecisionNode("end", []));
        return new DecisionScript(nodes, variables);
    }
}

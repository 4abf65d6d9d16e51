using System.Diagnostics;
using System.Globalization;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Benchmarks;

/// <summary>What it costs to weigh a large branching scenario, and to judge one decision in it.</summary>
internal static class ScenariosRun
{
    private const int Rounds = 5;

    public static void Run()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.WriteLine("| Scenario | States | Explored and weighed, CPU ms: median of 5, worst | Memory kept, MB | One decision judged by four criteria, CPU µs |\n|---|--:|--:|--:|--:|");
        Tell("40 nodes, no variables", Made(40, 0));
        Tell("500 nodes, 3 flags and 3 gauges of 0–3", Made(500, 6, most: 3));
        Tell("500 nodes, 3 flags and 3 gauges of 0–10", Made(500, 6, most: 10));
    }

    private static void Tell(string what, DecisionScript script)
    {
        var times = new List<double>();
        DecisionProcess process = null!;
        DecisionValues? values = null;
        IReadOnlyList<DecisionFinding> findings = [];
        var before = GC.GetTotalMemory(true);
        using var self = Process.GetCurrentProcess();
        for (var i = 0; i <= Rounds; i++)
        {
            values = null;
            self.Refresh();
            var started = self.TotalProcessorTime;
            process = DecisionProcess.TryBuild(script, out _)!;
            values = DecisionValues.TryCompute(process, out findings);
            if (i > 0) // The first one compiles.
                times.Add((Process.GetCurrentProcess().TotalProcessorTime - started).TotalMilliseconds);
        }
        var kept = (GC.GetTotalMemory(true) - before) / 1048576.0;
        times.Sort();
        var measured = $"{times[Rounds / 2]:0} / {times[^1]:0}";
        Console.WriteLine(values is null
            ? $"| {what} | too many: {string.Join(", ", findings.First(finding => finding.IsFatal).Names!)} | {measured} | | |"
            : $"| {what} | {values.States:#,0} | {measured} | {kept:0.0} | {Judged(process, values):0} |");
        GC.KeepAlive(values);
    }

    /// <summary>Walks and judges as a player does: what is open, the regret of every choice by every criterion, the next state.</summary>
    private static double Judged(DecisionProcess process, DecisionValues values)
    {
        var decisions = 0;
        using var self = Process.GetCurrentProcess();
        var started = self.TotalProcessorTime;
        for (var round = 0; round < 200; round++)
        {
            var random = new Random(round);
            for (var state = process.Start; process.Open(state) is { Count: > 0 } open; decisions++)
            {
                foreach (var criterion in values.Criteria)
                    foreach (var choice in open)
                        values.Regret(criterion, state, choice.Id);
                var outcomes = process.Outcomes(state, open[random.Next(open.Count)].Id);
                state = outcomes[random.Next(outcomes.Count)].Next;
            }
        }
        return (Process.GetCurrentProcess().TotalProcessorTime - started).TotalMicroseconds / decisions;
    }

    /// <summary>
    /// A story in chapters, as long ones are: four choices a node that lead on by one to five nodes, every second one changes a gauge or a flag, every fifth is guarded,
    /// every tenth falls by chance.
    /// </summary>
    private static DecisionScript Made(int count, int variables, int most = 3)
    {
        var random = new Random(1);
        var made = Enumerable.Range(0, variables).Select(i => i < 3 ? new DecisionVariable($"flag{i}", 0, 1, 0) : new DecisionVariable($"gauge{i}", 0, most, most / 2)).ToList();
        string To(int from) => $"n{Math.Min(count - 1, from + random.Next(1, 6))}";
        DecisionChoice Choice(int node, int number)
        {
            var variable = variables == 0 ? null : made[random.Next(variables)];
            Effect[] effects = variable is null || random.Next(2) == 0 ? []
                : variable.Most == 1 ? [new Effect(variable.Name, false, random.Next(2))] : [new Effect(variable.Name, true, random.Next(-2, 3))];
            var guard = number == 0 || variable is null || random.Next(5) > 0 ? null
                : new Condition.Compare(Term.Of(variable.Name), Comparison.AtLeast, Term.Of(Math.Max(1, variable.Most / 2)));
            var percent = random.Next(20, 81);
            return new DecisionChoice($"c{number}",
                new Dictionary<string, int> { ["*"] = random.Next(6), ["a"] = random.Next(4), ["b"] = random.Next(4), ["c"] = random.Next(3) },
                [new Way(null, random.Next(10) == 0 ? [new Outcome(percent, To(node)), new Outcome(100 - percent, To(node))] : [new Outcome(100, To(node))])],
                guard, random.Next(20) == 0 && number > 0, effects);
        }
        return new DecisionScript(Enumerable.Range(0, count).Select(i => new DecisionNode($"n{i}", i == count - 1 ? [] : Enumerable.Range(0, 4).Select(number => Choice(i, number)).ToList())).ToList(), made);
    }
}

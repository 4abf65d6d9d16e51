using System.Diagnostics;
using System.Globalization;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Benchmarks;

/// <summary>What the figures of a large company cost: all relations, and one staggered study.</summary>
internal static class ImpactRun
{
    public static void Run(int people)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        const int Months = 36, Kpis = 10, Competencies = 12;
        var random = new Random(20261122);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        int[] units = [.. Enumerable.Range(0, people * Months).Select(i => i / Months)], periods = [.. units.Select((_, i) => i % Months)];
        double[][] competencies = [.. Enumerable.Range(0, Competencies).Select(_ => units.Select(_ => Normal()).ToArray())];
        double[][] Columns(double missing) => [.. Enumerable.Range(0, Kpis).Select(k => units.Select((_, i) => random.NextDouble() < missing ? double.NaN : 0.02 * competencies[k % Competencies][i] + Normal()).ToArray())];
        double[][] full = Columns(0), gappy = Columns(0.1);
        int[] teams = [.. units.Select(unit => unit / 10)];

        Console.WriteLine($"{people:#,0} people × {Months} months × {Kpis} KPIs × {Competencies} competencies, {Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}\n");
        Console.WriteLine("| What | CPU s | Wall s |\n|---|--:|--:|");
        // The second run is told: the first one compiles.
        Measure("all relations, clusters: teams of ten", () => RelationTable.Of(units, periods, full, competencies, teams).Count);
        Measure("all relations, each KPI with its own tenth missing", () => RelationTable.Of(units, periods, gappy, competencies, teams).Count);
        double[][] outcomes = [.. Enumerable.Range(0, people).Select(i => full[0][(i * Months)..((i + 1) * Months)])];
        var large = new StaggeredPanel(outcomes, [.. Enumerable.Range(0, people).Select(i => i % 4 == 0 ? (int?)null : 12 + i % 4 * 6)]);
        Measure($"staggered study, {people:#,0} clusters, 999 draws", () => StaggeredDifferences.Study(large).Required.EventStudy.Count);
        var few = new StaggeredPanel(outcomes[..200], [.. Enumerable.Range(0, 200).Select(i => i % 4 == 0 ? (int?)null : 12 + i % 4 * 6)]);
        Measure("staggered study, 200 teams, 999 draws, each team left out in turn", () => StaggeredDifferences.Study(few).Required.EventStudy.Count + StaggeredDifferences.LeaveOneOut(few).Count);
        var rows = Math.Min(units.Length, 49 * Months);
        var panel = new PanelData(units[..rows], periods[..rows], full[0][..rows], [competencies[0][..rows]]);
        Measure("fixed effects, 49 teams, CR2 and wild bootstrap with interval", () => PanelRegression.Fit(panel).Required.N + WildClusterBootstrap.Test(panel).Required.Draws);
    }

    private static void Measure(string what, Func<int> work)
    {
        work();
        var (cpu, wall) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
        work();
        Console.WriteLine($"| {what} | {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.00} | {Stopwatch.GetElapsedTime(wall).TotalSeconds:0.00} |");
    }
}

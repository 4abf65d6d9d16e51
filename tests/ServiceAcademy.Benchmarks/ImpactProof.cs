using System.Globalization;
using ServiceAcademy.Tests.Statistics.Simulations;

namespace ServiceAcademy.Benchmarks;

/// <summary>What the designs say where the truth is known: nothing, or a known effect.</summary>
internal static class ImpactProof
{
    public static void Run(int studies)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.WriteLine($"{studies} studies a line; a rate of 0.05 has a standard error of {Math.Sqrt(0.05 * 0.95 / studies):0.000}.\n");
        Console.WriteLine("| Design, months with memory 0.6 | Clusters | Effect | p ≤ 0.05 | 95 % interval holds | Refused |\n|---|--:|--:|--:|--:|--:|");
        foreach (var clusters in new[] { 10, 20, 40, 60, 100 })
            Line("C, fixed effects", clusters, 0, NullStudies.WithinUnits(studies, clusters));
        Line("C, fixed effects", 40, 0.1, NullStudies.WithinUnits(studies, 40, 0.1));
        foreach (var clusters in new[] { 10, 20, 40 })
            Line("C, wild bootstrap", clusters, 0, NullStudies.WildBootstrap(studies, clusters));
        foreach (var clusters in new[] { 12, 20, 40, 80 })
            Line("B, staggered", clusters, 0, NullStudies.Staggered(studies, clusters));
        Line("B, three teams a cluster", 40, 0, NullStudies.Staggered(studies, 40, 0, 3));
        Line("B, a fifth trained", 40, 0, NullStudies.Staggered(studies, 40, 0, 1, 0.2));
        Line("B, staggered", 40, 0.5, NullStudies.Staggered(studies, 40, 0.5));
        foreach (var clusters in new[] { 20, 40 })
        {
            Line("B, pre-trend called suspect", clusters, 0, NullStudies.PreTrends(studies, clusters));
            Line("B, band misses anywhere", clusters, 0, NullStudies.Bands(studies, clusters));
        }
        foreach (var units in new[] { 10, 20, 40 })
        {
            Line("A, regression", units, 0, NullStudies.WaitList(studies, units));
            Line("A, by draw", units, 0, NullStudies.WaitList(studies, units, 0, isByDraw: true));
        }
        Line($"A, regression (power told: {NullStudies.WaitListPromise(40, 0.8):0.00})", 40, 0.8, NullStudies.WaitList(studies, 40, 0.8));
    }

    private static void Line(string what, int clusters, double effect, NullStudies.Tally tally) =>
        Console.WriteLine($"| {what} | {clusters} | {effect} | {tally.HitRate:0.000} | {tally.Coverage:0.000} | {(double)tally.Refused / tally.Studies:0.00} |");
}

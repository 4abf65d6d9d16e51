using ServiceAcademy.Statistics;
using ServiceAcademy.Tests.Statistics.Golden;

namespace ServiceAcademy.Tests.Statistics.Panels;

/// <summary>Oracle: least squares with dummies in R 4.2.2, errors by clubSandwich 0.5.8, the bootstrap by refitting all 1,024 sign patterns (Golden/panel.R).</summary>
public sealed class PanelRegressionTests
{
    private static readonly Dictionary<string, double[]> Golden = GoldenValues.Read("panel.txt");

    [Theory]
    [InlineData(ClusterErrors.CR1, "cr1")]
    [InlineData(ClusterErrors.CR2, "cr2")]
    public void Slopes_and_errors_are_those_of_R(ClusterErrors errors, string key)
    {
        var fit = PanelRegression.Fit(Data(), errors, 0.95).Required;
        EstimatedEffect[] effects = [fit.Effect, .. fit.Covariates];
        for (var j = 0; j < 2; j++)
        {
            Assert.Equal(Golden["slopes"][j], effects[j].Estimate, 9);
            Assert.Equal(Golden[key][j], effects[j].StandardError, 9);
            Assert.Equal(errors == ClusterErrors.CR1 ? 14 : Golden["df"][j], effects[j].DegreesOfFreedom, 6);
        }
        if (errors == ClusterErrors.CR2)
            Assert.Equal(Golden["p"][0], fit.Effect.P, 9);
        Assert.Equal((15, 30, 12), (fit.Clusters, fit.Units, fit.Periods));
    }

    [Fact]
    public void Wild_bootstrap_over_all_sign_patterns_is_that_of_refitting()
    {
        var data = Data(cluster => cluster < 10);
        Assert.Equal(Golden["wild"][0], WildClusterBootstrap.Enumerated(data, 0), 10);
        Assert.Equal(Golden["wild"][1], WildClusterBootstrap.Enumerated(data, 0.3), 10);
    }

    [Fact]
    public void Wild_bootstrap_agrees_with_itself_and_its_interval_with_its_p()
    {
        var data = Data();
        var test = WildClusterBootstrap.Test(data, draws: 1999).Required;
        Assert.Equal(test, WildClusterBootstrap.Test(data, draws: 1999).Required);
        Assert.Equal(test.P < 0.05, !test.Interval.Contains(0));
        var slope = PanelRegression.Fit(data).Required.Effect;
        Assert.True(test.Interval.Contains(slope.Estimate));
        Assert.InRange(test.Interval.Width / slope.Interval.Width, 0.7, 1.4);
    }

    /// <summary>The order in which rows come, and what units and periods are called, changes nothing.</summary>
    [Fact]
    public void Order_and_names_do_not_matter()
    {
        var table = GoldenValues.Table("panel.csv");
        var order = Enumerable.Range(0, table["y"].Length).OrderBy(i => i * 7919 % 331).ToArray();
        int[] Whole(string name, int scale) => [.. order.Select(i => (int)table[name][i] * scale + 5)];
        double[] Real(string name) => [.. order.Select(i => table[name][i])];
        var shuffled = new PanelData(Whole("unit", -3), Whole("period", 2), Real("y"), [Real("x"), Real("z")], Whole("cluster", 9));
        Assert.Equal(PanelRegression.Fit(Data()).Required.Effect.StandardError, PanelRegression.Fit(shuffled).Required.Effect.StandardError, 12);
    }

    [Fact]
    public void Without_each_cluster()
    {
        var slopes = PanelRegression.LeaveOneOut(Data());
        Assert.Equal(15, slopes.Count);
        for (var left = 0; left < 15; left += 7)
            Assert.Equal(PanelRegression.Fit(Data(cluster => cluster != left)).Required.Effect.Estimate, slopes[left]!.Value, 10);
    }

    [Fact]
    public void Too_little_is_an_answer()
    {
        var few = PanelRegression.Fit(Data(cluster => cluster < 9)).Refusal!;
        Assert.Equal(new Refusal(Refusal.TooFewClusters, 10, 9), few);
        var data = Table(out var units, out var periods, out var clusters);
        Assert.Equal(Refusal.NoVariation, PanelRegression.Fit(new PanelData(units, periods, data["y"], [data["unit"]], clusters)).Refusal!.Why);
        Assert.Equal(Refusal.NoVariation, PanelRegression.Fit(new PanelData(units, periods, data["y"], [data["x"], data["x"]], clusters)).Refusal!.Why);
        Assert.Equal(Refusal.NoVariation, WildClusterBootstrap.Test(new PanelData(units, periods, data["period"], [data["x"]], clusters)).Refusal!.Why);
        // One cluster alone moves: nobody can say how far chance goes.
        var lone = data["x"].Select((x, i) => clusters[i] == 3 ? x : 0).ToArray();
        Assert.Equal(Refusal.TooFewEffectiveClusters, PanelRegression.Fit(new PanelData(units, periods, data["y"], [lone], clusters)).Refusal!.Why);
        Assert.Throws<ArgumentException>(() => new PanelData([1, 1], [1, 1], [0, 0], [[0.0, 1]]));
        Assert.Throws<ArgumentException>(() => new PanelData([1, 1], [1, 2], [0, 0], [[0.0, 1]], [1, 2]));
        Assert.ThrowsAny<ArgumentException>(() => new PanelData([1, 1], [1, 2], [0, double.NaN], [[0.0, 1]]));
    }

    private static Dictionary<string, double[]> Table(out int[] units, out int[] periods, out int[] clusters, Func<int, bool>? isKept = null)
    {
        var all = GoldenValues.Table("panel.csv");
        var rows = Enumerable.Range(0, all["y"].Length).Where(i => isKept?.Invoke((int)all["cluster"][i]) ?? true).ToArray();
        var table = all.ToDictionary(column => column.Key, column => rows.Select(i => column.Value[i]).ToArray());
        (units, periods, clusters) = ([.. table["unit"].Select(v => (int)v)], [.. table["period"].Select(v => (int)v)], [.. table["cluster"].Select(v => (int)v)]);
        return table;
    }

    private static PanelData Data(Func<int, bool>? isKept = null)
    {
        var table = Table(out var units, out var periods, out var clusters, isKept);
        return new PanelData(units, periods, table["y"], [table["x"], table["z"]], clusters);
    }
}

using ServiceAcademy.Statistics;
using ServiceAcademy.Tests.Statistics.Golden;

namespace ServiceAcademy.Tests.Statistics.Relations;

public sealed class RelationTableTests
{
    /// <summary>Oracle: one relation at a time by <see cref="PanelRegression"/>, whose oracle is R; gaps where either figure is missing.</summary>
    [Fact]
    public void Each_relation_is_that_of_its_own_regression()
    {
        var table = GoldenValues.Table("panel.csv");
        int[] Whole(string name) => [.. table[name].Select(v => (int)v)];
        double[] Gappy(string name, int every) => [.. table[name].Select((v, i) => i % every == 0 ? double.NaN : v)];
        double[][] kpis = [table["y"], Gappy("y", 7)], competencies = [table["x"], table["z"], Gappy("x", 5), table["unit"]];
        var relations = RelationTable.Of(Whole("unit"), Whole("period"), kpis, competencies, Whole("cluster"));
        Assert.Equal(8, relations.Count);
        foreach (var relation in relations.Where(one => one.Competency < 3))
        {
            var rows = Enumerable.Range(0, table["y"].Length).Where(i => !double.IsNaN(kpis[relation.Kpi][i]) && !double.IsNaN(competencies[relation.Competency][i])).ToArray();
            var data = new PanelData([.. rows.Select(i => Whole("unit")[i])], [.. rows.Select(i => Whole("period")[i])], [.. rows.Select(i => kpis[relation.Kpi][i])],
                [rows.Select(i => competencies[relation.Competency][i]).ToArray()], [.. rows.Select(i => Whole("cluster")[i])]);
            var alone = PanelRegression.Fit(data, ClusterErrors.CR1, 0.95).Required;
            Assert.Equal(alone.Effect.Estimate, relation.Effect!.Estimate, 9);
            Assert.Equal(alone.Effect.StandardError, relation.Effect.StandardError, 9);
            Assert.Equal(alone.Effect.Estimate * alone.Effect.Estimate / relation.Standardised!.Estimate / relation.Standardised.Estimate, Math.Pow(relation.Effect.StandardError / relation.Standardised.StandardError, 2), 9);
            Assert.Equal(alone.WithinRSquared, relation.Standardised.Estimate * relation.Standardised.Estimate, 9);
            Assert.True(relation.Effect.DegreesOfFreedom <= 14);
            Assert.NotNull(relation.Shrunken);
            Assert.True(relation.AdjustedP >= relation.Effect.P);
        }
        Assert.All(relations.Where(one => one.Competency == 3), one => Assert.Equal(Refusal.NoVariation, one.Refusal!.Why));
    }

    [Fact]
    public void Too_little_is_an_answer()
    {
        int[] units = [.. Enumerable.Range(0, 18).Select(i => i / 2)], periods = [.. Enumerable.Range(0, 18).Select(i => i % 2)];
        double[] some = [.. Enumerable.Range(0, 18).Select(i => (double)(i * i % 7))];
        Assert.Equal(new Refusal(Refusal.TooFewClusters, 10, 9), RelationTable.Of(units, periods, [some], [some])[0].Refusal);
        Assert.Throws<ArgumentException>(() => RelationTable.Of(units, [.. periods.Select(_ => 1)], [some], [some]));
    }
}

using ServiceAcademy.Kpis;
using ServiceAcademy.Modules.Content;

namespace ServiceAcademy.Tests.Kpis;

public sealed class KpiListTests
{
    private const string Right = """
        - id: csat
          name: {en: CSAT, zh-Hans: 满意度}
          description: {en: d, zh-Hans: 述}
          kind: proportion
          unit: {en: "%", zh-Hans: "%"}
          direction: up
          target: 85
          minimumN: 30
          lagMonths: 1
          gaming: {en: g, zh-Hans: 弊}

        """;

    [Fact]
    public void The_list_that_ships_is_right_and_is_read_in_order()
    {
        var bundle = ContentBundle.Of("kpis.yaml", File.ReadAllText(Path.Combine(SourceTree.Root, "content/kpis/kpis.yaml")));

        Assert.Empty(Check(bundle));
        var cards = KpiList.Parse(bundle);
        Assert.Equal(["csat", "nps", "servqual-gap", "handling-time", "reopen-rate", "complaint-rate", "first-contact-resolution"], cards.Select(card => card.Id));
        Assert.Equal(100, cards[5].Per);
        Assert.False(cards[5].HigherIsBetter);
    }

    [Theory]
    [InlineData("kind: proportion", "kind: share", 4, "“share” is not a kind of KPI")]
    [InlineData("name: {en: CSAT, zh-Hans: 满意度}", "name: {en: CSAT}", 2, "The name is missing in zh-Hans")]
    [InlineData("gaming: {en: g, zh-Hans: 弊}", "gaming: {zh-Hans: 弊}", 10, "How it can be gamed is missing in en")]
    [InlineData("direction: up", "direction: left", 6, "write up")]
    [InlineData("target: 85", "target: 850", 7, "lies between 0 and 100 %")]
    [InlineData("minimumN: 30", "minimumN: 0", 8, "minimumN")]
    [InlineData("lagMonths: 1", "lagMonths: -1", 9, "lagMonths")]
    [InlineData("""unit: {en: "%", zh-Hans: "%"}""", "unit: {en: points, zh-Hans: 分}", 5, "its unit is “%”")]
    [InlineData("kind: proportion", "kind: rate", 4, "A rate needs `per`")]
    [InlineData("id: csat", "id: C SAT", 1, "lower-case")]
    public void A_mistake_is_told_with_its_line(string right, string wrong, int line, string reason)
    {
        var finding = Assert.Single(Check(ContentBundle.Of("kpis.yaml", Right.Replace(right, wrong))));

        Assert.Contains(reason, finding.Reason);
        // A field that is missing is told at the line of its definition.
        Assert.Equal(wrong == "kind: rate" ? 1 : line, finding.Line);
    }

    [Fact]
    public void An_id_used_twice_is_told_where_it_stands_the_second_time()
    {
        var finding = Assert.Single(Check(ContentBundle.Of("kpis.yaml", Right + Right)));

        Assert.Equal(new Finding("kpis.yaml", 11, "The id “csat” is used twice; give each KPI its own."), finding);
    }

    private static IReadOnlyList<Finding> Check(ContentBundle bundle) =>
        new KpiList().Check("kpis", bundle, new ContentIndex(new HashSet<(string, string)>()));
}

using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics;

/// <summary>Values that cannot be built wrong.</summary>
public sealed class ValuesTests
{
    [Theory]
    [InlineData(2, 1, 0.95)]
    [InlineData(double.NaN, 1, 0.95)]
    [InlineData(0, double.NaN, 0.95)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 1, double.NaN)]
    public void An_interval_is_ordered_and_has_a_level(double low, double high, double level) =>
        Assert.ThrowsAny<ArgumentException>(() => new Interval(low, high, level));

    [Theory]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    public void A_percentage_is_a_share(double fraction) => Assert.Throws<ArgumentOutOfRangeException>(() => Percentage.OfFraction(fraction));

    [Theory]
    [InlineData(-100.1)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void An_nps_lies_between_minus_and_plus_100(double points) => Assert.Throws<ArgumentOutOfRangeException>(() => new NpsScore(points));

    [Fact]
    public void Grades_are_four_and_only_the_upper_two_may_speak_of_causes()
    {
        Assert.Equal("randomised compared modelled associated", string.Join(' ', EvidenceGrade.All.Select(grade => grade.Word)));
        Assert.Equal([EvidenceGrade.A, EvidenceGrade.B], EvidenceGrade.All.Where(grade => grade.AllowsCausalWords));
        Assert.Same(EvidenceGrade.C, EvidenceGrade.Parse('C'));
        Assert.Throws<ArgumentException>(() => EvidenceGrade.Parse('E'));
    }
}

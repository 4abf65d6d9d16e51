using Microsoft.Extensions.Localization;
using ServiceAcademy.Assignments;

namespace ServiceAcademy.Tests.Assignments;

public sealed class DueTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(-12, "Overdue by 12 days", false)]
    [InlineData(-1, "Overdue by 1 day", false)]
    [InlineData(0, "Due today", true)]
    [InlineData(1, "Due tomorrow", true)]
    [InlineData(9, "Due in 9 days", true)]
    [InlineData(14, "Due in 14 days", true)]
    public void Due_dates_are_said_by_their_distance(int days, string words, bool isOpen)
    {
        var card = Card(Today.AddDays(days));

        Assert.Equal(words, Due.Words(card, Today, TimeZoneInfo.Utc, English.Instance));
        Assert.Equal(isOpen ? DueState.Open : DueState.Overdue, Due.State(card, Today));
    }

    [Fact]
    public void What_is_done_is_not_overdue() =>
        Assert.Equal(DueState.Done, Due.State(Card(Today.AddDays(-30)) with { FulfilledAt = DateTimeOffset.UnixEpoch }, Today));

    private static AssignmentCard Card(DateOnly due) => new(1, 1, "service-quality", due, DateTimeOffset.UnixEpoch, null);

    /// <summary>Gives back the source's own words.</summary>
    private sealed class English : IStringLocalizer
    {
        public static readonly English Instance = new();

        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(CultureInfo.InvariantCulture, name, arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}

using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Assignments;

/// <summary>How an assignment stands.</summary>
internal enum DueState
{
    Overdue,
    Open,
    Done,
}

/// <summary>Due dates as people say them, in the organisation's time zone.</summary>
internal static class Due
{
    /// <summary>Up to so many days away, a date is said by its distance.</summary>
    private const int Near = 14;

    public static DateOnly Today(TimeProvider clock, TimeZoneInfo zone) => Day(clock.GetUtcNow(), zone);

    public static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The last day still counts.</summary>
    public static DueState State(AssignmentCard card, DateOnly today) =>
        card.FulfilledAt is not null ? DueState.Done : card.DueOn < today ? DueState.Overdue : DueState.Open;

    public static string Words(AssignmentCard card, DateOnly today, TimeZoneInfo zone, IStringLocalizer T)
    {
        if (card.FulfilledAt is { } done)
            return T["Done on {0}", Short(Day(done, zone))];
        if (card.DueOn is not { } due)
            return T["No due date"];
        return (due.DayNumber - today.DayNumber) switch
        {
            < 0 and var late => T.Plural(-late, "Overdue by {0} day", "Overdue by {0} days"),
            0 => T["Due today"],
            1 => T["Due tomorrow"],
            <= Near and var left => T["Due in {0} days", left],
            _ => T["Due on {0}", Short(due)],
        };
    }

    public static string Short(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);

    /// <summary>With the day of the week.</summary>
    public static string Full(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);

    public static string Long(DateOnly day) =>
        day.ToString(CultureInfo.CurrentCulture.DateTimeFormat.LongDatePattern.Replace("dddd", "").Trim(' ', ','), CultureInfo.CurrentCulture);
}

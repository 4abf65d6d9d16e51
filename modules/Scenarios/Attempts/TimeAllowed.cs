using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>
/// How long a person may take at a timed moment. Measured here, on the server, from when the moment was first shown; the page only counts along. A slow
/// connection is nobody's fault: there is grace for the way of page and answer, and what the page says was lost on the way is given back. That can be
/// trusted, because whoever wants more time may simply take it.
/// </summary>
internal sealed record TimeAllowed(TimeSpan Limit, DateTimeOffset Since)
{
    /// <summary>What a person may choose, in percent of the author's time; 0: no limit.</summary>
    public static readonly int[] Paces = [100, 150, 200, 0];

    /// <summary>For the page to come and the answer to go.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>The most that is given back for a connection.</summary>
    private static readonly TimeSpan MostGivenBack = TimeSpan.FromMinutes(5);

    /// <summary>The limit where an attempt stands; null where there is none.</summary>
    public static TimeAllowed? At(StoryNode node, Attempt attempt, DateTimeOffset now) =>
        node is { Seconds: { } seconds, Late: not null } && attempt.Pace > 0
            ? new TimeAllowed(TimeSpan.FromSeconds(seconds * attempt.Pace / 100.0), attempt.ShownAt ?? now)
            : null;

    /// <summary>What is left; nothing is the least.</summary>
    public TimeSpan Left(DateTimeOffset now) => TimeSpan.FromTicks(Math.Max(0, (Limit - (now - Since)).Ticks));

    /// <summary>Whether the time has run out for a reply that arrives now.</summary>
    /// <param name="took">How long the person took as the page saw it; null without script.</param>
    public bool IsOver(DateTimeOffset now, TimeSpan? took)
    {
        var elapsed = now - Since;
        var lost = took is { } seen && seen >= TimeSpan.Zero && seen < elapsed ? elapsed - seen : TimeSpan.Zero;
        return elapsed - (lost < MostGivenBack ? lost : MostGivenBack) > Limit + Grace;
    }
}

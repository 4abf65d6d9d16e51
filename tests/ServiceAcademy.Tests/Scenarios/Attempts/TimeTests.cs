using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.People;
using ServiceAcademy.Scenarios.Attempts;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Tests.Records;

namespace ServiceAcademy.Tests.Scenarios.Attempts;

/// <summary>Time pressure, which a person can stretch or switch off, and for which a slow connection is nobody's fault.</summary>
public sealed class TimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(24.9, null, false)] // 20 s, and 5 s for the way of page and answer
    [InlineData(25.1, null, true)]
    [InlineData(200, 12.0, false)] // clicked after 12 s; the connection was away for three minutes
    [InlineData(200, 26.0, true)]
    [InlineData(900, 1.0, true)] // more than five minutes are not given back
    [InlineData(200, -5.0, true)] // a page that tells nonsense is not believed
    [InlineData(30, 31.0, true)]
    public void The_server_measures_and_gives_back_what_the_connection_took(double elapsed, double? took, bool isOver) =>
        Assert.Equal(isOver, new TimeAllowed(TimeSpan.FromSeconds(20), Noon).IsOver(Noon.AddSeconds(elapsed), took is { } seen ? TimeSpan.FromSeconds(seen) : null));

    [Theory, BothDatabases]
    public async Task A_reply_after_the_time_is_the_late_one_and_the_clock_begins_with_the_page(DatabaseKind database)
    {
        var (academy, person, attempt) = await AtTheTimedMomentAsync(database);
        // Nobody has seen the moment yet: nothing can have run out.
        await Assert.ThrowsAsync<AcademyError>(() => DecideAsync(academy, person, attempt, Noon.AddDays(1), StoryChoice.LateId));
        await ShowAsync(academy, person, attempt, Noon.AddHours(8));
        await ShowAsync(academy, person, attempt, Noon.AddHours(9)); // a second look starts nothing anew

        await Assert.ThrowsAsync<AcademyError>(() => DecideAsync(academy, person, attempt, Noon.AddHours(8).AddSeconds(19), StoryChoice.LateId));
        await DecideAsync(academy, person, attempt, Noon.AddHours(8).AddSeconds(26), "answer");

        var taken = (await FindAsync(academy, person, attempt)).Decisions[^1];
        Assert.Equal((StoryChoice.LateId, 26_000, 20_000), (taken.Choice, taken.TookMilliseconds, taken.AllowedMilliseconds));
        Assert.Equal(Outcome.Repeated, await DecideAsync(academy, person, attempt, Noon.AddHours(9), "answer"));
    }

    [Theory]
    [InlineData(100, 26, true)]
    [InlineData(150, 26, false)]
    [InlineData(150, 36, true)]
    [InlineData(200, 44, false)]
    [InlineData(0, 4000, false)]
    public async Task A_person_stretches_the_time_or_switches_it_off(int pace, int seconds, bool isLate)
    {
        var (academy, person, attempt) = await AtTheTimedMomentAsync(DatabaseKind.Sqlite);
        await ShowAsync(academy, person, attempt, Noon);
        await academy.PlayingAsync(async api => { await api.Playing.SetPaceAsync(person, attempt, pace, default); return true; });

        await DecideAsync(academy, person, attempt, Noon.AddSeconds(seconds), "answer");

        Assert.Equal(isLate ? StoryChoice.LateId : "answer", (await FindAsync(academy, person, attempt)).Decisions[^1].Choice);
        // The next conversation, whichever it is, begins with the same.
        var next = await academy.PlayingAsync(api => api.Playing.StartAsync(person, Stage.Id, 1, "", default));
        Assert.Equal(pace, (await FindAsync(academy, person, next)).Attempt.Pace);
    }

    [Fact]
    public async Task Other_paces_and_other_peoples_attempts_are_refused()
    {
        var (academy, person, attempt) = await AtTheTimedMomentAsync(DatabaseKind.Sqlite);
        var stranger = await academy.NewPersonAsync();
        Task<bool> Set(PersonCard who, int pace) => academy.PlayingAsync(async api => { await api.Playing.SetPaceAsync(who, attempt, pace, default); return true; });

        Assert.Equal(400, (await Assert.ThrowsAsync<AcademyError>(() => Set(person, 10))).Status);
        Assert.Equal(404, (await Assert.ThrowsAsync<AcademyError>(() => Set(stranger, 0))).Status);
        Assert.Equal(100, (await FindAsync(academy, person, attempt)).Attempt.Pace);
    }

    private static async Task<(Academy, PersonCard, long)> AtTheTimedMomentAsync(DatabaseKind database)
    {
        var academy = await Stage.SharedAsync(database);
        var person = await academy.NewPersonAsync();
        var attempt = await academy.PlayingAsync(api => api.Playing.StartAsync(person, Corners.Id, 1, "", default));
        await academy.PlayingAsync(api => api.Playing.DecideAsync(person, attempt, new Reply(1, "open", "own"), default));
        return (academy, person, attempt);
    }

    private static Task<PlayedAttempt> ShowAsync(Academy academy, PersonCard person, long attempt, DateTimeOffset at) => academy.PlayingAsync(
        async api => await api.Playing.ShowAsync(await api.Playing.FindAsync(person, attempt, default), default), new Some.Standing(at));

    private static Task<PlayedAttempt> FindAsync(Academy academy, PersonCard person, long attempt) =>
        academy.PlayingAsync(api => api.Playing.FindAsync(person, attempt, default));

    private static Task<Outcome> DecideAsync(Academy academy, PersonCard person, long attempt, DateTimeOffset at, string answer) =>
        academy.PlayingAsync(async api => (await api.Playing.DecideAsync(person, attempt, new Reply(2, "hurry", answer), default)).Outcome, new Some.Standing(at));
}

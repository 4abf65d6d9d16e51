using ServiceAcademy.Data;
using ServiceAcademy.Scenarios;
using ServiceAcademy.Scenarios.Attempts;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Tests.Scenarios.Attempts;

/// <summary>An attempt is told again from version, seed and decisions alone.</summary>
public sealed class ChanceTests
{
    /// <summary>What people have played hangs on these draws: they never change.</summary>
    [Fact]
    public void The_dice_of_a_seed_never_change() =>
        Assert.Equal("0011100100100110", string.Concat(Enumerable.Range(0, 16).Select(seed => Assert.Single(Walk.Replay(Corners.Parsed, seed, ["ask"]).Falls[0]).Number)));

    [Fact]
    public void Chance_falls_as_often_as_the_author_says() =>
        Assert.InRange(Enumerable.Range(0, 4000).Count(seed => Walk.Replay(Corners.Parsed, seed, ["ask"]).Falls[0][0].Number == 0), 1850, 2150);

    [Theory, BothDatabases]
    public async Task What_chance_drew_is_kept_and_told_again_the_same(DatabaseKind database)
    {
        var academy = await Stage.SharedAsync(database);
        var outcomes = new HashSet<string?>();
        for (var tries = 0; tries < 40 && outcomes.Count < 2; tries++)
        {
            var person = await academy.NewPersonAsync();
            var attempt = await academy.PlayingAsync(api => api.Playing.StartAsync(person, Corners.Id, 1, "", default));
            await academy.PlayingAsync(api => api.Playing.DecideAsync(person, attempt, new Reply(1, "open", "ask"), default));

            var played = await academy.PlayingAsync(api => api.Playing.FindAsync(person, attempt, default));
            var drawn = Assert.Single(played.Decisions).Drawn;
            Assert.Equal(played.Walk.Falls[0][0].Number.ToString(CultureInfo.InvariantCulture), drawn);
            Assert.Equal(drawn == "1" ? ["open", "porter", "hurry"] : ["open", "hurry"], played.Walk.Moments.Select(moment => moment.Node.Id));
            Assert.Equal("hurry", played.Attempt.Node);
            outcomes.Add(drawn);
        }
        Assert.Equal(2, outcomes.Count);
    }

    [Theory, BothDatabases]
    public async Task A_reply_to_be_used_once_is_not_offered_again_and_clicks_at_the_same_moment_decide_once(DatabaseKind database)
    {
        var academy = await Stage.SharedAsync(database);
        var person = await academy.NewPersonAsync();
        var attempt = await academy.PlayingAsync(api => api.Playing.StartAsync(person, Corners.Id, 1, "", default));
        Task<Outcome> Decide(int sequence, string node, string answer) =>
            academy.PlayingAsync(async api => (await api.Playing.DecideAsync(person, attempt, new Reply(sequence, node, answer), default)).Outcome);

        var clicks = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Decide(1, "open", "small-talk")));
        Assert.Single(clicks, Outcome.Decided);
        Assert.Equal(5, clicks.Count(outcome => outcome == Outcome.Repeated));
        await Assert.ThrowsAsync<ServiceAcademy.Modules.Errors.AcademyError>(() => Decide(2, "open", "small-talk"));
        await Decide(2, "open", "ask");
        await Decide(3, "hurry", "answer");
        foreach (var wrong in new[] { "", "tea+tea", "boat", "right", "late" })
            await Assert.ThrowsAsync<ServiceAcademy.Modules.Errors.AcademyError>(() => Decide(4, "quiz", wrong));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Decide(4, "quiz", "tea+time")));
        Assert.Single(answers, Outcome.Decided);
        var played = await academy.PlayingAsync(api => api.Playing.FindAsync(person, attempt, default));
        Assert.Equal(["small-talk", "ask", "answer", "tea+time"], played.Decisions.Select(taken => taken.Choice));
        Assert.Equal(StoryChoice.RightId, played.Walk.Steps.Last().Move);
        // 9 weighted points at most (empathy 3 × 2, communication 3); the worst path gives all of them away, this one 6.
        Assert.Equal(333, played.Attempt.Score);
    }
}

using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.People;
using ServiceAcademy.Records;
using ServiceAcademy.Scenarios.Attempts;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Tests.Scenarios.Attempts;

/// <summary>A moment tried again is practice; a second attempt is a second attempt; what counts as the score is the author's policy.</summary>
public sealed class RehearsalTests
{
    [Theory, BothDatabases]
    public async Task It_begins_with_the_same_decisions_and_luck_and_is_never_evidence(DatabaseKind database)
    {
        var academy = await Stage.SharedAsync(database);
        var (person, first) = await PlayedAsync(academy, "ask", "answer", "tea+time");
        var before = await EvidenceAsync(academy, person);

        var again = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RehearseAsync(academy, person, first, 2)));
        var rehearsal = Assert.Single(again.Distinct());
        var begun = await FindAsync(academy, person, rehearsal);
        Assert.Equal((first.Attempt.Id, 2, 1, "hurry"), (begun.Attempt.ParentId!.Value, begun.Attempt.FromSequence!.Value, begun.Attempt.Taken, begun.Attempt.Node));
        Assert.Equal(first.Decisions[0].Drawn, Assert.Single(begun.Decisions).Drawn);
        Assert.Equal(first.Walk.Falls[0], begun.Walk.Falls[0]);

        await DecideAsync(academy, person, rehearsal, 2, "hurry", "answer");
        await DecideAsync(academy, person, rehearsal, 3, "quiz", "car");
        var done = await FindAsync(academy, person, rehearsal);
        Assert.NotNull(done.Attempt.Score);
        Assert.Equal(before, await EvidenceAsync(academy, person));
        var said = await academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().OfPersonAsync(person.Subject, 100));
        Assert.Equal(1, said.Count(line => line.Verb == Verbs.Finished));
        Assert.Equal([$"scenario:{rehearsal}"], said.Where(line => line.Verb == Verbs.Rehearsed).Select(line => line.Attempt));

        // A real second attempt is neither the rehearsal nor taken for one.
        var second = await academy.PlayingAsync(api => api.Playing.StartAsync(person, Corners.Id, 1, "", default));
        Assert.DoesNotContain(second, new[] { rehearsal, first.Attempt.Id });
        Assert.False((await FindAsync(academy, person, second)).Attempt.IsFirst);
    }

    [Fact]
    public async Task Only_an_own_finished_attempt_and_one_of_its_decisions()
    {
        var academy = await Stage.SharedAsync(DatabaseKind.Sqlite);
        var (person, first) = await PlayedAsync(academy, "own", "answer", "car");
        foreach (var from in new[] { 0, -1, 4 })
            Assert.Equal(400, (await Assert.ThrowsAsync<AcademyError>(() => RehearseAsync(academy, person, first, from))).Status);
        var open = await academy.PlayingAsync(api => api.Playing.StartAsync(person, Corners.Id, 1, "", default));
        var unfinished = await FindAsync(academy, person, open);
        Assert.Equal(400, (await Assert.ThrowsAsync<AcademyError>(() => RehearseAsync(academy, person, unfinished, 1))).Status);
    }

    [Fact]
    public void The_authors_policy_says_which_attempt_counts()
    {
        int[] scores = [400, 900, 700];
        Assert.Equal([400, 900, 700, 667], new[] { AttemptPolicy.First, AttemptPolicy.Best, AttemptPolicy.Last, AttemptPolicy.Mean }.Select(policy => AttemptScore.Of(policy, scores)!.Value));
        Assert.Null(AttemptScore.Of(AttemptPolicy.Mean, []));
    }

    [Theory, BothDatabases]
    public async Task An_attempt_plays_on_in_its_version_while_others_begin_the_next(DatabaseKind database)
    {
        var academy = await Stage.FreshAsync(database);
        var person = await academy.NewPersonAsync();
        var attempt = await academy.PlayingAsync(api => api.Playing.StartAsync(person, Corners.Id, 1, "", default));
        await DecideAsync(academy, person, attempt, 1, "open", "own");
        await academy.InsideAsync(services => services.GetRequiredService<ServiceAcademy.Data.Content.ContentStore>().LoadAsync(
            ServiceAcademy.Scenarios.ScenariosApi.Kind, Corners.Id, Corners.Bundle.With("scenario.md", Corners.Bundle["scenario.md"].Replace("- answer:", "- reply:", StringComparison.Ordinal)), "Next"));

        await DecideAsync(academy, person, attempt, 2, "hurry", "answer");
        await DecideAsync(academy, person, attempt, 3, "quiz", "tea+time");

        Assert.Equal((1, 1000), ((await FindAsync(academy, person, attempt)).Attempt.Version, (await FindAsync(academy, person, attempt)).Attempt.Score!.Value));
        var other = await academy.NewPersonAsync();
        var next = await academy.PlayingAsync(api => api.Playing.StartAsync(other, Corners.Id, 2, "", default));
        await DecideAsync(academy, other, next, 1, "open", "own");
        Assert.Equal(400, (await Assert.ThrowsAsync<AcademyError>(() => DecideAsync(academy, other, next, 2, "hurry", "answer"))).Status);
    }

    private static async Task<(PersonCard, PlayedAttempt)> PlayedAsync(Academy academy, params string[] answers)
    {
        var person = await academy.NewPersonAsync();
        var attempt = await academy.PlayingAsync(api => api.Playing.StartAsync(person, Corners.Id, 1, "", default));
        for (var i = 0; i < answers.Length; i++)
            await DecideAsync(academy, person, attempt, i + 1, (await FindAsync(academy, person, attempt)).Attempt.Node, answers[i]);
        return (person, await FindAsync(academy, person, attempt));
    }

    private static Task<long> RehearseAsync(Academy academy, PersonCard person, PlayedAttempt parent, int from) =>
        academy.PlayingAsync(api => api.Playing.RehearseAsync(person, parent, from, default));

    private static Task<PlayedAttempt> FindAsync(Academy academy, PersonCard person, long attempt) =>
        academy.PlayingAsync(api => api.Playing.FindAsync(person, attempt, default));

    private static Task<Outcome> DecideAsync(Academy academy, PersonCard person, long attempt, int sequence, string node, string answer) =>
        academy.PlayingAsync(async api => (await api.Playing.DecideAsync(person, attempt, new Reply(sequence, node, answer), default)).Outcome);

    private static async Task<int> EvidenceAsync(Academy academy, PersonCard person) =>
        (await academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().EvidenceAsync([person.Subject]))).Count;
}

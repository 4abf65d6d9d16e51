using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;
using ServiceAcademy.Records;
using ServiceAcademy.Scenarios;
using ServiceAcademy.Scenarios.Attempts;

namespace ServiceAcademy.Tests.Scenarios.Attempts;

public sealed class PlayingTests
{
    private const string Id = Stage.Id;

    [Theory, BothDatabases]
    public async Task A_decision_its_sentence_and_the_ending_are_written_once(DatabaseKind database)
    {
        var (academy, person) = await PreparedAsync(database);
        var attempt = await Inside(academy, api => api.Playing.StartAsync(person, Id, 1, "/courses/x", default));

        Assert.Equal(attempt, await Inside(academy, api => api.Playing.StartAsync(person, Id, 1, "/elsewhere", default)));
        Assert.Equal(Outcome.Decided, await Decide(academy, person, attempt, 1, "open", "kind"));
        Assert.Equal(Outcome.Repeated, await Decide(academy, person, attempt, 1, "open", "kind"));
        Assert.Equal(Outcome.TooLate, await Decide(academy, person, attempt, 1, "open", "short"));
        Assert.Equal(Outcome.Decided, await Decide(academy, person, attempt, 2, "smooth", "cold"));
        Assert.Equal(Outcome.Decided, await Decide(academy, person, attempt, 3, "last", "a"));

        var played = await Inside(academy, api => api.Playing.FindAsync(person, attempt, default));
        Assert.Equal((3, "end", "/courses/x"), (played.Attempt.Taken, played.Attempt.Node, played.Attempt.ReturnUrl));
        Assert.Equal(["kind", "cold", "a"], played.Decisions.Select(decision => decision.Choice));
        // Both branches hold 6 points at best; the worst path collects 2 and so loses 4. Here 3 were collected, 3 lost: 1 of 4 kept.
        Assert.Equal(250, played.Attempt.Score);

        var said = await SentencesAsync(academy, person);
        Assert.Equal(["started ", "chose open/kind", "chose smooth/cold", "chose last/a", "finished "], said.Select(line => $"{line.Verb} {line.Part}"));
        // Both branches are worth the same overall, so the first decision has no score of its own.
        Assert.Equal([null, null, 0, 1000, 250], said.Select(line => line.Score));
        Assert.All(said, line => Assert.Equal($"scenario:{attempt}", line.Attempt));
        Assert.Equal(
            ["open/kind communication", "open/kind empathy", "open/kind speed", "smooth/cold empathy", "last/a speed"],
            (await EvidenceAsync(academy, person)).OrderBy(shown => shown.Sentence.Id).ThenBy(shown => shown.Bearing.Competency, StringComparer.Ordinal)
                .Select(shown => $"{shown.Sentence.Part} {shown.Bearing.Competency}"));
    }

    [Theory, BothDatabases]
    public async Task Clicks_at_the_same_moment_decide_once(DatabaseKind database)
    {
        var (academy, person) = await PreparedAsync(database);
        var attempts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Inside(academy, api => api.Playing.StartAsync(person, Id, 1, "", default))));
        var attempt = Assert.Single(attempts.Distinct());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Decide(academy, person, attempt, 1, "open", i % 2 == 0 ? "kind" : "short")));

        Assert.Single(outcomes, Outcome.Decided);
        var played = await Inside(academy, api => api.Playing.FindAsync(person, attempt, default));
        Assert.Equal(1, played.Attempt.Taken);
        Assert.Equal(1, (await SentencesAsync(academy, person)).Count(line => line.Verb == Verbs.Chose));
    }

    [Theory, BothDatabases]
    public async Task What_is_not_offered_is_refused_and_nothing_is_written(DatabaseKind database)
    {
        var (academy, person) = await PreparedAsync(database);
        var attempt = await Inside(academy, api => api.Playing.StartAsync(person, Id, 1, "", default));
        var before = (await SentencesAsync(academy, person)).Count;

        foreach (var (sequence, node, choice) in new[] { (1, "open", "rob-the-till"), (1, "last", "a"), (2, "open", "kind"), (0, "open", "kind"), (-1, "open", "kind"), (1, "", "") })
            Assert.Equal(400, (await Assert.ThrowsAsync<AcademyError>(() => Decide(academy, person, attempt, sequence, node, choice))).Status);

        Assert.Equal(before, (await SentencesAsync(academy, person)).Count);
        Assert.Empty((await Inside(academy, api => api.Playing.FindAsync(person, attempt, default))).Decisions);
    }

    [Theory, BothDatabases]
    public async Task Another_persons_attempt_does_not_exist(DatabaseKind database)
    {
        var (academy, person) = await PreparedAsync(database);
        var stranger = await PersonAsync(academy);
        var attempt = await Inside(academy, api => api.Playing.StartAsync(person, Id, 1, "", default));

        Assert.Equal(404, (await Assert.ThrowsAsync<AcademyError>(() => Inside(academy, api => api.Playing.FindAsync(stranger, attempt, default)))).Status);
        Assert.Equal(404, (await Assert.ThrowsAsync<AcademyError>(() => Decide(academy, stranger, attempt, 1, "open", "kind"))).Status);
    }

    [Theory, BothDatabases]
    public async Task Only_the_first_attempt_is_evidence(DatabaseKind database)
    {
        var (academy, person) = await PreparedAsync(database);
        await PlayAsync(academy, person);
        var evidence = (await EvidenceAsync(academy, person)).Count;

        await PlayAsync(academy, person);

        Assert.NotEqual(0, evidence);
        Assert.Equal(evidence, (await EvidenceAsync(academy, person)).Count);
        Assert.Equal(2, (await SentencesAsync(academy, person)).Count(line => line.Verb == Verbs.Finished));
    }

    [Theory, BothDatabases]
    public async Task A_good_chooser_of_the_demo_company_gets_full_marks_and_statistics_count_first_attempts(DatabaseKind database)
    {
        var (academy, person) = await PreparedAsync(database, fresh: true);
        await PlayAsync(academy, person);
        await PlayAsync(academy, person);

        var (first, all, list) = await Inside(academy, async api => (
            await api.Statistics.OfAsync(Id, null, false, default), await api.Statistics.OfAsync(Id, 1, true, default), await api.Statistics.ListAsync(default)));

        Assert.Equal((1, 1, 1.0), (first!.Attempts, first.Finished, first.MeanScore));
        Assert.Equal(2, all!.Attempts);
        var open = all.Nodes.Single(node => node.Node.Id == "open");
        Assert.Equal((2, 0, 0.0), (open.Decisions, open.Waiting, open.MeanRegret));
        Assert.Equal(["short"], open.Choices.Where(choice => choice.IsMostTaken).Select(choice => choice.Choice.Id));
        Assert.Equal(2, all.Nodes.Single(node => node.Node.Id == "end").Decisions);
        Assert.Contains(list, line => line is { Scenario.Id: Id, Attempts: 2, Finished: 2 });
        Assert.Null(await Inside(academy, api => api.Statistics.OfAsync(Id, 99, false, default)));
        Assert.Null(await Inside(academy, api => api.Statistics.OfAsync("no-such", null, false, default)));
    }

    private static async Task<(Academy, PersonCard)> PreparedAsync(DatabaseKind database, bool fresh = false)
    {
        var academy = fresh ? await Stage.FreshAsync(database) : await Stage.SharedAsync(database);
        return (academy, await PersonAsync(academy));
    }

    private static Task<PersonCard> PersonAsync(Academy academy) => academy.InsideAsync(async services =>
    {
        var people = services.GetRequiredService<PeopleApi>();
        var id = await people.AddAsync(new NewPerson("Test Player", null, $"{Guid.NewGuid():N}@hotel.example", new LocalText { En = "Tester", ZhHans = "测试员" }, "en", null, null, new DateOnly(2026, 1, 1)));
        return (await people.FindAsync(id))!;
    });

    private static Task<T> Inside<T>(Academy academy, Func<ScenariosApi, Task<T>> work) =>
        academy.InsideAsync(services => work(services.GetRequiredService<ScenariosApi>()));

    private static Task<Outcome> Decide(Academy academy, PersonCard person, long attempt, int sequence, string node, string choice) =>
        Inside(academy, async api => (await api.Playing.DecideAsync(person, attempt, new Reply(sequence, node, choice), default)).Outcome);

    private static Task<bool> PlayAsync(Academy academy, PersonCard person) => Inside(academy, async api =>
    {
        await api.PlayAsync(person, Id, new Random(1), _ => 1, new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        return true;
    });

    private static async Task<IReadOnlyList<SentenceLine>> SentencesAsync(Academy academy, PersonCard person) =>
        (await academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().OfPersonAsync(person.Subject, 100))).Reverse().ToList();

    private static Task<IReadOnlyList<Evidence>> EvidenceAsync(Academy academy, PersonCard person) =>
        academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().EvidenceAsync([person.Subject]));
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.People;
using ServiceAcademy.Records;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>An attempt with what was decided so far, in order, and the version that it plays.</summary>
internal sealed record PlayedAttempt(Attempt Attempt, Scenario Scenario, IReadOnlyList<TakenDecision> Decisions)
{
    /// <summary>The path so far.</summary>
    public Walk Walk { get; } = Playing.Walked(Scenario, Attempt, Decisions);
}

/// <summary>What became of a posted choice.</summary>
internal enum Outcome
{
    Decided,

    /// <summary>The same choice had been taken already: a double click.</summary>
    Repeated,

    /// <summary>Something else had been chosen there already: a second tab.</summary>
    TooLate,
}

/// <summary>Starts attempts and takes decisions. A decision, its sentence and what follows from it are one transaction.</summary>
internal sealed class Playing(
    AcademyDb db, Func<string, int, CancellationToken, Task<Scenario?>> scenarios,
    Func<Scenario, CancellationToken, Task<Measures>> measures, RecordsApi records, AcademyEvents events, TimeProvider clock, IStringLocalizer<ScenariosApi> T)
{
    /// <summary>The unfinished attempt at this version, or a new one.</summary>
    public async Task<long> StartAsync(PersonCard person, string id, int version, string returnUrl, CancellationToken cancellation)
    {
        if (returnUrl.Length > 0 && (returnUrl[0] != '/' || returnUrl.StartsWith("//", StringComparison.Ordinal) || returnUrl.StartsWith("/\\", StringComparison.Ordinal)))
            throw new ArgumentException("A return address is a path of this academy.", nameof(returnUrl));
        var scenario = await scenarios(id, version, cancellation) ?? throw NoScenario();
        try
        {
            return await db.WriteAsync(async () =>
            {
                // One reading for both questions: two would let a quicker request slip in between on a database with several writers.
                var earlier = await EarlierAsync(person, id, cancellation);
                if (Unfinished(earlier, version) is { } open)
                    return open;
                var attempt = New(person, scenario, version, earlier.Count + 1, returnUrl, clock.GetUtcNow());
                db.Add(attempt);
                await db.SaveChangesAsync(cancellation);
                await records.AppendAsync(Started(attempt), cancellation);
                return attempt.Id;
            }, cancellation);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // Another request started it at the same moment.
            if (Unfinished(await EarlierAsync(person, id, cancellation), version) is { } other)
                return other;
            throw;
        }
    }

    /// <summary>An attempt of this person.</summary>
    /// <exception cref="AcademyError">404: no such attempt, or another person's.</exception>
    public async Task<PlayedAttempt> FindAsync(PersonCard person, long id, CancellationToken cancellation)
    {
        var attempt = await Own(person, id).AsNoTracking().SingleOrDefaultAsync(cancellation) ?? throw NoAttempt();
        var scenario = await scenarios(attempt.ScenarioId, attempt.Version, cancellation) ?? throw NoScenario();
        return new PlayedAttempt(attempt, scenario, await DecisionsAsync(attempt, cancellation));
    }

    /// <summary>Takes the decision number <paramref name="sequence"/> of an attempt, once.</summary>
    /// <exception cref="AcademyError">400: the attempt does not stand where the choice says, or there is no such choice. Nothing is written.</exception>
    public async Task<Outcome> DecideAsync(PersonCard person, long id, int sequence, string node, string choice, CancellationToken cancellation)
    {
        try
        {
            return await db.WriteAsync(async () =>
            {
                var attempt = await Own(person, id).SingleOrDefaultAsync(cancellation) ?? throw NoAttempt();
                if (sequence >= 1 && sequence <= attempt.Taken)
                    return await WhatStandsAsync(id, sequence, node, choice, cancellation);
                var scenario = await scenarios(attempt.ScenarioId, attempt.Version, cancellation) ?? throw NoScenario();
                if (sequence != attempt.Taken + 1 || node != attempt.Node)
                    throw NoChoice();
                var walk = Walked(scenario, attempt, await DecisionsAsync(attempt, cancellation)).Take(choice) ?? throw NoChoice();
                await TakeAsync(person, attempt, walk, cancellation);
                return Outcome.Decided;
            }, cancellation);
        }
        catch (DbUpdateException)
        {
            // On a database with several writers the other click may have been quicker; the unique index let one through.
            if (!await db.Set<TakenDecision>().AnyAsync(decision => decision.AttemptId == id && decision.Sequence == sequence, cancellation))
                throw;
            return await WhatStandsAsync(id, sequence, node, choice, cancellation);
        }
    }

    /// <summary>A whole attempt at once, as if played at <paramref name="at"/>; for the demo company.</summary>
    public Task PlayAsync(PersonCard person, Scenario scenario, int version, Random random, Func<IReadOnlyList<string>, double> credit, DateTimeOffset at,
        CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            var measured = await measures(scenario, cancellation);
            var seed = BitConverter.ToInt64(person.Subject.ToByteArray());
            var walk = Improvise(scenario, seed, random, state => credit(measured.Competencies(scenario.MeasuredAt(state))));
            DateTimeOffset When(int sequence) => at - (walk.Taken - sequence) * TimeSpan.FromSeconds(45);
            var earlier = await EarlierAsync(person, scenario.Id, cancellation);
            var attempt = New(person, scenario, version, earlier.Count + 1, "", When(0));
            attempt.Decisions.AddRange(walk.Steps.Select((step, i) =>
                new TakenDecision { Sequence = i + 1, Node = step.Node.Id, Choice = step.Answer!, DecidedAt = When(i + 1) }));
            (attempt.Taken, attempt.Node) = (walk.Taken, walk.Node.Id);
            (attempt.FinishedAt, attempt.Score) = (at, scenario.Score(walk));
            db.Add(attempt);
            await db.SaveChangesAsync(cancellation);
            await records.AppendAsync(
                [Started(attempt), .. attempt.Decisions.Zip(walk.Steps).Select(pair => Chose(attempt, scenario, pair.Second, pair.First.DecidedAt, measured)), Finished(attempt)], cancellation);
            await events.RaiseAsync(ToldAbove(person, attempt), cancellation);
        }, cancellation);

    private static Attempt New(PersonCard person, Scenario scenario, int version, int ordinal, string returnUrl, DateTimeOffset at) => new()
    {
        Subject = person.Subject, ScenarioId = scenario.Id, Version = version, Ordinal = ordinal, ReturnUrl = returnUrl,
        Node = Walk.Begin(scenario, 0).Node.Id, StartedAt = at,
    };

    private async Task TakeAsync(PersonCard person, Attempt attempt, Walk walk, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var step = walk.Steps.Last();
        db.Add(new TakenDecision { AttemptId = attempt.Id, Sequence = walk.Taken, Node = step.Node.Id, Choice = step.Answer!, DecidedAt = now });
        (attempt.Taken, attempt.Node) = (walk.Taken, walk.Node.Id);
        var chose = Chose(attempt, walk.Scenario, step, now, await measures(walk.Scenario, cancellation));
        if (!walk.IsFinished)
        {
            await records.AppendAsync(chose, cancellation);
            return;
        }
        (attempt.FinishedAt, attempt.Score) = (now, walk.Scenario.Score(walk));
        await records.AppendAsync([chose, Finished(attempt)], cancellation);
        await events.RaiseAsync(ToldAbove(person, attempt), cancellation);
    }

    private async Task<Outcome> WhatStandsAsync(long id, int sequence, string node, string choice, CancellationToken cancellation) =>
        await db.Set<TakenDecision>().AnyAsync(row => row.AttemptId == id && row.Sequence == sequence && row.Node == node && row.Choice == choice, cancellation)
            ? Outcome.Repeated
            : Outcome.TooLate;

    private static Walk Improvise(Scenario scenario, long seed, Random random, Func<DecisionState, double> credit)
    {
        var walk = Walk.Begin(scenario, seed);
        while (!walk.IsFinished)
        {
            var state = walk.State;
            var open = scenario.Open(state).Where(move => move.Id != StoryChoice.LateId).ToList();
            var best = open.Where(move => scenario.Regret(state, move.Id) == 0).ToList();
            var others = open.Except(best).ToList();
            var from = best.Count > 0 && (others.Count == 0 || random.NextDouble() < credit(state)) ? best : others;
            walk = walk.Take(Scenario.AnswerTo(walk.Node, from[random.Next(from.Count)]))!;
        }
        return walk;
    }

    /// <summary>Where an attempt stands, from its decisions. The attempt's number is its seed.</summary>
    internal static Walk Walked(Scenario scenario, Attempt attempt, IEnumerable<TakenDecision> decisions) =>
        Walk.Replay(scenario, attempt.Id, decisions.Select(taken => taken.Choice));

    /// <summary>Only the first attempt is evidence: afterwards the person knows the story and its key.</summary>
    private static NewSentence Chose(Attempt attempt, Scenario scenario, Moment step, DateTimeOffset at, Measures measures) =>
        Sentence(attempt, Verbs.Chose, $"{step.Node.Id}/{step.Answer}", at, scenario.Credit(step.State, step.Move!),
            attempt.IsFirst ? scenario.Bearings(step.State, step.Move!, measures) : null);

    private static NewSentence Started(Attempt attempt) => Sentence(attempt, Verbs.Started, "", attempt.StartedAt);

    private static NewSentence Finished(Attempt attempt) => Sentence(attempt, Verbs.Finished, "", attempt.FinishedAt!.Value, attempt.Score);

    private static NewSentence Sentence(
        Attempt attempt, string verb, string part, DateTimeOffset at, int? score = null, IReadOnlyList<Bearing>? bearings = null) =>
        new(attempt.Subject, verb, ScenariosApi.Kind, attempt.ScenarioId, attempt.Version, part, at, score, attempt.Key, Bearings: bearings);

    private static ScenarioFinished ToldAbove(PersonCard person, Attempt attempt) =>
        new(person, attempt.ScenarioId, attempt.Version, attempt.Id, attempt.Score!.Value, attempt.FinishedAt!.Value);

    private IQueryable<Attempt> Own(PersonCard person, long id) =>
        db.Set<Attempt>().Where(attempt => attempt.Id == id && attempt.Subject == person.Subject);

    /// <summary>The decisions that the attempt knows of: another request may have added one since the attempt was read.</summary>
    private async Task<List<TakenDecision>> DecisionsAsync(Attempt attempt, CancellationToken cancellation) =>
        await db.Set<TakenDecision>().Where(row => row.AttemptId == attempt.Id && row.Sequence <= attempt.Taken).OrderBy(row => row.Sequence).AsNoTracking().ToListAsync(cancellation);

    private async Task<List<Earlier>> EarlierAsync(PersonCard person, string id, CancellationToken cancellation) =>
        await db.Set<Attempt>().Where(row => row.Subject == person.Subject && row.ScenarioId == id).OrderBy(row => row.Ordinal)
            .Select(row => new Earlier(row.Id, row.Version, row.FinishedAt != null)).ToListAsync(cancellation);

    private static long? Unfinished(List<Earlier> earlier, int version) =>
        earlier.FindLast(attempt => attempt.Version == version && !attempt.IsFinished)?.Id;

    private AcademyError NoAttempt() => new(404, T["There is no such conversation among yours."],
        T["It may belong to somebody else, or the address is incomplete."], T["Open the role-play again from your course."]);

    private AcademyError NoScenario() => new(404, T["There is no such role-play."],
        T["It may have been renamed, or the address is incomplete."], T["Open the role-play again from your course."]);

    private AcademyError NoChoice() => new(400, T["This reply is not one of those offered here."],
        T["The page may be old, or its content was changed on the way. Nothing was saved."], T["Open the conversation again and choose one of the replies shown."]);

    private sealed record Earlier(long Id, int Version, bool IsFinished);
}

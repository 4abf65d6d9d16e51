using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.People;
using ServiceAcademy.Records;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>An attempt told again: what was decided so far, in order, and where that led.</summary>
internal sealed record PlayedAttempt(Attempt Attempt, Walk Walk, IReadOnlyList<TakenDecision> Decisions)
{
    public Scenario Scenario => Walk.Scenario;
}

/// <summary>A reply as it arrives.</summary>
/// <param name="Sequence">Which decision of the attempt it is, and <paramref name="Node"/> where that stood: so nothing is decided twice.</param>
/// <param name="Answer">See <see cref="Scenario.MoveOf"/>.</param>
/// <param name="Took">How long the person took, as the page saw it; null without script.</param>
internal sealed record Reply(int Sequence, string Node, string Answer, TimeSpan? Took = null);

/// <summary>What became of a reply.</summary>
internal enum Outcome
{
    Decided,

    /// <summary>The same reply had been taken already: a double click, or one that was sent again on a bad connection.</summary>
    Repeated,

    /// <summary>Something else had been chosen there already: a second tab.</summary>
    TooLate,
}

/// <summary>Starts attempts and takes decisions. A decision, its sentence and what follows from it are one transaction.</summary>
internal sealed class Playing(
    AcademyDb db, Func<string, int, CancellationToken, Task<Scenario?>> scenarios, Func<Scenario, CancellationToken, Task<Measures>> measures,
    RecordsApi records, AcademyEvents events, TimeProvider clock, IStringLocalizer<ScenariosApi> T)
{
    /// <summary>The unfinished attempt at this version, or a new one.</summary>
    public async Task<long> StartAsync(PersonCard person, string id, int version, string returnUrl, CancellationToken cancellation)
    {
        if (returnUrl.Length > 0 && (returnUrl[0] != '/' || returnUrl.StartsWith("//", StringComparison.Ordinal) || returnUrl.StartsWith("/\\", StringComparison.Ordinal)))
            throw new ArgumentException("A return address is a path of this academy.", nameof(returnUrl));
        var scenario = await scenarios(id, version, cancellation) ?? throw NoScenario();
        return await BeginAsync(person, scenario, earlier => earlier.FindLast(attempt => attempt.Version == version && !attempt.IsFinished && attempt.ParentId is null),
            async ordinal => New(person, scenario, version, ordinal, Random.Shared.NextInt64(), await PaceAsync(person, cancellation), returnUrl, clock.GetUtcNow()), cancellation);
    }

    /// <summary>
    /// Tries a finished attempt again from one of its decisions on: a new attempt that begins with the same decisions and the same luck. An
    /// untouched rehearsal of that moment is taken up again.
    /// </summary>
    /// <param name="from">The number of the decision.</param>
    public async Task<long> RehearseAsync(PersonCard person, PlayedAttempt parent, int from, CancellationToken cancellation)
    {
        var (former, decisions) = (parent.Attempt, parent.Decisions);
        if (former.FinishedAt is null || from < 1 || from > decisions.Count)
            throw new AcademyError(400, T["This moment cannot be tried again."],
                T["Only a decision of a conversation that is over can be tried again. Nothing was saved."], T["Open the debrief and choose a moment there."]);
        return await BeginAsync(person, parent.Scenario, earlier => earlier.FindLast(attempt => attempt.ParentId == former.Id && attempt.From == from && attempt.Taken == from - 1),
            async ordinal =>
            {
                var now = clock.GetUtcNow();
                var attempt = new Attempt
                {
                    Subject = person.Subject, ScenarioId = former.ScenarioId, Version = former.Version, Ordinal = ordinal, Seed = former.Seed,
                    ParentId = former.Id, FromSequence = from, ReturnUrl = former.ReturnUrl, Pace = await PaceAsync(person, cancellation),
                    Node = decisions[from - 1].Node, Taken = from - 1, StartedAt = now, ShownAt = Shown(parent.Scenario[decisions[from - 1].Node], now),
                };
                attempt.Decisions.AddRange(decisions.Take(from - 1).Select(taken => new TakenDecision
                {
                    Sequence = taken.Sequence, Node = taken.Node, Choice = taken.Choice, Drawn = taken.Drawn, TookMilliseconds = taken.TookMilliseconds,
                    AllowedMilliseconds = taken.AllowedMilliseconds, DecidedAt = taken.DecidedAt,
                }));
                return attempt;
            }, cancellation);
    }

    /// <summary>An attempt of this person.</summary>
    /// <exception cref="AcademyError">404: no such attempt, or another person's.</exception>
    public async Task<PlayedAttempt> FindAsync(PersonCard person, long id, CancellationToken cancellation)
    {
        // One query for both: between two, another request could add a decision that the attempt as read does not know of.
        var attempt = await Own(person, id).Include(attempt => attempt.Decisions.OrderBy(taken => taken.Sequence)).AsNoTracking().SingleOrDefaultAsync(cancellation)
            ?? throw NoAttempt();
        return Told(attempt, await scenarios(attempt.ScenarioId, attempt.Version, cancellation) ?? throw NoScenario(), attempt.Decisions);
    }

    /// <summary>The attempts of this person at a role-play, in their order, without their decisions.</summary>
    public async Task<IReadOnlyList<Attempt>> OfAsync(PersonCard person, string id, CancellationToken cancellation) =>
        await db.Set<Attempt>().Where(attempt => attempt.Subject == person.Subject && attempt.ScenarioId == id).OrderBy(attempt => attempt.Ordinal)
            .AsNoTracking().ToListAsync(cancellation);

    /// <summary>The clock of a timed moment begins when it is first shown.</summary>
    public async Task<PlayedAttempt> ShowAsync(PlayedAttempt played, CancellationToken cancellation)
    {
        if (played.Attempt is not { ShownAt: null, FinishedAt: null } attempt || played.Walk.Node.Seconds is null)
            return played;
        var now = clock.GetUtcNow();
        await db.WriteAsync(() => db.Set<Attempt>().Where(row => row.Id == attempt.Id && row.Taken == attempt.Taken && row.ShownAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(told => told.ShownAt, now), cancellation), cancellation);
        attempt.ShownAt = now;
        return played;
    }

    /// <summary>A person's choice of how much time timed moments leave.</summary>
    /// <param name="pace">One of <see cref="TimeAllowed.Paces"/>.</param>
    public Task SetPaceAsync(PersonCard person, long id, int pace, CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            var attempt = await Own(person, id).SingleOrDefaultAsync(cancellation) ?? throw NoAttempt();
            if (!TimeAllowed.Paces.Contains(pace))
                throw new AcademyError(400, T["This is no pace."], T["Time can be as the author set it, one and a half times, twice, or without a limit."], T["Choose one of the four."]);
            if (attempt.FinishedAt is null)
                attempt.Pace = pace;
        }, cancellation);

    /// <summary>Takes a decision of an attempt, once. Answers also the attempt as it stands then, where it was taken now.</summary>
    /// <exception cref="AcademyError">400: the attempt does not stand where the reply says, or there is no such reply. Nothing is written.</exception>
    public async Task<(Outcome Outcome, PlayedAttempt? Played)> DecideAsync(PersonCard person, long id, Reply reply, CancellationToken cancellation)
    {
        try
        {
            return await db.WriteAsync<(Outcome, PlayedAttempt?)>(async () =>
            {
                var attempt = await Own(person, id).Include(attempt => attempt.Decisions).SingleOrDefaultAsync(cancellation) ?? throw NoAttempt();
                if (attempt.Decisions.Find(taken => taken.Sequence == reply.Sequence) is { } there)
                    return (Repeated(there, reply), null);
                var scenario = await scenarios(attempt.ScenarioId, attempt.Version, cancellation) ?? throw NoScenario();
                if (attempt.FinishedAt is not null || reply.Sequence != attempt.Taken + 1 || reply.Node != attempt.Node)
                    throw NoChoice();
                return (Outcome.Decided, await TakeAsync(person, attempt, Told(attempt, scenario, attempt.Decisions).Walk, reply, cancellation));
            }, cancellation);
        }
        catch (DbUpdateException)
        {
            // On a database with several writers the other click may have been quicker; the unique index let one through.
            if (await db.Set<TakenDecision>().AsNoTracking().SingleOrDefaultAsync(taken => taken.AttemptId == id && taken.Sequence == reply.Sequence, cancellation) is { } other)
                return (Repeated(other, reply), null);
            throw;
        }
    }

    /// <summary>A whole attempt at once, as if played at <paramref name="at"/>; for the demo company.</summary>
    public Task PlayAsync(PersonCard person, Scenario scenario, int version, Random random, Func<IReadOnlyList<string>, double> credit, DateTimeOffset at,
        CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            var measured = await measures(scenario, cancellation);
            var seed = random.NextInt64();
            var walk = Improvisation.Of(scenario, seed, random, state => credit(measured.Competencies(scenario.MeasuredAt(state))));
            var steps = walk.Steps.ToList();
            var each = TimeSpan.FromSeconds(45);
            DateTimeOffset When(int sequence) => at - (steps.Count - sequence) * each;
            var attempt = New(person, scenario, version, (await EarlierAsync(person, scenario.Id, cancellation)).Count + 1, seed, 100, "", When(0));
            attempt.Decisions.AddRange(steps.Select((step, index) => Row(step, walk.Falls[index], index + 1, When(index + 1), each, null)));
            (attempt.Taken, attempt.Node, attempt.FinishedAt, attempt.Score) = (steps.Count, walk.Node.Id, at, scenario.Score(walk));
            db.Add(attempt);
            await db.SaveChangesAsync(cancellation);
            await records.AppendAsync(
                [
                    LedgerWords.Started(attempt),
                    .. attempt.Decisions.Zip(steps).Select(pair => LedgerWords.Chose(attempt, scenario, pair.Second, pair.First.DecidedAt, measured)),
                    LedgerWords.Finished(attempt),
                ], cancellation);
            await events.RaiseAsync(ToldAbove(person, attempt), cancellation);
        }, cancellation);

    /// <summary>An attempt that is under way, or a new one; two requests at once make one.</summary>
    private async Task<long> BeginAsync(
        PersonCard person, Scenario scenario, Func<List<Earlier>, Earlier?> underWay, Func<int, Task<Attempt>> begin, CancellationToken cancellation)
    {
        try
        {
            return await db.WriteAsync(async () =>
            {
                // One reading for both questions: two would let a quicker request slip in between on a database with several writers.
                var earlier = await EarlierAsync(person, scenario.Id, cancellation);
                if (underWay(earlier) is { } open)
                    return open.Id;
                var attempt = await begin(earlier.Count + 1);
                db.Add(attempt);
                await db.SaveChangesAsync(cancellation);
                await records.AppendAsync(LedgerWords.Started(attempt), cancellation);
                return attempt.Id;
            }, cancellation);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            if (underWay(await EarlierAsync(person, scenario.Id, cancellation)) is { } other)
                return other.Id;
            throw;
        }
    }

    private static Attempt New(PersonCard person, Scenario scenario, int version, int ordinal, long seed, int pace, string returnUrl, DateTimeOffset at)
    {
        var start = Walk.Begin(scenario, seed).Node;
        return new Attempt
        {
            Subject = person.Subject, ScenarioId = scenario.Id, Version = version, Ordinal = ordinal, Seed = seed, Pace = pace, ReturnUrl = returnUrl,
            Node = start.Id, StartedAt = at, ShownAt = Shown(start, at),
        };
    }

    private async Task<PlayedAttempt> TakeAsync(PersonCard person, Attempt attempt, Walk walk, Reply reply, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var time = TimeAllowed.At(walk.Node, attempt, now);
        // “late” is taken when the time has run out, whatever was replied then, and is not there for the choosing before.
        if (reply.Answer == StoryChoice.LateId && time?.Left(now) != TimeSpan.Zero)
            throw NoChoice();
        var after = walk.Take(time?.IsOver(now, reply.Took) == true ? StoryChoice.LateId : reply.Answer) ?? throw NoChoice();
        var step = after.Steps.Last();
        attempt.Decisions.Add(Row(step, after.Falls[^1], after.Taken, now, now - attempt.ShownAt, time?.Limit));
        (attempt.Taken, attempt.Node, attempt.ShownAt) = (after.Taken, after.Node.Id, Shown(after.Node, now));
        var chose = LedgerWords.Chose(attempt, after.Scenario, step, now, attempt.IsFirst ? await measures(after.Scenario, cancellation) : Measures.Themselves);
        var played = new PlayedAttempt(attempt, after, attempt.Decisions.OrderBy(taken => taken.Sequence).ToList());
        if (!after.IsFinished)
        {
            await records.AppendAsync(chose, cancellation);
            return played;
        }
        (attempt.FinishedAt, attempt.Score) = (now, after.Scenario.Score(after));
        await records.AppendAsync([chose, LedgerWords.Finished(attempt)], cancellation);
        if (!attempt.IsRehearsal)
            await events.RaiseAsync(ToldAbove(person, attempt), cancellation);
        return played;
    }

    private static TakenDecision Row(Moment step, IReadOnlyList<Fall> fell, int sequence, DateTimeOffset at, TimeSpan? took, TimeSpan? allowed) => new()
    {
        Sequence = sequence, Node = step.Node.Id, Choice = step.Answer!, Drawn = Kept(fell), DecidedAt = at,
        TookMilliseconds = Milliseconds(took), AllowedMilliseconds = Milliseconds(allowed),
    };

    private static string? Kept(IReadOnlyList<Fall> fell) => fell.Count == 0 ? null : string.Join(' ', fell.Select(fall => fall.Number));

    private static int? Milliseconds(TimeSpan? time) => time is { } length ? (int)Math.Clamp(length.TotalMilliseconds, 0, int.MaxValue) : null;

    /// <summary>A moment without a limit comes before the person with the answer; a timed one when its page is asked for.</summary>
    private static DateTimeOffset? Shown(StoryNode node, DateTimeOffset now) => node.Seconds is null ? now : null;

    private static PlayedAttempt Told(Attempt attempt, Scenario scenario, List<TakenDecision> decisions)
    {
        var ordered = decisions.OrderBy(taken => taken.Sequence).ToList();
        return new PlayedAttempt(attempt, Walk.Replay(scenario, attempt.Seed, ordered.Select(taken => taken.Choice)), ordered);
    }

    /// <summary>A reply that came when the time had run out was taken as “late”: sent again, it is the same.</summary>
    private static Outcome Repeated(TakenDecision there, Reply reply) =>
        there.Node == reply.Node && (there.Choice == reply.Answer || there.Choice == StoryChoice.LateId) ? Outcome.Repeated : Outcome.TooLate;

    private static ScenarioFinished ToldAbove(PersonCard person, Attempt attempt) =>
        new(person, attempt.ScenarioId, attempt.Version, attempt.Id, attempt.Score!.Value, attempt.FinishedAt!.Value);

    private IQueryable<Attempt> Own(PersonCard person, long id) =>
        db.Set<Attempt>().Where(attempt => attempt.Id == id && attempt.Subject == person.Subject);

    /// <summary>What the person chose last, wherever that was.</summary>
    private async Task<int> PaceAsync(PersonCard person, CancellationToken cancellation) =>
        await db.Set<Attempt>().Where(attempt => attempt.Subject == person.Subject).OrderByDescending(attempt => attempt.Id)
            .Select(attempt => (int?)attempt.Pace).FirstOrDefaultAsync(cancellation) ?? 100;

    private async Task<List<Earlier>> EarlierAsync(PersonCard person, string id, CancellationToken cancellation) =>
        await db.Set<Attempt>().Where(row => row.Subject == person.Subject && row.ScenarioId == id).OrderBy(row => row.Ordinal)
            .Select(row => new Earlier(row.Id, row.Version, row.FinishedAt != null, row.ParentId, row.FromSequence, row.Taken)).ToListAsync(cancellation);

    private AcademyError NoAttempt() => new(404, T["There is no such conversation among yours."],
        T["It may belong to somebody else, or the address is incomplete."], T["Open the role-play again from your course."]);

    private AcademyError NoScenario() => new(404, T["There is no such role-play."],
        T["It may have been renamed, or the address is incomplete."], T["Open the role-play again from your course."]);

    private AcademyError NoChoice() => new(400, T["This reply is not one of those offered here."],
        T["The page may be old, or its content was changed on the way. Nothing was saved."], T["Open the conversation again and choose one of the replies shown."]);

    private sealed record Earlier(long Id, int Version, bool IsFinished, long? ParentId, int? From, int Taken);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Records.Projections;

namespace ServiceAcademy.Records;

/// <summary>The verbs of the ledger, in the manner of xAPI.</summary>
public static class Verbs
{
    public const string Started = "started";
    public const string Read = "read";
    public const string Answered = "answered";
    public const string Chose = "chose";
    public const string Finished = "finished";

    /// <summary>Tried a part of something again after it was finished: practice, which counts for nothing.</summary>
    public const string Rehearsed = "rehearsed";

    public const string Completed = "completed";
    public const string Published = "published";
    public const string Assigned = "assigned";
    public const string Earned = "earned";
    public const string Observed = "observed";
    public const string Appraised = "appraised";
    public const string Contested = "contested";

    /// <summary>Somebody answered a contest.</summary>
    public const string Settled = "settled";

    /// <summary>Somebody assessed oneself.</summary>
    public const string Assessed = "assessed";

    /// <summary>Somebody asked to be observed.</summary>
    public const string Asked = "asked";

    /// <summary>Takes the superseded sentence back without putting another in its place.</summary>
    public const string Withdrew = "withdrew";
}

/// <summary>Where evidence comes from; channels are never mixed in an estimate.</summary>
public static class Channels
{
    public const string Measured = "measured";
    public const string Observed = "observed";
    public const string Appraised = "appraised";
    public const string Self = "self";

    /// <summary>All of them, in the order in which they are told.</summary>
    public static IReadOnlyList<string> All { get; } = [Measured, Observed, Appraised, Self];
}

/// <summary>What an act shows about one competency.</summary>
/// <param name="Competency">Id in the competency framework.</param>
/// <param name="Credit">Thousandths of full credit, 0–1000.</param>
/// <param name="Weight">Thousandths; 1000 is a full item.</param>
/// <param name="Guess">Thousandths: the credit that blind guessing earns on average (0 where there is nothing to guess).</param>
public sealed record Bearing(string Competency, int Credit, int Weight = 1000, int Guess = 0);

/// <summary>A sentence to append: who did what to what, with which result, when. Ids and numbers only, never names or free text.</summary>
/// <param name="Subject">The person's key (<c>PersonCard.Subject</c>).</param>
/// <param name="Verb">One of <see cref="Verbs"/>.</param>
/// <param name="ObjectType">Kind of content: <c>course</c>, <c>lesson</c>, <c>quiz</c>, <c>scenario</c>, <c>certificate</c> …</param>
/// <param name="ObjectId">Its id.</param>
/// <param name="ObjectVersion">Its version.</param>
/// <param name="Part">What of it: a lesson, a question, <c>node/choice</c>; empty for the whole.</param>
/// <param name="ObservedAt">When it happened.</param>
/// <param name="Score">Thousandths of full marks.</param>
/// <param name="Attempt">Key of the attempt, for example <c>quiz:17</c>.</param>
/// <param name="Channel">One of <see cref="Channels"/>.</param>
/// <param name="Bearings">What it shows about competencies; empty when nothing.</param>
/// <param name="Supersedes">Id of the sentence of the same person that this one corrects; a sentence is superseded once at most.</param>
/// <param name="Rater">The key (<c>PersonCard.Subject</c>) of whoever judged; null where nobody did.</param>
public sealed record NewSentence(
    Guid Subject, string Verb, string ObjectType, string ObjectId, int ObjectVersion, string Part, DateTimeOffset ObservedAt,
    int? Score = null, string? Attempt = null, string Channel = Channels.Measured,
    IReadOnlyList<Bearing>? Bearings = null, long? Supersedes = null, Guid? Rater = null);

/// <summary>A sentence as it stands in the ledger.</summary>
public sealed record SentenceLine(
    long Id, Guid Subject, string Verb, string ObjectType, string ObjectId, int ObjectVersion, string Part, int? Score, string? Attempt,
    string Channel, DateTimeOffset ObservedAt, DateTimeOffset RecordedAt, Guid? Rater = null, long? Supersedes = null);

/// <summary>
/// A point on the two time lines of the ledger: when it was written down (what was known then), and when it happened (what had been
/// done by then, as we know today). Both together: what was known at one moment of what had happened by another.
/// </summary>
/// <param name="Known">Only sentences recorded until then count, and only corrections recorded until then; null: all.</param>
/// <param name="Happened">Only sentences observed until then; null: all.</param>
public readonly record struct AsOf(DateTimeOffset? Known, DateTimeOffset? Happened = null)
{
    /// <summary>“As of” without more means: what was known then.</summary>
    public static implicit operator AsOf(DateTimeOffset known) => new(known);
}

/// <summary>A sentence of a person's history, whether or not it stands.</summary>
/// <param name="SupersededBy">The sentence that corrected it or took it back; null while it stands.</param>
public sealed record HistoryLine(SentenceLine Line, long? SupersededBy);

/// <summary>One piece of evidence: a sentence's bearing on one competency.</summary>
/// <param name="Sentence">The sentence it comes from.</param>
/// <param name="Bearing">What it shows.</param>
public sealed record Evidence(SentenceLine Sentence, Bearing Bearing);

/// <summary>Raised after sentences were appended, in the same transaction.</summary>
/// <param name="Subjects">Whose.</param>
/// <param name="Competencies">On which competencies they, or the sentences that they supersede, bear; empty when on none.</param>
public sealed record SentencesAppended(IReadOnlySet<Guid> Subjects, IReadOnlySet<string> Competencies);

/// <summary>The door of Records: append, and read what stands.</summary>
public sealed class RecordsApi
{
    private readonly AcademyDb db;
    private readonly AcademyEvents events;
    private readonly TimeProvider clock;
    private readonly Rebuilding rebuilding;

    /// <summary>Made by the container.</summary>
    public RecordsApi(AcademyDb db, AcademyEvents events, TimeProvider clock, IServiceProvider services) =>
        (this.db, this.events, this.clock, rebuilding) = (db, events, clock, services.GetRequiredService<Rebuilding>());

    /// <summary>Appends sentences. Call it inside the write that saves what they report: both are saved or neither.</summary>
    /// <exception cref="ArgumentException">
    /// A sentence holds something that is no key (a name, free text, a figure out of its range), or supersedes one that is not there or is
    /// another person's. Nothing is written.
    /// </exception>
    public Task AppendAsync(IReadOnlyList<NewSentence> sentences, CancellationToken cancellation = default) =>
        db.WriteAsync(async () =>
        {
            foreach (var said in sentences)
                LedgerKeys.Check(said);
            await LedgerLocks.AppendAsync(db, sentences.Select(said => said.Subject), cancellation);
            var touched = await SupersededCompetenciesAsync(sentences, cancellation);
            touched.UnionWith(sentences.SelectMany(said => said.Bearings ?? []).Select(bearing => bearing.Competency));
            var now = clock.GetUtcNow();
            // What the caller has said so far belongs before it.
            await db.SaveChangesAsync(cancellation);
            var ids = await db.InsertAsync(sentences.Select(said => new Sentence
            {
                Subject = said.Subject, Verb = said.Verb, ObjectType = said.ObjectType, ObjectId = said.ObjectId,
                ObjectVersion = said.ObjectVersion, Part = said.Part, Score = said.Score, Attempt = said.Attempt, Channel = said.Channel,
                ObservedAt = said.ObservedAt, RecordedAt = now, Supersedes = said.Supersedes, Rater = said.Rater,
            }).ToList(), cancellation);
            await db.InsertAsync(sentences.Zip(ids).SelectMany(row => (row.First.Bearings ?? []).Select(bearing => new SentenceBearing
            {
                SentenceId = row.Second, Competency = bearing.Competency, Credit = bearing.Credit, Weight = bearing.Weight, Guess = bearing.Guess,
            })).ToList(), cancellation);
            await events.RaiseAsync(new SentencesAppended(sentences.Select(said => said.Subject).ToHashSet(), touched), cancellation);
        }, cancellation);

    /// <inheritdoc cref="AppendAsync(IReadOnlyList{NewSentence}, CancellationToken)"/>
    public Task AppendAsync(NewSentence sentence, CancellationToken cancellation = default) => AppendAsync([sentence], cancellation);

    /// <summary>The evidence that stands (not superseded) of some people, in the order of recording.</summary>
    /// <param name="subjects">Whose; null for everybody's.</param>
    /// <param name="competencies">Only of these competencies; null for all.</param>
    /// <param name="asOf">As of when; a moment without more means what was known then. Null: everything that stands today.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyList<Evidence>> EvidenceAsync(
        IReadOnlyCollection<Guid>? subjects, IReadOnlyCollection<string>? competencies = null, AsOf? asOf = null, CancellationToken cancellation = default)
    {
        var rows = from bearing in db.Set<SentenceBearing>()
                   join sentence in Standing(asOf ?? default) on bearing.SentenceId equals sentence.Id
                   where (competencies == null || competencies.Contains(bearing.Competency)) && (subjects == null || subjects.Contains(sentence.Subject))
                   orderby sentence.Id
                   select new Evidence(
                       new SentenceLine(sentence.Id, sentence.Subject, sentence.Verb, sentence.ObjectType, sentence.ObjectId, sentence.ObjectVersion, sentence.Part,
                           sentence.Score, sentence.Attempt, sentence.Channel, sentence.ObservedAt, sentence.RecordedAt, sentence.Rater, sentence.Supersedes),
                       new Bearing(bearing.Competency, bearing.Credit, bearing.Weight, bearing.Guess));
        return await rows.ToListAsync(cancellation);
    }

    /// <summary>A person's newest sentences that stand, newest first.</summary>
    public async Task<IReadOnlyList<SentenceLine>> OfPersonAsync(Guid subject, int take, long? before = null, CancellationToken cancellation = default) =>
        (await Standing(default).Where(sentence => sentence.Subject == subject && (before == null || sentence.Id < before))
            .OrderByDescending(sentence => sentence.Id).Take(take).AsNoTracking().ToListAsync(cancellation)).Select(Line).ToList();

    /// <summary>The sentences with some verbs that stand, of some people, in the order of recording; a correction comes in the place of what it supersedes.</summary>
    public async Task<IReadOnlyList<SentenceLine>> SentencesAsync(
        IReadOnlyCollection<Guid> subjects, IReadOnlyCollection<string> verbs, CancellationToken cancellation = default) =>
        (await Standing(default).Where(sentence => subjects.Contains(sentence.Subject) && verbs.Contains(sentence.Verb))
            .OrderBy(sentence => sentence.Supersedes ?? sentence.Id).AsNoTracking().ToListAsync(cancellation)).ConvertAll(Line);

    /// <summary>Everybody of whom the ledger knows anything, once for every sentence: for <see cref="IProjection.Subjects"/>.</summary>
    public IQueryable<Guid> Subjects => db.Set<Sentence>().Select(sentence => sentence.Subject);

    /// <summary>All that was ever written down about a person, corrected sentences and their corrections alike, newest first.</summary>
    /// <param name="subject">Whose.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="before">Only those with smaller numbers: where the page before ended.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyList<HistoryLine>> HistoryAsync(Guid subject, int take, long? before = null, CancellationToken cancellation = default) =>
        (await db.Set<Sentence>().Where(sentence => sentence.Subject == subject && (before == null || sentence.Id < before))
            .OrderByDescending(sentence => sentence.Id).Take(take)
            .Select(sentence => new { sentence, By = db.Set<Sentence>().Where(later => later.Supersedes == sentence.Id).Select(later => (long?)later.Id).FirstOrDefault() })
            .AsNoTracking().ToListAsync(cancellation)).ConvertAll(row => new HistoryLine(Line(row.sentence), row.By));

    /// <summary>A person's sentences of one attempt that stand, in the order of recording.</summary>
    public async Task<IReadOnlyList<SentenceLine>> OfAttemptAsync(Guid subject, string attempt, CancellationToken cancellation = default) =>
        (await Standing(default).Where(sentence => sentence.Subject == subject && sentence.Attempt == attempt)
            .OrderBy(sentence => sentence.Id).AsNoTracking().ToListAsync(cancellation)).Select(Line).ToList();

    /// <summary>A person's newest sentence with a verb that stands, by when it happened; null when there is none.</summary>
    public async Task<SentenceLine?> NewestAsync(Guid subject, string verb, CancellationToken cancellation = default) =>
        await Standing(default).Where(sentence => sentence.Subject == subject && sentence.Verb == verb)
            .OrderByDescending(sentence => sentence.ObservedAt).ThenByDescending(sentence => sentence.Id)
            .AsNoTracking().FirstOrDefaultAsync(cancellation) is { } newest ? Line(newest) : null;

    /// <summary>
    /// Computes every projection anew from the ledger, while people work. Afterwards each is equal to the ledger, byte by byte; the
    /// reports say how many rows had gone astray.
    /// </summary>
    public Task<IReadOnlyList<RebuildReport>> RebuildAsync(IProgress<RebuildProgress>? progress = null, CancellationToken cancellation = default) =>
        rebuilding.RunAsync(write: true, progress, cancellation);

    /// <summary>The projections as they stand, with their checksums; nothing is computed or written.</summary>
    public Task<IReadOnlyList<RebuildReport>> ProjectionsAsync(CancellationToken cancellation = default) =>
        rebuilding.RunAsync(write: false, null, cancellation);

    private async Task<HashSet<string>> SupersededCompetenciesAsync(IReadOnlyList<NewSentence> sentences, CancellationToken cancellation)
    {
        var corrected = sentences.Where(said => said.Supersedes is not null).ToDictionary(said => said.Supersedes!.Value);
        if (corrected.Count == 0)
            return [];
        var owners = await db.Set<Sentence>().Where(sentence => corrected.Keys.Contains(sentence.Id))
            .ToDictionaryAsync(sentence => sentence.Id, sentence => sentence.Subject, cancellation);
        if (corrected.Values.FirstOrDefault(said => !owners.TryGetValue(said.Supersedes!.Value, out var owner) || owner != said.Subject) is { } wrong)
            throw new ArgumentException($"Sentence {wrong.Supersedes} is not there or is another person's; it cannot be superseded.", nameof(sentences));
        return await db.Set<SentenceBearing>().Where(bearing => corrected.Keys.Contains(bearing.SentenceId))
            .Select(bearing => bearing.Competency).Distinct().ToHashSetAsync(cancellation);
    }

    private IQueryable<Sentence> Standing(AsOf asOf)
    {
        var (known, happened) = asOf;
        return db.Set<Sentence>().Where(sentence => (known == null || sentence.RecordedAt <= known) && (happened == null || sentence.ObservedAt <= happened)
            && !db.Set<Sentence>().Any(later => later.Supersedes == sentence.Id && (known == null || later.RecordedAt <= known)));
    }

    private static SentenceLine Line(Sentence row) =>
        new(row.Id, row.Subject, row.Verb, row.ObjectType, row.ObjectId, row.ObjectVersion, row.Part, row.Score, row.Attempt, row.Channel,
            row.ObservedAt, row.RecordedAt, row.Rater, row.Supersedes);
}

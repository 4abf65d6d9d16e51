using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies.Estimates;
using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Competencies.Profiles;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;
using ServiceAcademy.Records;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies;

/// <summary>A competency of the framework in force.</summary>
/// <param name="Levels">Behavioural descriptors, lowest level first.</param>
/// <param name="LevelNames">What the levels are called, lowest first.</param>
/// <param name="HalfLifeMonths">Months after which half of what evidence told is gone; null: it does not age.</param>
/// <param name="Group">The group that it stands in; null for none.</param>
public sealed record CompetencyCard(
    string Id, LocalText Name, LocalText Description, IReadOnlyList<LocalText> Levels, IReadOnlyList<LocalText> LevelNames,
    int? HalfLifeMonths = null, LocalText? Group = null);

/// <summary>An observation form, so that a role-play can be scored by the same criteria.</summary>
public sealed record RubricCard(string Id, LocalText Title, IReadOnlyList<RubricCriterion> Criteria);

/// <summary>Something that is looked at.</summary>
/// <param name="Competencies">Competency → weight of the evidence; 1 is a full item.</param>
public sealed record RubricCriterion(string Id, LocalText Name, IReadOnlyDictionary<string, decimal> Competencies);

/// <summary>What is known about one person's competency from the evidence of one channel, as it reads on a day.</summary>
/// <param name="Competency">Which.</param>
/// <param name="Score">0–100; null when there is not enough evidence for a figure.</param>
/// <param name="Low">Lower end of the 90 % interval, 0–100; null likewise.</param>
/// <param name="High">Upper end; null likewise.</param>
/// <param name="Level">1–4; null likewise.</param>
/// <param name="N">Pieces of evidence.</param>
/// <param name="LastObservedAt">When the newest evidence was observed.</param>
/// <param name="IsFirm">Whether the evidence weighs at least as much as what one would guess without it; else the figure is a first indication.</param>
/// <param name="StandardError">In points; null when there is not enough evidence.</param>
/// <param name="Channel">One of <see cref="Channels"/>; channels are never mixed, and <see cref="Channels.Self"/> never certifies.</param>
public sealed record CompetencyScore(
    CompetencyCard Competency, double? Score, double? Low, double? High, int? Level, int N, DateTimeOffset? LastObservedAt, bool IsFirm = true,
    double? StandardError = null, string Channel = Channels.Measured)
{
    /// <summary>Whether a figure may be shown; else say “not enough evidence”.</summary>
    public bool IsEnough => Score is not null;
}

/// <summary>An estimate as it was after an attempt, or an observation, in points.</summary>
/// <param name="At">When the attempt's last evidence was observed.</param>
/// <param name="N">Pieces of evidence until then.</param>
public sealed record CompetencyStep(DateTimeOffset At, double Score, double Low, double High, int Level, int N);

/// <summary>How far a calibration is.</summary>
/// <param name="What">The competency being learned, or the projection being computed anew.</param>
/// <param name="Done">Steps done of it.</param>
/// <param name="Of">Steps in all.</param>
public sealed record CalibrationProgress(string What, int Done, int Of);

/// <summary>What a calibration brought.</summary>
/// <param name="Id">The calibration in force.</param>
/// <param name="IsNew">Whether anything was learned, or a half-life had changed.</param>
/// <param name="Items">Items learned.</param>
/// <param name="Raters">Raters whose severity was learned.</param>
/// <param name="HasRecomputed">Whether estimates were computed anew.</param>
public sealed record CalibrationReport(long Id, bool IsNew, int Items, int Raters, bool HasRecomputed);

/// <summary>How one attempt moved one competency.</summary>
public sealed record CompetencyMove(CompetencyScore Before, CompetencyScore After);

/// <summary>Something that a person can do next.</summary>
/// <param name="Title">What.</param>
/// <param name="Why">Why it is worth it, one sentence.</param>
/// <param name="Action">The button's words: a verb with an object.</param>
/// <param name="Url">A path of this academy.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Order">Smaller comes first.</param>
/// <param name="Trains">Ids of the competencies that it trains, where it trains any: a gap is answered by these.</param>
/// <param name="GivesEvidence">Whether what is done there can move a figure.</param>
public sealed record NextStep(
    string Title, string Why, string Action, string Url, int Minutes, int Order, IReadOnlyList<string>? Trains = null, bool GivesEvidence = true);

/// <summary>Offers next steps for a person; implemented by modules above (courses, role-plays, renewals).</summary>
public interface INextStepSource
{
    /// <summary>What the person could do next; <paramref name="weakest"/> are competency ids, weakest first.</summary>
    Task<IReadOnlyList<NextStep>> NextStepsAsync(int personId, IReadOnlyList<string> weakest, CancellationToken cancellation);
}

/// <summary>A piece of evidence in words: from where, what was asked, what the person answered or did.</summary>
public sealed record EvidenceText(string Source, string Asked, string Given);

/// <summary>Tells evidence of one kind of content in words; implemented by the instruments that wrote it.</summary>
public interface IEvidenceTeller
{
    /// <summary>The sentences' object type, for example <c>quiz</c>.</summary>
    string ObjectType { get; }

    /// <summary>The words by sentence id; a sentence that cannot be told any more is left out.</summary>
    Task<IReadOnlyDictionary<long, EvidenceText>> TellAsync(IReadOnlyList<SentenceLine> sentences, CancellationToken cancellation);
}

/// <summary>The door of Competencies.</summary>
public sealed class CompetenciesApi
{
    private readonly AcademyDb db;
    private readonly ContentStore content;
    private readonly RecordsApi records;
    private readonly TimeProvider clock;
    private readonly IServiceProvider services;
    private readonly CalibrationShelf shelf;

    /// <summary>Made by the container.</summary>
    public CompetenciesApi(AcademyDb db, ContentStore content, RecordsApi records, TimeProvider clock, IServiceProvider services) =>
        (this.db, this.content, this.records, this.clock, this.services, shelf) =
        (db, content, records, clock, services, services.GetRequiredService<CalibrationShelf>());

    /// <summary>Where levels 2, 3 and 4 begin on the scale of 0–100.</summary>
    public static IReadOnlyList<double> LevelCuts { get; } = [35, 50, 65];

    /// <summary>The competencies in use, framework by framework and in each one's order; empty when none is published.</summary>
    public async Task<IReadOnlyList<CompetencyCard>> FrameworkAsync(CancellationToken cancellation = default)
    {
        var cards = new List<CompetencyCard>();
        foreach (var key in await content.LatestOfKindAsync(FrameworkKind.Name, cancellation))
            cards.AddRange((await content.ParsedAsync(key, bundle => new Cards(Framework.Parse(bundle)), cancellation))!.InUse);
        return cards;
    }

    /// <summary>A person's profile from measured evidence, in the framework's order; competencies without evidence included.</summary>
    public async Task<IReadOnlyList<CompetencyScore>> ProfileAsync(Guid subject, CancellationToken cancellation = default) =>
        (await ProfilesAsync([subject], cancellation))[subject];

    /// <summary>Profiles of many people from measured evidence in one go.</summary>
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<CompetencyScore>>> ProfilesAsync(
        IReadOnlyCollection<Guid> subjects, CancellationToken cancellation = default) =>
        ProfilesAsync(subjects, Channels.Measured, null, cancellation);

    /// <summary>Profiles of many people from the evidence of one channel.</summary>
    /// <param name="subjects">Whose.</param>
    /// <param name="channel">One of <see cref="Channels"/>.</param>
    /// <param name="asOf">
    /// An instant: as they were told then, with the evidence and the calibration of then. What had happened by then: as we would tell it today. Null: as they read today.
    /// </param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<CompetencyScore>>> ProfilesAsync(
        IReadOnlyCollection<Guid> subjects, string channel, AsOf? asOf, CancellationToken cancellation = default)
    {
        var framework = await FrameworkAsync(cancellation);
        var calibration = await shelf.AtAsync(asOf?.Known, cancellation);
        var day = Estimation.DayOf(asOf?.Happened ?? asOf?.Known ?? clock.GetUtcNow());
        var estimates = (asOf is { } then
                ? (await records.EvidenceAsync(subjects, null, then, cancellation)).GroupBy(piece => (piece.Sentence.Subject, piece.Bearing.Competency))
                    .Select(about => Estimation.Of(about.Key.Subject, about.Key.Competency, about, calibration, channel)).OfType<Estimate>()
                : await db.Set<Estimate>().Where(row => subjects.Contains(row.Subject) && row.Channel == channel).AsNoTracking().ToListAsync(cancellation))
            .ToDictionary(row => (row.Subject, row.Competency));
        return subjects.ToDictionary(
            subject => subject,
            subject => (IReadOnlyList<CompetencyScore>)framework
                .Select(competency => Told(competency, channel, estimates.GetValueOrDefault((subject, competency.Id)), day, calibration)).ToList());
    }

    /// <summary>
    /// The lines of a person's estimates by competency and channel, one step after each attempt, oldest first, all under one calibration so that they can be
    /// compared; attempts after which there was not enough evidence are left out, and so are lines without a step.
    /// </summary>
    /// <param name="subject">Whose.</param>
    /// <param name="competency">Only this one; null: all.</param>
    /// <param name="asOf">As in <see cref="ProfilesAsync(IReadOnlyCollection{Guid}, string, AsOf?, CancellationToken)"/>.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<ILookup<(string Competency, string Channel), CompetencyStep>> HistoryAsync(
        Guid subject, string? competency = null, AsOf? asOf = null, CancellationToken cancellation = default)
    {
        var calibration = await shelf.AtAsync(asOf?.Known, cancellation);
        return (
            from piece in await records.EvidenceAsync([subject], competency is null ? null : [competency], asOf, cancellation)
            group piece by (piece.Bearing.Competency, piece.Sentence.Channel) into line
            from step in Steps(line.Key, line.ToList())
            select (line.Key, Step: step)).ToLookup(row => row.Key, row => row.Step);

        IEnumerable<CompetencyStep> Steps((string Competency, string Channel) line, List<Evidence> evidence) =>
            from last in evidence.GroupBy(piece => piece.Sentence.Attempt).Select(attempt => attempt.Max(own => own.Sentence.Id)).Order()
            let then = Estimation.Of(subject, line.Competency, evidence.TakeWhile(piece => piece.Sentence.Id <= last), calibration, line.Channel)
            where then is not null
            let estimate = then.On(then.Day, calibration)
            where Estimation.IsEnough(estimate)
            let points = Estimation.Points(estimate)
            select new CompetencyStep(then.LastObservedAt, points.Score, points.Low, points.High, CompetencyScale.Usual.Level(points.Score), then.N);
    }

    /// <summary>
    /// Which competencies an attempt moved: the estimates from what was known before its first sentence, and with its sentences, both as they read on its day.
    /// Those on which it does not bear are left out.
    /// </summary>
    public async Task<IReadOnlyList<CompetencyMove>> MovedByAsync(Guid subject, string attempt, CancellationToken cancellation = default)
    {
        var evidence = await records.EvidenceAsync([subject], cancellation: cancellation);
        var own = evidence.Where(piece => piece.Sentence.Attempt == attempt).ToList();
        if (own.Count == 0)
            return [];
        var calibration = await shelf.AtAsync(null, cancellation);
        var (first, last, channel) = (own[0].Sentence.Id, own[^1].Sentence.Id, own[0].Sentence.Channel);
        var day = own.Max(piece => Estimation.DayOf(piece.Sentence.ObservedAt));
        var touched = own.Select(piece => piece.Bearing.Competency).ToHashSet();
        return (
            from competency in await FrameworkAsync(cancellation)
            where touched.Contains(competency.Id)
            let about = evidence.Where(piece => piece.Bearing.Competency == competency.Id).ToList()
            let before = Estimation.Of(subject, competency.Id, about.Where(piece => piece.Sentence.Id < first), calibration, channel)
            let after = Estimation.Of(subject, competency.Id, about.Where(piece => piece.Sentence.Id <= last), calibration, channel)
            select new CompetencyMove(Told(competency, channel, before, day, calibration), Told(competency, channel, after, day, calibration))).ToList();
    }

    /// <summary>
    /// Learns what the answers given so far can teach about items and raters, puts a new calibration in force when there is anything new, and computes estimates
    /// anew. Safe to call as often as one likes.
    /// </summary>
    public Task<CalibrationReport> CalibrateAsync(IProgress<CalibrationProgress>? progress = null, CancellationToken cancellation = default) =>
        ActivatorUtilities.CreateInstance<Calibrating>(services, this).RunAsync(progress, cancellation);

    /// <summary>An observation form in its newest version; null when there is none.</summary>
    public async Task<RubricCard?> RubricAsync(string id, CancellationToken cancellation = default) =>
        await content.LatestNumberAsync(RubricKind.Name, id, cancellation) is { } number
            ? await content.ParsedAsync(new VersionKey(RubricKind.Name, id, number), bundle => Rubric.Parse(bundle).Card, cancellation)
            : null;

    /// <summary>The roles in use, by id.</summary>
    public Task<IReadOnlyList<RoleCard>> RolesAsync(CancellationToken cancellation = default) => new RoleShelf(content).AllAsync(cancellation);

    /// <summary>The role of a person's job among <paramref name="roles"/>; null when no profile names the job.</summary>
    public static RoleCard? RoleOf(PersonCard person, IReadOnlyList<RoleCard> roles) => RoleShelf.Of(person, roles);

    /// <summary>A version's cards, made once.</summary>
    private sealed class Cards(Framework framework)
    {
        private readonly List<LocalText> levels = framework.Levels.Select(level => level.Name).ToList();

        public IReadOnlyList<CompetencyCard> InUse => field ??= framework.InUse
            .Select(competency => new CompetencyCard(competency.Id, competency.Name, competency.Description, competency.Levels, levels,
                competency.HalfLifeMonths, framework.Groups.Find(group => group.Id == competency.Group)?.Name)).ToList();
    }

    private static CompetencyScore Told(CompetencyCard competency, string channel, Estimate? row, int day, Calibration calibration)
    {
        if (row is null)
            return new CompetencyScore(competency, null, null, null, null, 0, null, false, Channel: channel);
        var estimate = row.On(day, calibration);
        if (!Estimation.IsEnough(estimate))
            return new CompetencyScore(competency, null, null, null, null, row.N, row.LastObservedAt, false, Channel: channel);
        var (score, low, high) = Estimation.Points(estimate);
        return new CompetencyScore(competency, score, low, high, CompetencyScale.Usual.Level(score), row.N, row.LastObservedAt, estimate.IsEnough,
            CompetencyScale.Usual.StandardError(estimate), channel);
    }
}

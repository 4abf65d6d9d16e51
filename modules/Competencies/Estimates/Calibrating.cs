using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ServiceAcademy.Data;
using ServiceAcademy.Records;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies.Estimates;

/// <summary>
/// Learns curves of items and severities of raters from the academy's own answers, when there are enough, and puts a new calibration in force; then every
/// estimate is computed anew. What has been learned holds the scale still while new items are put on it; an item is learned again when it has four times as many
/// answers, when its standard error has halved.
/// </summary>
internal sealed partial class Calibrating(
    AcademyDb db, RecordsApi records, CompetenciesApi competencies, CalibrationShelf shelf, TimeProvider clock, ILogger<Calibrating> log)
{
    /// <summary>
    /// People who must have answered an item before its difficulty is learned: known to about half a logit then (Linacre 1994, <i>Rasch Measurement
    /// Transactions</i> 7:328). Its slope is learned along with it, held near the usual one by its prior as long as answers are few.
    /// </summary>
    public const int LeastAnswers = 100;

    /// <summary>Ratings that a rater must have given before severity is learned.</summary>
    public const int LeastRatings = 30;

    /// <summary>Answers that a level of credit needs to have a step of its own.</summary>
    private const int LeastOfLevel = 10;

    /// <summary>Known items that hold the scale well enough to learn the people's mean and spread, too.</summary>
    private const int LeastKnown = 5;

    /// <summary>So many people are read for one competency; a random sample, since they are taken in the order of their random keys.</summary>
    private const int MostPeople = 20_000;

    private const int Portion = 500;
    private const double DaysOfMonth = 365.25 / 12;

    private static readonly string[] Learned = [Channels.Measured, Channels.Observed, Channels.Appraised];

    /// <summary>Learns what is due. Estimates are computed anew when the calibration changed, or any of them is of another one.</summary>
    public async Task<CalibrationReport> RunAsync(IProgress<CalibrationProgress>? progress, CancellationToken cancellation)
    {
        var known = await shelf.AtAsync(null, cancellation);
        var framework = await competencies.FrameworkAsync(cancellation);
        var next = new Calibration();
        foreach (var card in framework)
            if (card.HalfLifeMonths is { } months)
                next.HalfLives[card.Id] = Math.Round(months * DaysOfMonth, 3);
        foreach (var (key, scale) in known.Scales)
            next.Scales[key] = scale;

        var (items, raters, done) = (0, 0, 0);
        foreach (var card in framework)
        {
            progress?.Report(new CalibrationProgress(card.Id, done++, framework.Count));
            foreach (var channel in Learned)
                if (await LearnAsync(card.Id, channel, known.ScaleOf(card.Id, channel) ?? new Calibration.Scale(), cancellation) is { } learned)
                {
                    next.Scales[Calibration.Key(card.Id, channel)] = learned.Scale;
                    items += learned.Items;
                    raters += learned.Raters;
                }
        }

        var content = next.ToJson();
        var isNew = known.Id == 0 || content != known.ToJson();
        var id = isNew ? await PutInForceAsync(content, cancellation) : known.Id;
        var isStale = await db.Set<Estimate>().AnyAsync(row => row.Calibration != id, cancellation);
        if (isStale)
            await records.RebuildAsync(
                progress is null ? null : new Forward(progress), cancellation);
        return new CalibrationReport(id, isNew, items, raters, isStale);
    }

    private Task<long> PutInForceAsync(string content, CancellationToken cancellation) => db.WriteAsync(async () =>
    {
        var row = new CalibrationRow { At = clock.GetUtcNow(), Content = content };
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
        return row.Id;
    }, cancellation);

    private async Task<(Calibration.Scale Scale, int Items, int Raters)?> LearnAsync(
        string competency, string channel, Calibration.Scale known, CancellationToken cancellation)
    {
        var people = await PeopleAsync(competency, channel, cancellation);
        var answersOf = people.SelectMany(person => person).GroupBy(answer => answer.Item)
            .Where(item => item.Count() >= LeastAnswers).ToDictionary(item => item.Key, item => item.ToList(), StringComparer.Ordinal);
        var ratingsBy = people.SelectMany(person => person).Where(answer => answer.Rater is not null && answersOf.ContainsKey(answer.Item))
            .CountBy(answer => answer.Rater!.Value).ToDictionary();
        var due = answersOf.Where(item => item.Value.Count >= 4 * (known.Items.GetValueOrDefault(item.Key)?.N ?? 0)).Select(item => item.Key).ToHashSet();
        var ratersDue = ratingsBy.Where(rater => rater.Value >= LeastRatings && rater.Value >= 2 * (known.Raters.GetValueOrDefault(rater.Key.ToString())?.N ?? 0))
            .Select(rater => rater.Key).ToHashSet();
        if (due.Count == 0 && ratersDue.Count == 0)
            return null;

        var names = answersOf.Keys.Order(StringComparer.Ordinal).ToList();
        var place = names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
        var seats = ratingsBy.Keys.Order().Select((rater, index) => (rater, index)).ToDictionary(pair => pair.rater, pair => pair.index);
        var items = names.ConvertAll(name => due.Contains(name)
            ? new CalibrationItem(Start(answersOf[name]))
            : new CalibrationItem(known.Items[name].Curve(answersOf[name].Average(answer => answer.Floor)), IsKnown: true));
        var learned = ItemCalibration.Learn(
            items,
            people.ConvertAll(person => Numbered(person, place, seats)).Where(person => person.Count > 0).ToList(),
            seats.Count,
            new CalibrationSettings { LearnsPopulation = items.Count(item => item.IsKnown) >= LeastKnown },
            cancellation);
        if (!learned.IsConverged)
        {
            NotConverged(competency, channel, learned.Rounds);
            return null;
        }

        var scale = new Calibration.Scale
        {
            People = people.Count, Items = new(known.Items, StringComparer.Ordinal), Raters = new(known.Raters, StringComparer.Ordinal),
        };
        foreach (var name in due)
            scale.Items[name] = Told(learned.Items[place[name]]);
        // Severities stand in relation to each other, so all that are known well enough are told anew together.
        foreach (var (rater, seat) in seats.Where(rater => ratingsBy[rater.Key] >= LeastRatings))
            scale.Raters[rater.ToString()] = new Calibration.Rater(Thousandths(learned.Raters[seat].Severity), Thousandths(learned.Raters[seat].Error), learned.Raters[seat].N);
        return (scale, due.Count, ratersDue.Count);
    }

    private sealed record Answer(string Item, double Credit, double Weight, double Floor, string? Testlet, Guid? Rater);

    /// <summary>What counts of each person's evidence, in the order of the people's keys.</summary>
    private async Task<List<List<Answer>>> PeopleAsync(string competency, string channel, CancellationToken cancellation)
    {
        var subjects = await db.Set<Estimate>().Where(row => row.Competency == competency && row.Channel == channel)
            .OrderBy(row => row.Subject).Select(row => row.Subject).Take(MostPeople).ToListAsync(cancellation);
        var people = new List<List<Answer>>(subjects.Count);
        foreach (var portion in subjects.Chunk(Portion))
            people.AddRange((await records.EvidenceAsync(portion, [competency], cancellation: cancellation))
                .GroupBy(piece => piece.Sentence.Subject).OrderBy(person => person.Key)
                .Select(person => Estimation.Counting(person, channel).ConvertAll(piece => new Answer(
                    Estimation.ItemOf(piece.Sentence), piece.Bearing.Credit / 1000.0, piece.Bearing.Weight / 1000.0, Math.Min(piece.Bearing.Guess, 900) / 1000.0,
                    Estimation.TestletOf(piece.Sentence), Estimation.RaterOf(piece.Sentence)))));
        return people;
    }

    /// <summary>
    /// Where learning begins: the usual slope of the item's weight, and a step for each level of credit that occurs often enough; items with fewer than three such
    /// levels are right, wrong, or between.
    /// </summary>
    private static ItemCurve Start(List<Answer> answers)
    {
        var slope = Math.Sqrt(answers.Average(answer => answer.Weight));
        var levels = answers.CountBy(answer => answer.Credit).Where(level => level.Value >= LeastOfLevel).Select(level => level.Key).Order().ToArray();
        return levels.Length is >= 3 and <= ItemCurve.MostLevels
            ? new ItemCurve(slope, new double[levels.Length - 1], levels)
            : new ItemCurve(0, slope, answers.Average(answer => answer.Floor));
    }

    private static IReadOnlyList<CalibrationAnswer> Numbered(List<Answer> person, Dictionary<string, int> place, Dictionary<Guid, int> seats)
    {
        var testlets = new Dictionary<(string, Guid?), int>();
        int Number(Answer answer)
        {
            if (answer.Testlet is null)
                return -1;
            testlets.TryAdd((answer.Testlet, answer.Rater), testlets.Count);
            return testlets[(answer.Testlet, answer.Rater)];
        }
        return person.Where(answer => place.ContainsKey(answer.Item))
            .Select(answer => new CalibrationAnswer(place[answer.Item], answer.Credit, Number(answer), answer.Rater is { } rater ? seats[rater] : -1)).ToList();
    }

    private static Calibration.Item Told(LearnedItem item) => new(
        Thousandths(item.Curve.Slope), [.. item.Curve.Steps.Select(Thousandths)],
        item.Curve.Credits is [0, 1] ? null : [.. item.Curve.Credits.Select(Thousandths)], [.. item.StepErrors.Select(Thousandths)], item.N);

    private static int Thousandths(double value) => (int)Math.Round(1000 * value);

    [LoggerMessage(1, LogLevel.Warning, "Items of {Competency} ({Channel}) did not come to rest in {Rounds} rounds and are left as they were.")]
    private partial void NotConverged(string competency, string channel, int rounds);

    private sealed class Forward(IProgress<CalibrationProgress> to) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value) => to.Report(new CalibrationProgress(value.Projection, value.Done, value.Of));
    }
}

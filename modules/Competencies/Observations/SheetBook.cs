using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Observations;

/// <summary>A filled-in form on its way in; checked by whoever made it.</summary>
/// <param name="Marks">Criterion → category; what could not be seen is left out.</param>
internal sealed record NewSheet(
    Guid Key, string Channel, Instrument Form, Guid? Subject, Guid Rater, DateTimeOffset ObservedAt, IReadOnlyDictionary<string, int> Marks,
    string? Setting = null, string? Comment = null, long? RoundId = null);

/// <summary>
/// Files sheets and their sentences in one write. Each mark is a sentence that bears on the criterion's competencies with partial credit; a
/// correction's sentences supersede those of the sheet it corrects, so that what stood before stays to be seen. Several people may judge the
/// same person: each sheet counts.
/// </summary>
internal sealed class SheetBook(AcademyDb db, RecordsApi records, TimeProvider clock, IStringLocalizer<CompetenciesApi> T)
{
    public const int LongestComment = 2000;

    /// <summary>Writes a sheet and answers its id; the same one sent twice is written once.</summary>
    public Task<long> FileAsync(NewSheet filled, CancellationToken cancellation) => WriteAsync(filled, null, cancellation);

    /// <summary>Puts a sheet in the place of another, which stays to be seen. Without marks it takes the other one back.</summary>
    /// <exception cref="AcademyError">409: somebody has corrected it meanwhile.</exception>
    public async Task<long> CorrectAsync(Sheet old, NewSheet corrected, CancellationToken cancellation)
    {
        try
        {
            return await WriteAsync(corrected, old, cancellation);
        }
        catch (DbUpdateException) when (db.Set<Sheet>().Any(sheet => sheet.Supersedes == old.Id))
        {
            throw new AcademyError(409, T["This rating has been corrected meanwhile."], T["A rating is corrected once; what comes later corrects the correction."],
                T["Open the newer one and correct that."]);
        }
    }

    /// <summary>One sheet with its marks; null when there is none.</summary>
    public Task<Sheet?> FindAsync(long id, CancellationToken cancellation) =>
        db.Set<Sheet>().Include(sheet => sheet.Marks).AsNoTracking().SingleOrDefaultAsync(sheet => sheet.Id == id, cancellation);

    /// <summary>The sheet that corrects this one; null while it stands.</summary>
    public Task<Sheet?> CorrectionOfAsync(long id, CancellationToken cancellation) =>
        db.Set<Sheet>().Include(sheet => sheet.Marks).AsNoTracking().SingleOrDefaultAsync(sheet => sheet.Supersedes == id, cancellation);

    /// <summary>Sheets about people, without those of calibration rounds, that stand: neither corrected nor taken back. The newest first.</summary>
    public IQueryable<Sheet> Standing => db.Set<Sheet>().AsNoTracking().Where(sheet => sheet.RoundId == null
            && !db.Set<Sheet>().Any(later => later.Supersedes == sheet.Id) && (sheet.Supersedes == null || sheet.Marks.Any()))
        .OrderByDescending(sheet => sheet.ObservedAt).ThenByDescending(sheet => sheet.Id);

    private async Task<long> WriteAsync(NewSheet filled, Sheet? old, CancellationToken cancellation)
    {
        try
        {
            return await db.WriteAsync(async () =>
            {
                if (await SentAsync(filled.Key, cancellation) is { } sent)
                    return sent;
                var sheet = new Sheet
                {
                    Key = filled.Key, Channel = filled.Channel, Kind = filled.Form.Kind, ItemId = filled.Form.Id, Version = filled.Form.Version,
                    Subject = filled.Subject, Rater = filled.Rater, Setting = filled.Setting, ObservedAt = filled.ObservedAt, RecordedAt = clock.GetUtcNow(),
                    Score = filled.Form.Score(filled.Marks), Failed = filled.Form.Fails(filled.Marks), Comment = filled.Comment, RoundId = filled.RoundId,
                    Supersedes = old?.Id, Marks = filled.Marks.Select(mark => new Mark { Criterion = mark.Key, Category = mark.Value }).ToList(),
                };
                db.Add(sheet);
                await db.SaveChangesAsync(cancellation);
                await records.AppendAsync(filled.Subject is { } subject ? await SentencesAsync(subject, filled, sheet, old, cancellation) : [Rated(filled, sheet)], cancellation);
                return sheet.Id;
            }, cancellation);
        }
        catch (DbUpdateException)
        {
            // The same form sent twice at the same instant.
            if (await SentAsync(filled.Key, cancellation) is { } sent)
                return sent;
            throw;
        }
    }

    private Task<long?> SentAsync(Guid key, CancellationToken cancellation) =>
        db.Set<Sheet>().Where(sheet => sheet.Key == key).Select(sheet => (long?)sheet.Id).SingleOrDefaultAsync(cancellation);

    private async Task<IReadOnlyList<NewSentence>> SentencesAsync(Guid subject, NewSheet filled, Sheet sheet, Sheet? old, CancellationToken cancellation)
    {
        var superseded = old is null ? [] : (await records.OfAttemptAsync(subject, old.Attempt, cancellation)).ToDictionary(said => said.Part, said => said.Id);
        var verb = filled.Channel switch { Channels.Observed => Verbs.Observed, Channels.Appraised => Verbs.Appraised, _ => Verbs.Assessed };

        NewSentence Say(string part, int? score, IReadOnlyList<Bearing> bearings)
        {
            long? corrects = superseded.Remove(part, out var id) ? id : null;
            return new NewSentence(subject, verb, sheet.Kind, sheet.ItemId, sheet.Version, part, sheet.ObservedAt, score, sheet.Attempt, sheet.Channel, bearings, corrects, sheet.Rater);
        }

        var said = new List<NewSentence>();
        if (filled.Marks.Count > 0)
            said.Add(Say("", sheet.Score, []));
        foreach (var line in filled.Form.Criteria.Where(line => filled.Marks.ContainsKey(line.Id)))
        {
            var credit = line.Credit(filled.Marks[line.Id]);
            said.Add(Say(line.Id, credit, line.Bears.Select(bears => new Bearing(bears.Key, credit, bears.Value)).ToList()));
        }
        // What was marked before and is not any more is taken back.
        said.AddRange(superseded.Select(gone => new NewSentence(subject, Verbs.Withdrew, sheet.Kind, sheet.ItemId, sheet.Version, gone.Key, sheet.ObservedAt,
            Attempt: sheet.Attempt, Channel: sheet.Channel, Supersedes: gone.Value, Rater: sheet.Rater)));
        return said;
    }

    /// <summary>A rating in a calibration round is a deed of the rater and says nothing about anybody's competency.</summary>
    private static NewSentence Rated(NewSheet filled, Sheet sheet) => new(
        filled.Rater, Verbs.Finished, "calibration", sheet.ItemId, sheet.Version, "", sheet.ObservedAt, Attempt: $"calibration:{sheet.RoundId}", Channel: Channels.Observed);
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;

namespace ServiceAcademy.Records.Ledger;

/// <summary>
/// Holds the three witnesses of the ledger against each other: the sentences, the chain of seals in the database, and the seals
/// published outside it. The published ones are believed: whoever changes the database cannot sign.
/// </summary>
internal sealed class LedgerCheck(AcademyDb db, LedgerFolder folder, TimeProvider clock)
{
    /// <summary>More would not tell more.</summary>
    private const int MostRows = 1000;

    /// <summary>A seal that is late by more than this is a finding: the regular work does not run.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromDays(2);

    private readonly List<LedgerFinding> findings = [];

    public async Task<LedgerReport> RunAsync(IProgress<LedgerProgress>? progress, CancellationToken cancellation)
    {
        var seals = await db.Set<Seal>().AsNoTracking().OrderBy(seal => seal.Number).ToListAsync(cancellation);
        CheckChain(seals);
        var days = seals.Select(seal => new Day(seal.Day, seal.Through, seal.Sentences, seal.Root)).ToDictionary(day => day.Date);
        foreach (var published in Published(seals))
            days[published.Date] = published;
        var (sentences, after) = (0L, long.MinValue);
        foreach (var day in days.Values.OrderBy(day => day.Date))
        {
            sentences += await CheckDayAsync(day, after, cancellation);
            after = Math.Max(after, day.Through);
            progress?.Report(new LedgerProgress(day.Date, sentences));
        }
        var open = await OpenAsync(after, cancellation);
        return new LedgerReport(seals.Count, sentences, open, seals.LastOrDefault()?.Day, seals.LastOrDefault()?.Head, findings, folder.Notes(), folder.Location);
    }

    /// <summary>Whether each seal follows from its own fields and from the one before.</summary>
    private void CheckChain(List<Seal> seals)
    {
        for (var i = 0; i < seals.Count; i++)
        {
            var (seal, before) = (seals[i], i == 0 ? null : seals[i - 1]);
            if (seal.Number != i + 1 || seal.Previous != (before?.Head ?? Seal.Nothing) || seal.Head != seal.HeadOfText
                || (before is not null && (seal.Day <= before.Day || seal.Through <= before.Through)))
                Find(LedgerFault.ChainBroken, seal.Day);
            if (!LedgerKey.Verifies(seal.PublicKey, seal.Text, Bytes(seal.Signature)))
                Find(LedgerFault.SignatureWrong, seal.Day);
        }
    }

    /// <summary>Whether the database has the seals that are published, and no others; answers the published ones that are ours.</summary>
    private List<Day> Published(List<Seal> seals)
    {
        var keys = folder.Keys();
        var kept = seals.ToDictionary(seal => seal.Day);
        var ours = new List<Day>();
        foreach (var date in folder.Days())
        {
            if (folder.Read(date) is not { } published || !keys.Any(key => LedgerKey.Verifies(key, published.Text, published.Signature))
                || Day.Parse(published.Text) is not { } day || day.Date != date)
            {
                Find(LedgerFault.PublishedDamaged, date);
                continue;
            }
            ours.Add(day);
            if (!kept.TryGetValue(date, out var seal))
                Find(LedgerFault.SealMissing, date);
            else if (seal.Text != published.Text || seal.Head != Seal.HeadOf(published.Text))
                Find(LedgerFault.SealChanged, date);
        }
        foreach (var seal in seals.Where(seal => !folder.Has(seal.Day)))
            Find(LedgerFault.NotPublished, seal.Day);
        return ours;
    }

    /// <summary>Whether a day's sentences are those that were sealed; else which are not, as far as the published list can tell.</summary>
    private async Task<long> CheckDayAsync(Day day, long after, CancellationToken cancellation)
    {
        using var sum = new DayList.Sum();
        await foreach (var line in new DayList(db).LinesAsync(after, day.Through, cancellation))
            sum.Add(line);
        if (sum.Root() == day.Root && sum.Count == day.Sentences)
            return sum.Count;
        Find(LedgerFault.DayDiffers, day.Date, was: day.Sentences, now: sum.Count);
        try
        {
            await CompareAsync(day, after, cancellation);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            Find(LedgerFault.PublishedDamaged, day.Date);
        }
        return sum.Count;
    }

    /// <summary>Both lists are in the order of numbers: one pass names every sentence that was changed, taken away or put in.</summary>
    private async Task CompareAsync(Day day, long after, CancellationToken cancellation)
    {
        if (folder.List(day.Date) is not { } list)
            return;
        using (var whole = new DayList.Sum())
        {
            foreach (var line in list)
                whole.Add(line);
            if (whole.Root() != day.Root)
            {
                // The list is not the one that was signed, so it can accuse nobody.
                Find(LedgerFault.PublishedDamaged, day.Date);
                return;
            }
        }
        using var then = list.GetEnumerator();
        var more = then.MoveNext();
        await foreach (var line in new DayList(db).LinesAsync(after, day.Through, cancellation))
        {
            for (; more && then.Current.Sentence < line.Sentence; more = then.MoveNext())
                Find(LedgerFault.SentenceMissing, day.Date, then.Current.Sentence);
            if (!more || then.Current.Sentence > line.Sentence)
            {
                Find(LedgerFault.SentenceAdded, day.Date, line.Sentence);
                continue;
            }
            if (then.Current.Digest != line.Digest)
                Find(LedgerFault.SentenceChanged, day.Date, line.Sentence);
            more = then.MoveNext();
        }
        for (; more; more = then.MoveNext())
            Find(LedgerFault.SentenceMissing, day.Date, then.Current.Sentence);
    }

    private async Task<long> OpenAsync(long after, CancellationToken cancellation)
    {
        var open = db.Set<Sentence>().Where(sentence => sentence.Id > after);
        if (await open.OrderBy(sentence => sentence.Id).Select(sentence => (DateTimeOffset?)sentence.RecordedAt).FirstOrDefaultAsync(cancellation) is { } oldest
            && clock.GetUtcNow() - oldest > Overdue)
            Find(LedgerFault.NotSealed, DateOnly.FromDateTime(oldest.UtcDateTime));
        return await open.LongCountAsync(cancellation);
    }

    private void Find(LedgerFault fault, DateOnly day, long? sentence = null, long? was = null, long? now = null)
    {
        if (findings.Count < MostRows)
            findings.Add(new LedgerFinding(fault, day, sentence, was, now));
    }

    private static byte[] Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var written) ? bytes[..written] : [];
    }

    /// <summary>What a seal says of its day.</summary>
    private sealed record Day(DateOnly Date, long Through, long Sentences, string Root)
    {
        /// <summary>Reads it from the published text; null when that is none.</summary>
        public static Day? Parse(string text)
        {
            var fields = text.Split('\n').Select(line => line.Split(": ", 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => parts[1]);
            return DateOnly.TryParseExact(fields["day"].FirstOrDefault(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && long.TryParse(fields["through"].FirstOrDefault(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var through)
                && long.TryParse(fields["sentences"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var sentences)
                && fields["root"].FirstOrDefault() is { } root
                ? new Day(date, through, sentences, root) : null;
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;

namespace ServiceAcademy.Records.Projections;

/// <summary>
/// Recomputes projections while people work: a portion of people is one short write, in which nobody appends for them, so neither a
/// rebuild nor an answer that comes in meanwhile can undo the other.
/// </summary>
internal sealed class Rebuilding(IServiceScopeFactory scopes)
{
    /// <summary>People in one write: some milliseconds of work, after which waiting answers get their turn.</summary>
    private const int Portion = 100;

    public async Task<IReadOnlyList<RebuildReport>> RunAsync(bool write, IProgress<RebuildProgress>? progress, CancellationToken cancellation)
    {
        List<string> names;
        await using (var scope = scopes.CreateAsyncScope())
            names = scope.ServiceProvider.GetServices<IProjection>().Select(projection => projection.Name).ToList();
        var reports = new List<RebuildReport>(names.Count);
        foreach (var name in names)
            reports.Add(await RunAsync(name, write, progress, cancellation));
        return reports;
    }

    private async Task<RebuildReport> RunAsync(string name, bool write, IProgress<RebuildProgress>? progress, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (people, rows, mended, total) = (0, 0L, 0L, -1);
        for (Guid? last = null; ;)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AcademyDb>();
            var projection = scope.ServiceProvider.GetServices<IProjection>().Single(one => one.Name == name);
            if (total < 0)
                progress?.Report(new RebuildProgress(name, 0, total = await InLedger(db).Union(projection.Subjects).CountAsync(cancellation)));
            var portion = (await NextAsync(InLedger(db), last, cancellation)).Union(await NextAsync(projection.Subjects, last, cancellation))
                .Order().Take(Portion).ToList();
            if (portion.Count == 0)
                return new RebuildReport(name, people, rows, mended, Convert.ToHexStringLower(hash.GetHashAndReset()));

            List<string> before = [], after = [];
            if (!write)
                before = after = await LinesAsync(projection, portion, cancellation);
            else
                await db.WriteAsync(async () =>
                {
                    await LedgerLocks.HoldAsync(db, portion, cancellation);
                    before = await LinesAsync(projection, portion, cancellation);
                    await projection.RebuildAsync(portion, cancellation);
                    await db.SaveChangesAsync(cancellation);
                    after = await LinesAsync(projection, portion, cancellation);
                }, cancellation);
            foreach (var line in after)
                hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            rows += after.Count;
            mended += Differences(before, after);
            people += portion.Count;
            last = portion[^1];
            progress?.Report(new RebuildProgress(name, people, Math.Max(people, total)));
        }
    }

    private static IQueryable<Guid> InLedger(AcademyDb db) => db.Set<Sentence>().Select(sentence => sentence.Subject);

    /// <summary>The next people in the order of their keys; each query walks along one index and stops.</summary>
    private static Task<List<Guid>> NextAsync(IQueryable<Guid> subjects, Guid? last, CancellationToken cancellation) =>
        (last is { } key ? subjects.Where(subject => subject.CompareTo(key) > 0) : subjects)
        .Distinct().OrderBy(subject => subject).Take(Portion).ToListAsync(cancellation);

    private static async Task<List<string>> LinesAsync(IProjection projection, IReadOnlyCollection<Guid> portion, CancellationToken cancellation) =>
        (await projection.RowsAsync(portion, cancellation)).Order(StringComparer.Ordinal).ToList();

    /// <summary>Rows that had to come or to go; a row with another value is one, not two.</summary>
    private static int Differences(List<string> before, List<string> after)
    {
        var gone = before.ToHashSet();
        gone.ExceptWith(after);
        var come = after.ToHashSet();
        come.ExceptWith(before);
        return Math.Max(gone.Count, come.Count);
    }
}

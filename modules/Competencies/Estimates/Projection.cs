using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Estimates;

/// <summary>Keeps <see cref="Estimate"/> rows equal to what the ledger says.</summary>
internal sealed class Projection(AcademyDb db, RecordsApi records) : IHandle<SentencesAppended>, IProjection
{
    /// <summary>New evidence: the people concerned are estimated anew, in the transaction that wrote it.</summary>
    public Task HandleAsync(SentencesAppended happened, CancellationToken cancellation) =>
        happened.Competencies.Count == 0
            ? Task.CompletedTask
            : EstimateAsync(happened.Subjects, happened.Competencies, cancellation);

    public string Name => "estimates";

    public IQueryable<Guid> Subjects => db.Set<Estimate>().Select(row => row.Subject);

    public async Task RebuildAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation)
    {
        await db.Set<Estimate>().Where(row => subjects.Contains(row.Subject)).ExecuteDeleteAsync(cancellation);
        await EstimateAsync(subjects.ToHashSet(), null, cancellation);
    }

    public async Task<IReadOnlyList<string>> RowsAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation) =>
        (await db.Set<Estimate>().AsNoTracking().Where(row => subjects.Contains(row.Subject)).ToListAsync(cancellation))
        .ConvertAll(row => FormattableString.Invariant(
            $"{row.Subject} {row.Competency} {row.Mean} {row.StandardError} {row.N} {row.LastObservedAt:O} {row.UpTo}"));

    private async Task EstimateAsync(IReadOnlySet<Guid>? subjects, IReadOnlySet<string>? competencies, CancellationToken cancellation)
    {
        var only = competencies?.Count == 1 ? competencies.Single() : null;
        var evidence = (await records.EvidenceAsync(subjects, only, cancellation: cancellation))
            .Where(piece => competencies?.Contains(piece.Bearing.Competency) ?? true)
            .GroupBy(piece => (piece.Sentence.Subject, piece.Bearing.Competency));
        var known = await db.Set<Estimate>().Where(row => (subjects == null || subjects.Contains(row.Subject)) && (competencies == null || competencies.Contains(row.Competency)))
            .ToDictionaryAsync(row => (row.Subject, row.Competency), cancellation);
        foreach (var about in evidence)
        {
            if (Estimation.Of(about.Key.Subject, about.Key.Competency, about) is not { } estimate)
                continue;
            if (known.Remove(about.Key, out var row))
                (row.Mean, row.StandardError, row.N, row.LastObservedAt, row.UpTo) =
                    (estimate.Mean, estimate.StandardError, estimate.N, estimate.LastObservedAt, estimate.UpTo);
            else
                db.Add(estimate);
        }
        // What had evidence and has none any more was withdrawn.
        db.RemoveRange(known.Values);
        await db.SaveChangesAsync(cancellation);
    }
}

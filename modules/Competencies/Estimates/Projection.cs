using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Estimates;

/// <summary>Keeps <see cref="Estimate"/> rows equal to what the ledger says under the calibration in force.</summary>
internal sealed class Projection(AcademyDb db, RecordsApi records, CalibrationShelf shelf) : IHandle<SentencesAppended>, IProjection
{
    private static readonly string[] All = [Channels.Measured, Channels.Observed, Channels.Appraised, Channels.Self];

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
            $"{row.Subject} {row.Competency} {row.Channel} {row.Mean} {row.StandardError} {row.N} {row.LastObservedAt:O} {row.Day} {row.UpTo} {row.Calibration}"));

    private async Task EstimateAsync(IReadOnlySet<Guid> subjects, IReadOnlySet<string>? competencies, CancellationToken cancellation)
    {
        var calibration = await shelf.AtAsync(null, cancellation);
        var only = competencies?.Count == 1 ? competencies.Single() : null;
        var evidence = (await records.EvidenceAsync(subjects, only, cancellation: cancellation))
            .Where(piece => competencies?.Contains(piece.Bearing.Competency) ?? true)
            .GroupBy(piece => (piece.Sentence.Subject, piece.Bearing.Competency));
        var known = await db.Set<Estimate>().Where(row => subjects.Contains(row.Subject) && (competencies == null || competencies.Contains(row.Competency)))
            .ToDictionaryAsync(row => (row.Subject, row.Competency, row.Channel), cancellation);
        foreach (var about in evidence)
            foreach (var channel in All)
            {
                if (Estimation.Of(about.Key.Subject, about.Key.Competency, about, calibration, channel) is not { } estimate)
                    continue;
                if (known.Remove((about.Key.Subject, about.Key.Competency, channel), out var row))
                    (row.Mean, row.StandardError, row.N, row.LastObservedAt, row.Day, row.UpTo, row.Calibration) = (estimate.Mean, estimate.StandardError,
                        estimate.N, estimate.LastObservedAt, estimate.Day, estimate.UpTo, estimate.Calibration);
                else
                    db.Add(estimate);
            }
        // What had evidence and has none any more was withdrawn.
        db.RemoveRange(known.Values);
        await db.SaveChangesAsync(cancellation);
    }
}

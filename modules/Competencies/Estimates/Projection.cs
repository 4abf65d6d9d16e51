using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Estimates;

/// <summary>Keeps <see cref="Estimate"/> rows equal to what the ledger says under the calibration in force.</summary>
internal sealed class Projection(AcademyDb db, RecordsApi records, CalibrationShelf shelf) : IHandle<SentencesAppended>, IProjection
{
    /// <summary>New evidence: the people concerned are estimated anew, in the transaction that wrote it.</summary>
    public Task HandleAsync(SentencesAppended happened, CancellationToken cancellation) =>
        happened.Competencies.Count == 0
            ? Task.CompletedTask
            : EstimateAsync(happened.Subjects, happened.Competencies, cancellation);

    public string Name => "estimates";

    public IQueryable<Guid> Subjects => db.Set<Estimate>().Select(row => row.Subject);

    public Task RebuildAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation) => EstimateAsync(subjects, null, cancellation);

    public async Task<IReadOnlyList<string>> RowsAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation) =>
        (await db.Set<Estimate>().AsNoTracking().Where(row => subjects.Contains(row.Subject)).ToListAsync(cancellation))
        .ConvertAll(row => FormattableString.Invariant(
            $"{row.Subject} {row.Competency} {row.Channel} {row.Mean} {row.StandardError} {row.N} {row.LastObservedAt:O} {row.Day} {row.UpTo} {row.Calibration}"));

    /// <summary>Takes the rows of these people and competencies away and writes what the ledger says now; evidence that was withdrawn leaves none.</summary>
    private async Task EstimateAsync(IReadOnlyCollection<Guid> subjects, IReadOnlyCollection<string>? competencies, CancellationToken cancellation)
    {
        var calibration = await shelf.AtAsync(null, cancellation);
        var estimates =
            from about in (await records.EvidenceAsync(subjects, competencies, cancellation: cancellation)).GroupBy(piece => (piece.Sentence.Subject, piece.Bearing.Competency))
            from channel in about.Select(piece => piece.Sentence.Channel).Distinct()
            select Estimation.Of(about.Key.Subject, about.Key.Competency, about, calibration, channel);
        await db.Set<Estimate>().Where(row => subjects.Contains(row.Subject) && (competencies == null || competencies.Contains(row.Competency)))
            .ExecuteDeleteAsync(cancellation);
        await db.InsertAsync(estimates.OfType<Estimate>().ToList(), cancellation);
    }
}

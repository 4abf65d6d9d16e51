using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Competencies.Estimates;
using ServiceAcademy.Data;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>Reads figures of many people: what stands now from the projection, what stood earlier from what was known then.</summary>
internal sealed class FigureBook(AcademyDb db, RecordsApi records)
{
    /// <summary>The largest standard error, in thousandths of a logit, with which a figure is shown; see <see cref="Estimation.IsEnough"/>.</summary>
    public const int LargestError = 866;

    /// <summary>The rows of the projection, to be joined to people and ordered by the database.</summary>
    public IQueryable<Estimate> Newest(string competency) => db.Set<Estimate>().Where(row => row.Competency == competency);

    /// <summary>The figures of some people by person and competency; who has no evidence is left out.</summary>
    /// <param name="subjects">Whose; as many as a page or a portion of an export holds.</param>
    /// <param name="knownAt">As they were told then; null: as they are now.</param>
    /// <param name="competency">Only of this competency; null: of all.</param>
    public async Task<IReadOnlyDictionary<(Guid Subject, string Competency), Figure>> OfAsync(
        IReadOnlyCollection<Guid> subjects, DateTimeOffset? knownAt, CancellationToken cancellation, string? competency = null)
    {
        if (subjects.Count == 0)
            return new Dictionary<(Guid, string), Figure>();
        if (knownAt is null)
            return (await db.Set<Estimate>().Where(row => subjects.Contains(row.Subject) && (competency == null || row.Competency == competency)).AsNoTracking().ToListAsync(cancellation))
                .ToDictionary(row => (row.Subject, row.Competency), Told);
        return (await records.EvidenceAsync(subjects, competency, knownAt.Value, cancellation))
            .GroupBy(piece => (piece.Sentence.Subject, piece.Bearing.Competency))
            .Select(about => Estimation.Of(about.Key.Subject, about.Key.Competency, about)).OfType<Estimate>()
            .ToDictionary(row => (row.Subject, row.Competency), Told);
    }

    public static Figure Told(Estimate row) => new(
        row.Mean / 1000.0, row.StandardError / 1000.0, row.N, row.LastObservedAt, Estimation.IsEnough(row), Estimation.IsFirm(row));
}

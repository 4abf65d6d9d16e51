using ServiceAcademy.Data;

namespace ServiceAcademy.Records;

/// <summary>
/// Tables that follow from the ledger and can be computed from it anew: estimates, progress. The ledger is the truth and the
/// projection a convenience, so whatever stands in it must be a pure function of the sentences that stand (and of immutable
/// records such as content versions and calibrations), never of the clock or of the order of commits. Register it with
/// <c>AddScoped&lt;IProjection, …&gt;()</c>; Records runs it (<see cref="RecordsApi.RebuildAsync"/>), portion by portion, while the
/// academy runs.
/// </summary>
public interface IProjection
{
    /// <summary>What it is called on the command line, for example <c>estimates</c>; lower case, unique.</summary>
    string Name { get; }

    /// <summary>The people who have rows in it, as a query on its table; it finds rows of people of whom the ledger knows nothing.</summary>
    IQueryable<Guid> Subjects { get; }

    /// <summary>
    /// Makes the rows of these people equal to what the ledger says, and removes those that it does not say. Called inside a write
    /// in which nobody else appends for these people; the <see cref="AcademyDb"/> to use is the one of the constructor.
    /// </summary>
    Task RebuildAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation);

    /// <summary>
    /// The stored rows of these people, one line a row, every column that the ledger determines (numbers that the database gave away
    /// left out): equal lines mean equal rows. In any order; read from the database, not from tracked entities.
    /// </summary>
    Task<IReadOnlyList<string>> RowsAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation);
}

/// <summary>How far a rebuild is.</summary>
/// <param name="Projection">Which projection.</param>
/// <param name="Done">People done.</param>
/// <param name="Of">People in all, as counted when it began.</param>
public sealed record RebuildProgress(string Projection, int Done, int Of);

/// <summary>What a rebuild of one projection found.</summary>
/// <param name="Projection">Which projection.</param>
/// <param name="People">People gone through.</param>
/// <param name="Rows">Rows that stand now.</param>
/// <param name="Mended">Rows that were missing, wrong or too many before; 0 when the projection was equal to the ledger.</param>
/// <param name="Sha256">Over all rows (lines sorted by their bytes, people in the order of their keys), in lower-case hexadecimal: equal means byte-identical.</param>
public sealed record RebuildReport(string Projection, int People, long Rows, long Mended, string Sha256);

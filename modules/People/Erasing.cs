namespace ServiceAcademy.People;

/// <summary>
/// Raised inside the write that erases a person. A module deletes what it holds of names, free text and files of this person; ids, numbers
/// and dates that statistics are made of stay, as do the ledger's sentences. The academy knows afterwards nobody behind either key.
/// </summary>
/// <param name="PersonId">Key of the person's row.</param>
/// <param name="Subject">The key under which the ledger keeps the person's sentences.</param>
public sealed record PersonErased(int PersonId, Guid Subject);

/// <summary>A part of what the academy holds about a person, for the file that the person may ask for.</summary>
/// <param name="Name">The file's name without ending, in English, for example <c>quiz-answers</c>.</param>
/// <param name="Header">Column titles in the language of the request.</param>
/// <param name="Rows">Cells: texts, numbers, dates, instants, booleans or null.</param>
public sealed record PersonDataTable(string Name, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A file that the academy holds about a person, for example a certificate.</summary>
/// <param name="Path">Path in the archive, with forward slashes.</param>
public sealed record PersonDataFile(string Path, byte[] Content);

/// <summary>
/// What a module holds about a person. Every module that holds something registers one (scoped): “export everything about a person” asks all of them
/// and writes each table as CSV and JSON.
/// </summary>
public interface IPersonData
{
    /// <summary>Everything the module holds about this person; empty when nothing.</summary>
    Task<IReadOnlyList<PersonDataTable>> TablesAsync(PersonCard person, CancellationToken cancellation);

    /// <summary>Files it holds about this person.</summary>
    Task<IReadOnlyList<PersonDataFile>> FilesAsync(PersonCard person, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PersonDataFile>>([]);
}

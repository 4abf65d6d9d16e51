using ServiceAcademy.People.Import;

namespace ServiceAcademy.People;

/// <summary>How a file of people is to be understood.</summary>
/// <param name="Encoding">Name of the encoding; null: found out.</param>
/// <param name="Fields">Title of a column → name of the field that it means; null: as the last time with these titles, else guessed.</param>
/// <param name="IsFullList">Whether the file has everybody: who has an employee number and does not stand in it leaves.</param>
/// <param name="MayLetManyGo">Whether more than a fifth may leave by <paramref name="IsFullList"/>.</param>
/// <param name="SkipErrors">Whether the right rows are imported when others have errors; else nothing is.</param>
public sealed record ImportOptions(
    string? Encoding = null, IReadOnlyDictionary<string, string>? Fields = null, bool IsFullList = false, bool MayLetManyGo = false, bool SkipErrors = false);

/// <summary>What an import does with a row.</summary>
public enum ImportAction
{
    /// <summary>Everything is known already.</summary>
    Unchanged,

    /// <summary>A new person.</summary>
    Add,

    /// <summary>Name, address, number, language or days change.</summary>
    Change,

    /// <summary>Another team, job or manager.</summary>
    Move,

    /// <summary>The person leaves, or has left.</summary>
    Leave,

    /// <summary>The person comes back.</summary>
    Return,

    /// <summary>The row cannot be imported.</summary>
    Error,
}

/// <summary>One thing to tell about a row.</summary>
/// <param name="Line">Line of the file; 0 for people who do not stand in it.</param>
/// <param name="Who">Name, address or number.</param>
/// <param name="Column">Title of the column, where it is about one.</param>
/// <param name="Value">What stands there; for changes the new value.</param>
/// <param name="Text">What happens, or what is wrong and how to mend it.</param>
/// <param name="IsWarning">Whether somebody should look at it although it is no error.</param>
public sealed record ImportLine(int Line, string Who, ImportAction Action, string Column, string Value, string Text, bool IsWarning = false);

/// <summary>What an import did, or would do.</summary>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Counts">How many rows for each action.</param>
/// <param name="Warnings">How many lines somebody should look at.</param>
/// <param name="NewUnits">Houses, departments, teams and jobs that are new.</param>
/// <param name="Lines">Everything there is to tell; unchanged rows have no line.</param>
/// <param name="Refusal">Why nothing can be imported as it is; null when it can.</param>
public sealed record ImportReport(
    int Rows, IReadOnlyDictionary<ImportAction, int> Counts, int Warnings, IReadOnlyList<string> NewUnits, IReadOnlyList<ImportLine> Lines, string? Refusal)
{
    /// <summary>How many rows change something.</summary>
    public int Changing => Counts.Where(count => count.Key is not (ImportAction.Unchanged or ImportAction.Error)).Sum(count => count.Value);

    /// <summary>How many rows cannot be imported.</summary>
    public int Errors => Counts.GetValueOrDefault(ImportAction.Error);
}

/// <summary>
/// Imports people from CSV. A row is found by employee number, else by e-mail; the same file a second time changes nothing. Rows are written some hundreds
/// at a time: an import that is stopped leaves whole rows, and starting it again goes on from there.
/// </summary>
public sealed class PeopleImport
{
    private readonly Importing importing;

    /// <summary>Made by the container.</summary>
    public PeopleImport(IServiceProvider services) => importing = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<Importing>(services);

    /// <summary>Reads the file and says what an import would do. Nothing is written.</summary>
    /// <param name="content">The file; must be able to go back to its beginning.</param>
    /// <param name="by">The person who imports, who never leaves by it.</param>
    /// <param name="progress">Rows done and rows in all.</param>
    public async Task<ImportReport> CheckAsync(
        Stream content, ImportOptions options, int? by = null, Action<long, long?>? progress = null, CancellationToken cancellation = default) =>
        (await importing.PlanAsync(content, options, by, progress, cancellation)).Report;

    /// <summary>Imports the file.</summary>
    /// <returns>What was done; with a refusal, nothing was.</returns>
    /// <inheritdoc cref="CheckAsync"/>
    public Task<ImportReport> RunAsync(
        Stream content, ImportOptions options, int? by = null, Action<long, long?>? progress = null, CancellationToken cancellation = default) =>
        importing.RunAsync(content, options, by, progress, cancellation);
}

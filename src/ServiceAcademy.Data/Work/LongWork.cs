namespace ServiceAcademy.Data.Work;

/// <summary>
/// Work that takes longer than a page may: an import, a rebuild, an export of everything. A module registers its kinds with
/// <c>services.AddLongWork&lt;T&gt;()</c>, starts a run with <see cref="LongWorkDesk.StartAsync"/> and sends the person to
/// <c>/work/{id}</c>, where it is followed and can be stopped. Runs in the background of the web process, in a scope of its own and in the
/// starter's language; nobody is signed in there, so what the person may see is decided before the start and stands in the input.
/// </summary>
public interface ILongWork
{
    /// <summary>The kind's name, for example <c>people-import</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// Whether a run that died with its process may simply be run again from its beginning, with the same input: true when every step
    /// that is already done is recognised and passed over, or when the work writes nothing but its result. Otherwise the run ends as
    /// “interrupted”, and the person is told to start it again.
    /// </summary>
    bool MayRunAgain { get; }

    /// <summary>Does the work.</summary>
    /// <param name="step">What it was told; where it reports how far it is.</param>
    /// <param name="cancellation">Somebody stopped it, or the process ends. What has been committed stays: say so in the message.</param>
    /// <exception cref="Modules.Errors.AcademyError">It cannot be done; its text becomes the run's message. Other exceptions are logged.</exception>
    Task RunAsync(WorkProgress step, CancellationToken cancellation);
}

/// <summary>A run, as its work sees it. Reporting costs nothing: the row follows twice a second.</summary>
/// <param name="input">The run's input.</param>
/// <param name="startedBy">The person who started it.</param>
public sealed class WorkProgress(string input, int? startedBy)
{
    private readonly Lock change = new();
    private (long Done, long? Total, string? Message) state;

    /// <summary>What the work was told at its start.</summary>
    public string Input => input;

    /// <summary>The person (id of People) who started it.</summary>
    public int? StartedBy => startedBy;

    /// <summary>The page to which the person is sent when it is done.</summary>
    public string? ResultUrl { get; set; }

    /// <summary>The file that came of it, for download.</summary>
    public long? FileId { get; set; }

    /// <summary>Tells how far it is.</summary>
    /// <param name="done">Steps done.</param>
    /// <param name="total">Steps in all; null leaves what was said before.</param>
    /// <param name="message">What is being done, in the language of the request; null leaves what was said before.</param>
    public void Report(long done, long? total = null, string? message = null)
    {
        lock (change)
            state = (done, total ?? state.Total, message ?? state.Message);
    }

    internal (long Done, long? Total, string? Message) State
    {
        get
        {
            lock (change)
                return state;
        }
    }
}

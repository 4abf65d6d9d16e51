using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;

namespace ServiceAcademy.Web.Hosting.Preparation;

/// <summary>How far the start is: pages wait for it, <c>/health/ready</c> and the status page tell of it.</summary>
internal sealed class Preparation
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the academy can answer; fails when it never will.</summary>
    public Task Done => done.Task;

    /// <summary>Whether the academy can answer.</summary>
    public bool IsDone => done.Task.IsCompletedSuccessfully;

    /// <summary>Why it is not done yet, when the database was away at the last try.</summary>
    public Exception? Waiting { get; set; }

    /// <summary>What was wrong with the content folder; those items were left as they were.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public void Complete(ContentReport content)
    {
        Findings = content.Findings;
        Waiting = null;
        done.TrySetResult();
    }

    public void Fail(Exception error) => done.TrySetException(error);
}

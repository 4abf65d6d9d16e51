namespace ServiceAcademy.Data;

/// <summary>
/// The queue of writers. SQLite has one writer at a time, and its provider sleeps 150 ms when it meets another; waiting here
/// instead is fair and costs microseconds. PostgreSQL needs no queue. One instance a database.
/// </summary>
public sealed class WriteGate(DatabaseAddress database)
{
    private readonly SemaphoreSlim? turn = database.Kind == DatabaseKind.Sqlite ? new(1, 1) : null;

    /// <summary>Waits for the turn to write; disposing the answer passes it on.</summary>
    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellation)
    {
        if (turn is null)
            return null;
        await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private int passed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref passed, 1) == 0)
                turn.Release();
        }
    }
}

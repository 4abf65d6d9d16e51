using System.Globalization;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceAcademy.Modules.Errors;

namespace ServiceAcademy.Data.Work;

/// <summary>
/// Does the long work of one academy in this process. The database is the queue: a run is taken by writing a lease into its row, which is
/// renewed while the run lives. What another process has dropped is taken up again when its lease is over: run anew where the work allows
/// that, else ended as interrupted. Any number of nodes may do this at once.
/// </summary>
public sealed class LongWorkRunner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LongWorkRunner> logger) : IAsyncDisposable
{
    private const int AtOnce = 2;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly Guid me = Guid.NewGuid();
    private readonly CancellationTokenSource stopping = new();
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<Task> running = [];
    private Task? loop;

    /// <summary>Looks for work now. The first call begins; a host makes it when its tables are there.</summary>
    public void Wake()
    {
        lock (running)
            loop ??= Task.Run(LoopAsync);
        wake.Writer.TryWrite(true);
    }

    /// <summary>Gives back what it is doing and waits until that is written.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        if (loop is not null)
            await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(running);
    }

    private async Task LoopAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                running.RemoveAll(run => run.IsCompleted);
                while (running.Count < AtOnce && await TakeAsync() is { } run)
                    running.Add(Task.Run(() => RunAsync(run)));
            }
            catch (Exception error) when (!stopping.IsCancellationRequested)
            {
                // The database is away; long work is not what should report that.
                logger.LogDebug(error, "Long work could not be looked for.");
            }
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
            patience.CancelAfter(Look);
            await ((Task)wake.Reader.ReadAsync(patience.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes the oldest run that waits, after having dealt with those whose process is gone.</summary>
    private async Task<WorkRun?> TakeAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AcademyDb>();
        var now = clock.GetUtcNow();
        if (!await db.Set<WorkRun>().AnyAsync(run => run.State == WorkState.Waiting || (run.State == WorkState.Running && run.LeasedUntil < now && run.LeasedBy != me), stopping.Token))
            return null;
        var kinds = scope.ServiceProvider.GetServices<ILongWork>().Where(work => work.MayRunAgain).Select(work => work.Kind).ToList();
        return await db.WriteAsync(async () =>
        {
            var runs = db.Set<WorkRun>();
            var dropped = runs.Where(run => run.State == WorkState.Running && run.LeasedUntil < now && run.LeasedBy != me);
            await dropped.Where(run => run.CancelAsked)
                .ExecuteUpdateAsync(run => run.SetProperty(row => row.State, WorkState.Cancelled).SetProperty(row => row.EndedAt, now), stopping.Token);
            await dropped.Where(run => kinds.Contains(run.Kind))
                .ExecuteUpdateAsync(run => run.SetProperty(row => row.State, WorkState.Waiting), stopping.Token);
            await dropped.ExecuteUpdateAsync(run => run.SetProperty(row => row.State, WorkState.Interrupted).SetProperty(row => row.EndedAt, now), stopping.Token);

            foreach (var id in await runs.Where(run => run.State == WorkState.Waiting).OrderBy(run => run.Id).Select(run => run.Id).Take(AtOnce).ToListAsync(stopping.Token))
                if (await runs.Where(run => run.Id == id && run.State == WorkState.Waiting).ExecuteUpdateAsync(run => run
                        .SetProperty(row => row.State, WorkState.Running).SetProperty(row => row.StartedAt, now)
                        .SetProperty(row => row.LeasedBy, me).SetProperty(row => row.LeasedUntil, now + Lease), stopping.Token) == 1)
                    return await runs.AsNoTracking().SingleAsync(run => run.Id == id, stopping.Token);
            return null;
        }, stopping.Token);
    }

    private async Task RunAsync(WorkRun run)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(run.Language);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        using var ended = new CancellationTokenSource();
        var progress = new WorkProgress(run.Input, run.StartedBy);
        var pulse = PulseAsync(run.Id, progress, cancel, ended.Token);
        var state = WorkState.Done;
        var mayRunAgain = false;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var work = scope.ServiceProvider.GetServices<ILongWork>().Single(work => work.Kind == run.Kind);
            mayRunAgain = work.MayRunAgain;
            await work.RunAsync(progress, cancel.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            state = !stopping.IsCancellationRequested ? WorkState.Cancelled : mayRunAgain ? WorkState.Waiting : WorkState.Interrupted;
        }
        catch (AcademyError refusal)
        {
            state = WorkState.Failed;
            progress.Report(progress.State.Done, message: refusal.Message);
        }
        catch (Exception error)
        {
            state = WorkState.Failed;
            logger.LogError(error, "The long work {Kind}, run {Run}, failed.", run.Kind, run.Id);
        }
        await ended.CancelAsync();
        await pulse;
        await EndAsync(run.Id, progress, state);
        wake.Writer.TryWrite(true);
    }

    /// <summary>Writes how far the run is, renews the lease and hears whether somebody wants it stopped. In a scope of its own, since the work may hold a write open.</summary>
    private async Task PulseAsync(long id, WorkProgress progress, CancellationTokenSource cancel, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Beat, ended);
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<AcademyDb>();
                var (done, total, message) = progress.State;
                var until = clock.GetUtcNow() + Lease;
                await db.WriteAsync(() => db.Set<WorkRun>().Where(run => run.Id == id && run.LeasedBy == me).ExecuteUpdateAsync(run => run
                    .SetProperty(row => row.Done, done).SetProperty(row => row.Total, total).SetProperty(row => row.Message, message)
                    .SetProperty(row => row.LeasedUntil, until), ended), ended);
                if (await db.Set<WorkRun>().AnyAsync(run => run.Id == id && (run.CancelAsked || run.LeasedBy != me), ended))
                    await cancel.CancelAsync();
            }
            catch (OperationCanceledException)
            {
            }
            catch (Exception error)
            {
                logger.LogDebug(error, "The progress of run {Run} could not be written.", id);
            }
        }
    }

    private async Task EndAsync(long id, WorkProgress progress, WorkState state)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AcademyDb>();
            var (done, total, message) = progress.State;
            var now = clock.GetUtcNow();
            await db.WriteAsync(() => db.Set<WorkRun>().Where(run => run.Id == id && run.LeasedBy == me).ExecuteUpdateAsync(run => run
                .SetProperty(row => row.State, state).SetProperty(row => row.EndedAt, state == WorkState.Waiting ? null : now)
                .SetProperty(row => row.LeasedBy, (Guid?)null).SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(row => row.Done, done).SetProperty(row => row.Total, total).SetProperty(row => row.Message, message)
                .SetProperty(row => row.ResultUrl, progress.ResultUrl).SetProperty(row => row.FileId, progress.FileId)));
        }
        catch (Exception error)
        {
            // The lease runs out, and somebody takes it up again.
            logger.LogWarning(error, "The end of run {Run} could not be written.", id);
        }
    }
}

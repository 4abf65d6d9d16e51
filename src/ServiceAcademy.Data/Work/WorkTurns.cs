using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceAcademy.Modules.Work;

namespace ServiceAcademy.Data.Work;

/// <summary>How a regular work stands, for administrators.</summary>
/// <param name="IsRunning">Some node runs it now.</param>
/// <param name="StartedAt">When the last run began; null when it never ran.</param>
/// <param name="EndedAt">When the last finished run ended.</param>
/// <param name="NextAt">When the next run is due; null when it never ran.</param>
/// <param name="Failures">Runs failed in a row.</param>
/// <param name="Error">Why the last run failed; null when it did not.</param>
public sealed record TurnState(
    RegularWork Work, bool IsRunning, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateTimeOffset? NextAt, int Failures, string? Error);

/// <summary>
/// Gives turns to regular works: a lease in the database lets one node run each, and is renewed while it runs. The nodes' clocks must
/// agree to within a few seconds. A failure is logged once, until a run succeeds again, and retried after 30 seconds, a minute, two, … an hour.
/// </summary>
public sealed class WorkTurns(InScope inScope, IEnumerable<RegularWork> works, TimeProvider clock, ILogger<WorkTurns> logger)
{
    /// <summary>How long a turn lasts unless it is renewed: after so long, another node takes over from a killed one.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(30);

    /// <summary>Every work that modules and host have registered.</summary>
    public IReadOnlyList<RegularWork> Works { get; } = works.OrderBy(work => work.Name, StringComparer.Ordinal).ToList();

    /// <summary>Runs what is due, one after the other; for hosts that bring a clock of their own.</summary>
    public async Task RunDueAsync(CancellationToken cancellation)
    {
        foreach (var work in Works)
            await RunIfDueAsync(work, cancellation);
    }

    /// <summary>Runs a work if it is due and nobody else runs it; answers how long to wait before asking again.</summary>
    public async Task<TimeSpan> RunIfDueAsync(RegularWork work, CancellationToken cancellation)
    {
        var run = Guid.NewGuid();
        if (await TakeAsync(work, run, cancellation) is { } wait)
            return wait;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var renewing = RenewAsync(work, run, stop);
        Exception? error = null;
        try
        {
            await inScope(services => work.RunAsync(services, stop.Token));
        }
        catch (Exception failure)
        {
            error = failure;
        }
        await stop.CancelAsync();
        await renewing;
        // A host that stops does not make a failure of what it interrupts: it is due again at once.
        return error is not null && cancellation.IsCancellationRequested
            ? await EndAsync(work, run, null, TimeSpan.Zero)
            : await EndAsync(work, run, error, work.Every);
    }

    /// <summary>How every work stands.</summary>
    public async Task<IReadOnlyList<TurnState>> StatesAsync(CancellationToken cancellation = default)
    {
        Dictionary<string, WorkTurn> turns = [];
        await inScope(async services => turns = await services.GetRequiredService<AcademyDb>().Set<WorkTurn>().AsNoTracking()
            .ToDictionaryAsync(turn => turn.Name, cancellation));
        var now = clock.GetUtcNow();
        return Works.Select(work => turns.GetValueOrDefault(work.Name) is { } turn
            ? new TurnState(work, turn.Holder is not null && turn.LeaseUntil > now, turn.StartedAt, turn.EndedAt, turn.NextAt, turn.Failures, turn.Error)
            : new TurnState(work, false, null, null, null, 0, null)).ToList();
    }

    /// <summary>Takes the turn and answers null, or answers how long it is not to be had.</summary>
    private async Task<TimeSpan?> TakeAsync(RegularWork work, Guid run, CancellationToken cancellation)
    {
        TimeSpan? wait = null;
        await inScope(async services =>
        {
            var db = services.GetRequiredService<AcademyDb>();
            var now = clock.GetUtcNow();
            var turn = await db.Set<WorkTurn>().AsNoTracking().SingleOrDefaultAsync(row => row.Name == work.Name, cancellation);
            if (turn is null)
                await BeginAsync(db, work, now, cancellation);
            else if (turn.NextAt > now)
                wait = turn.NextAt - now;
            else if (turn.Holder is not null && turn.LeaseUntil > now)
                wait = turn.LeaseUntil - now;
            if (wait is not null)
                return;
            var taken = await db.WriteAsync(() => db.Set<WorkTurn>()
                .Where(row => row.Name == work.Name && row.NextAt <= now && (row.Holder == null || row.LeaseUntil <= now))
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.Holder, run).SetProperty(one => one.LeaseUntil, now + Lease)
                    .SetProperty(one => one.StartedAt, now), cancellation), cancellation);
            wait = taken == 1 ? null : TimeSpan.FromSeconds(1);
        });
        return wait;
    }

    private static async Task BeginAsync(AcademyDb db, RegularWork work, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await db.WriteAsync(() =>
            {
                db.Add(new WorkTurn { Name = work.Name, NextAt = now });
                return Task.CompletedTask;
            }, cancellation);
        }
        catch (DbUpdateException)
        {
            // Two nodes started together; the other one has written it.
        }
    }

    /// <summary>Keeps the turn while the work runs; a turn that was lost (this node stalled, another took over) stops it.</summary>
    private async Task RenewAsync(RegularWork work, Guid run, CancellationTokenSource stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Lease / 3, clock, stop.Token);
                var until = clock.GetUtcNow() + Lease;
                if (await UpdateAsync(work, run, row => row.SetProperty(one => one.LeaseUntil, until)) == 0)
                    await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
        catch (Exception error)
        {
            logger.LogWarning("{Work} could not keep its turn and stops. {Reason}", work.Name, error.GetBaseException().Message);
            await stop.CancelAsync();
        }
    }

    private async Task<TimeSpan> EndAsync(RegularWork work, Guid run, Exception? error, TimeSpan wait)
    {
        await inScope(async services =>
        {
            var db = services.GetRequiredService<AcademyDb>();
            var before = await db.Set<WorkTurn>().Where(row => row.Name == work.Name).Select(row => row.Failures).SingleOrDefaultAsync();
            var failures = error is null ? 0 : before + 1;
            if (error is not null)
                wait = RetryAfter(failures);
            var now = clock.GetUtcNow();
            var reason = error is null ? null : Cut(error.GetBaseException().Message);
            await UpdateAsync(work, run, row => row.SetProperty(one => one.Holder, (Guid?)null).SetProperty(one => one.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(one => one.EndedAt, now).SetProperty(one => one.NextAt, now + wait)
                .SetProperty(one => one.Failures, failures).SetProperty(one => one.Error, reason));
            if (failures == 1)
                logger.LogError(error, "{Work} failed; it is tried again until it succeeds, which is logged.", work.Name);
            else if (failures == 0 && before > 0)
                logger.LogInformation("{Work} succeeded again after {Failures} failures.", work.Name, before);
        });
        return wait;
    }

    private async Task<int> UpdateAsync(
        RegularWork work, Guid run, Action<UpdateSettersBuilder<WorkTurn>> set)
    {
        var updated = 0;
        await inScope(async services =>
        {
            var db = services.GetRequiredService<AcademyDb>();
            updated = await db.WriteAsync(() => db.Set<WorkTurn>().Where(row => row.Name == work.Name && row.Holder == run).ExecuteUpdateAsync(set));
        });
        return updated;
    }

    private static TimeSpan RetryAfter(int failures) =>
        failures > 10 ? LongestRetry : TimeSpan.FromTicks(Math.Min(LongestRetry.Ticks, FirstRetry.Ticks << (failures - 1)));

    private static string Cut(string text) => text.Length <= 1000 ? text : text[..1000];
}

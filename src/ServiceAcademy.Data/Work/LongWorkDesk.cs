using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Data.Work;

/// <summary>Where long work is handed in, looked after and stopped.</summary>
public sealed class LongWorkDesk(AcademyDb db, LongWorkRunner runner, TimeProvider clock)
{
    /// <summary>
    /// Hands a run in; it begins at once when a place is free. To be called outside of a write, after everything that the work needs has
    /// been saved.
    /// </summary>
    /// <param name="kind">A registered <see cref="ILongWork.Kind"/>.</param>
    /// <param name="title">What it does, in the person's language.</param>
    /// <param name="startedBy">The person (id of People) who may follow it; null for the academy itself.</param>
    /// <param name="input">What the work is told; kept as JSON.</param>
    /// <returns>The run's id, for <c>/work/{id}</c>.</returns>
    public async Task<long> StartAsync(string kind, string title, int? startedBy, object input, CancellationToken cancellation = default)
    {
        var run = new WorkRun
        {
            Kind = kind, Title = title, StartedBy = startedBy, Language = Languages.Current, Input = JsonSerializer.Serialize(input, JsonSerializerOptions.Web),
            CreatedAt = clock.GetUtcNow(),
        };
        await db.WriteAsync(() =>
        {
            db.Add(run);
            return Task.CompletedTask;
        }, cancellation);
        runner.Wake();
        return run.Id;
    }

    /// <summary>A run as it stands now; null when there is none.</summary>
    public Task<WorkRun?> FindAsync(long id, CancellationToken cancellation = default) =>
        db.Set<WorkRun>().AsNoTracking().SingleOrDefaultAsync(run => run.Id == id, cancellation);

    /// <summary>What a person has started, the newest first.</summary>
    public async Task<IReadOnlyList<WorkRun>> OfAsync(int startedBy, int most = 50, CancellationToken cancellation = default) =>
        await db.Set<WorkRun>().AsNoTracking().Where(run => run.StartedBy == startedBy).OrderByDescending(run => run.Id).Take(most).ToListAsync(cancellation);

    /// <summary>Whether any run of a kind waits or runs.</summary>
    public Task<bool> IsBusyAsync(string kind, CancellationToken cancellation = default) =>
        db.Set<WorkRun>().AnyAsync(run => run.Kind == kind && (run.State == WorkState.Waiting || run.State == WorkState.Running), cancellation);

    /// <summary>Whether any run waits or runs.</summary>
    public Task<bool> IsAnyBusyAsync(CancellationToken cancellation = default) =>
        db.Set<WorkRun>().AnyAsync(run => run.State == WorkState.Waiting || run.State == WorkState.Running, cancellation);

    /// <summary>Deletes every run that is over: titles and messages may name a person who is being erased.</summary>
    public Task<int> ForgetAsync(CancellationToken cancellation = default) =>
        db.WriteAsync(() => db.Set<WorkRun>().Where(run => run.State != WorkState.Waiting && run.State != WorkState.Running).ExecuteDeleteAsync(cancellation), cancellation);

    /// <summary>Asks a run to stop; it ends within a second, at the next place where nothing is half done.</summary>
    public async Task CancelAsync(long id, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        await db.WriteAsync(async () =>
        {
            await db.Set<WorkRun>().Where(run => run.Id == id && run.State == WorkState.Waiting)
                .ExecuteUpdateAsync(run => run.SetProperty(row => row.State, WorkState.Cancelled).SetProperty(row => row.EndedAt, now), cancellation);
            await db.Set<WorkRun>().Where(run => run.Id == id && run.State == WorkState.Running)
                .ExecuteUpdateAsync(run => run.SetProperty(row => row.CancelAsked, true), cancellation);
        }, cancellation);
    }
}

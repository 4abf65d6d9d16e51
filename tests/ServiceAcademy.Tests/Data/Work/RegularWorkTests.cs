using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Modules.Work;

namespace ServiceAcademy.Tests.Data.Work;

public sealed class RegularWorkTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory, BothDatabases]
    public async Task However_many_nodes_ask_one_runs_it_and_only_when_it_is_due(DatabaseKind database)
    {
        var (runs, now, most) = (0, 0, 0);
        var work = new RegularWork("Test.Count", "Counts.", Hour, async (_, cancellation) =>
        {
            Interlocked.Increment(ref runs);
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(300, cancellation);
            Interlocked.Decrement(ref now);
        });
        await using var one = await DataRoom.OpenAsync(database, services => services.AddSingleton(work));
        // SQLite has one web node; there the nodes are the threads of one.
        await using var other = database == DatabaseKind.PostgreSql
            ? await DataRoom.OpenAsync(one.Address, services => services.AddSingleton(work), one.Clock) : null;
        Task AskAsync() => Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            (i % 2 == 0 ? one : other ?? one).Services.GetRequiredService<WorkTurns>().RunIfDueAsync(work, default))));

        await AskAsync();
        Assert.Equal((1, 1), (runs, most));
        one.Clock.Now += Hour - TimeSpan.FromSeconds(1);
        await AskAsync();
        Assert.Equal(1, runs);
        one.Clock.Now += TimeSpan.FromSeconds(1);
        await AskAsync();
        Assert.Equal((2, 1), (runs, most));
    }

    [Theory, BothDatabases]
    public async Task A_failure_is_logged_once_and_tried_again_later_and_later(DatabaseKind database)
    {
        var fails = true;
        var work = new RegularWork("Test.Fails", "Fails.", Hour, (_, _) => fails ? throw new InvalidOperationException("The printer is out of paper.") : Task.CompletedTask);
        await using var room = await DataRoom.OpenAsync(database, services => services.AddSingleton(work));
        var turns = room.Services.GetRequiredService<WorkTurns>();

        var waits = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            waits.Add((await turns.RunIfDueAsync(work, default)).TotalSeconds);
            room.Clock.Now += TimeSpan.FromSeconds(waits[^1]);
        }
        Assert.Equal([30, 60, 120, 240, 480, 960, 1920, 3600, 3600], waits);
        Assert.Equal(["Error: Test.Fails failed; it is tried again until it succeeds, which is logged."], room.Log);
        var state = (await turns.StatesAsync()).Single(state => state.Work == work);
        Assert.Equal((9, "The printer is out of paper."), (state.Failures, state.Error));

        fails = false;
        Assert.Equal(Hour, await turns.RunIfDueAsync(work, default));
        Assert.Equal("Information: Test.Fails succeeded again after 9 failures.", room.Log[^1]);
        Assert.Null((await turns.StatesAsync()).Single(state => state.Work == work).Error);
    }

    [Theory, BothDatabases]
    public async Task A_turn_whose_holder_was_killed_is_free_when_its_lease_is_over(DatabaseKind database)
    {
        var began = new TaskCompletionSource();
        var hangs = true;
        var work = new RegularWork("Test.Hangs", "Hangs.", Hour, async (_, cancellation) =>
        {
            // Asked before the test is told that the run began, because the test changes it from then on.
            var hang = hangs;
            began.TrySetResult();
            if (hang)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        });
        await using var room = await DataRoom.OpenAsync(database, services => services.AddSingleton(work));
        var turns = room.Services.GetRequiredService<WorkTurns>();
        using var killed = new CancellationTokenSource();
        var first = turns.RunIfDueAsync(work, killed.Token);
        await began.Task;
        hangs = false;

        Assert.Equal(WorkTurns.Lease, await turns.RunIfDueAsync(work, default));
        room.Clock.Now += WorkTurns.Lease;
        Assert.Equal(Hour, await turns.RunIfDueAsync(work, default));
        var after = (await turns.StatesAsync()).Single(state => state.Work == work);

        // The one that lost its turn writes nothing into that of the other.
        await killed.CancelAsync();
        await first;
        Assert.Equal(after, (await turns.StatesAsync()).Single(state => state.Work == work));
    }
}

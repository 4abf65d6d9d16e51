using System.Text;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Files;
using ServiceAcademy.Data.Work;

namespace ServiceAcademy.Tests.Data.Work;

public sealed class LongWorkTests
{
    /// <summary>What the works of these tests are told: each waits for a word, and does what it says.</summary>
    private readonly Channel<string> words = Channel.CreateUnbounded<string>();

    [Theory, BothDatabases]
    public async Task A_run_reports_ends_and_leaves_its_file(DatabaseKind kind)
    {
        await using var services = await StartAsync(kind, mayRunAgain: false);
        var id = await BeginAsync(services);
        await words.Writer.WriteAsync("report");
        var going = await UntilAsync(services, id, run => run.Done == 3);
        Assert.Equal((WorkState.Running, 12L, "half of it"), (going.State, going.Total!.Value, going.Message));

        await words.Writer.WriteAsync("end");
        var done = await UntilAsync(services, id, run => run.IsOver);
        Assert.Equal(WorkState.Done, done.State);
        await using var scope = services.CreateAsyncScope();
        var files = scope.ServiceProvider.GetRequiredService<FileStore>();
        using var text = new StreamReader(await files.OpenAsync(done.FileId!.Value));
        var length = (await files.FindAsync(done.FileId.Value))!.Length;
        Assert.Equal((long)(await text.ReadToEndAsync()).Length, length);
        Assert.True(length > 3 * 256 * 1024);
    }

    [Theory, BothDatabases]
    public async Task A_run_is_stopped_by_request(DatabaseKind kind)
    {
        await using var services = await StartAsync(kind, mayRunAgain: true);
        var id = await BeginAsync(services);
        await UntilAsync(services, id, run => run.State == WorkState.Running);
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<LongWorkDesk>().CancelAsync(id);

        Assert.Equal(WorkState.Cancelled, (await UntilAsync(services, id, run => run.IsOver)).State);
    }

    [Theory, BothDatabases]
    public async Task A_run_whose_process_vanished_goes_on_elsewhere_or_says_that_it_was_interrupted(DatabaseKind kind)
    {
        foreach (var mayRunAgain in new[] { true, false })
        {
            await using var services = await StartAsync(kind, mayRunAgain);
            long id;
            await using (var scope = services.CreateAsyncScope())
            {
                // As a killed process leaves it: running, held by somebody who gives no more signs of life.
                var db = scope.ServiceProvider.GetRequiredService<AcademyDb>();
                var run = new WorkRun { Kind = "test", Title = "Test", Language = "en", Input = "{}", CreatedAt = DateTimeOffset.UnixEpoch };
                (run.State, run.LeasedBy, run.LeasedUntil, run.StartedAt) = (WorkState.Running, Guid.NewGuid(), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
                await db.WriteAsync(() =>
                {
                    db.Add(run);
                    return Task.CompletedTask;
                });
                id = run.Id;
            }
            await words.Writer.WriteAsync("end");
            services.GetRequiredService<LongWorkRunner>().Wake();

            var over = await UntilAsync(services, id, run => run.IsOver);
            Assert.Equal(mayRunAgain ? WorkState.Done : WorkState.Interrupted, over.State);
        }
    }

    [Theory, BothDatabases]
    public async Task A_process_that_ends_in_order_gives_its_runs_back(DatabaseKind kind)
    {
        var services = await StartAsync(kind, mayRunAgain: true);
        var id = await BeginAsync(services);
        await UntilAsync(services, id, run => run.State == WorkState.Running);
        await services.GetRequiredService<LongWorkRunner>().DisposeAsync();

        var given = await UntilAsync(services, id, run => run.State != WorkState.Running);
        Assert.Equal((WorkState.Waiting, null), (given.State, given.LeasedBy));
        await services.DisposeAsync();
    }

    private async Task<ServiceProvider> StartAsync(DatabaseKind kind, bool mayRunAgain)
    {
        var database = kind == DatabaseKind.Sqlite
            ? DatabaseAddress.SqliteFile(Path.Combine(RunFolder.NewFolder("work"), "academy.db"))
            : DatabaseAddress.Parse(await PostgresServer.NewDatabaseAsync());
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddAcademyData(database)
            .AddScoped<ILongWork>(scope => new TestWork(words.Reader, scope.GetRequiredService<FileStore>(), mayRunAgain)).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AcademyDb>().Database.MigrateAsync();
        return services;
    }

    private static async Task<long> BeginAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LongWorkDesk>().StartAsync("test", "Test", startedBy: null, new { });
    }

    private static async Task<WorkRun> UntilAsync(ServiceProvider services, long id, Func<WorkRun, bool> wanted)
    {
        for (var patience = 0; patience < 600; patience++)
        {
            await using var scope = services.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<LongWorkDesk>().FindAsync(id) is { } run && wanted(run))
                return run;
            await Task.Delay(50);
        }
        throw new TimeoutException("The run never came there.");
    }

    private sealed class TestWork(ChannelReader<string> words, FileStore files, bool mayRunAgain) : ILongWork
    {
        public string Kind => "test";
        public bool MayRunAgain => mayRunAgain;

        public async Task RunAsync(WorkProgress step, CancellationToken cancellation)
        {
            await foreach (var word in words.ReadAllAsync(cancellation))
                if (word == "report")
                {
                    step.Report(3, 12, "half of it");
                }
                else
                {
                    step.FileId = await files.SaveAsync("result.txt", "text/plain", null,
                        async stream => await stream.WriteAsync(Encoding.ASCII.GetBytes(new string('x', 1_000_000)), cancellation), cancellation);
                    return;
                }
        }
    }
}

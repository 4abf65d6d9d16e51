using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Modules.Events;

namespace ServiceAcademy.Tests.Data.Outgoing;

public sealed class OutboxTests
{
    [Theory, BothDatabases]
    public async Task A_message_is_written_with_its_fact_or_not_at_all_and_once_a_key(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);

        await Assert.ThrowsAsync<InvalidOperationException>(() => PostAsync(room, "one", fails: true));
        Assert.Equal(0, (await DeskAsync(room)).Waiting);
        await PostAsync(room, "one");
        await PostAsync(room, "one");
        await PostAsync(room, "two");
        Assert.Equal(2, (await DeskAsync(room)).Waiting);

        await RunAsync(room);
        Assert.Equal(["one", "two"], Post(room).Taken);
        Assert.Equal((0, 2), ((await DeskAsync(room)).Waiting, (await DeskAsync(room)).Left));
    }

    [Theory, BothDatabases]
    public async Task An_event_that_leaves_is_posted_by_being_raised_and_what_nobody_wants_is_not_kept(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);

        await room.InsideAsync(async services =>
        {
            var events = services.GetRequiredService<AcademyEvents>();
            await events.RaiseAsync(new Letter("林美：优质服务"));
            await events.RaiseAsync(new Whisper("nobody hears"));
            return true;
        });

        await RunAsync(room);
        Assert.Equal(["林美：优质服务"], Post(room).Taken);
        Assert.Equal(1, (await DeskAsync(room)).Left);
    }

    [Theory, BothDatabases]
    public async Task While_the_receiver_is_away_everything_waits_in_order(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        await PostAsync(room, "one");
        await PostAsync(room, "two");
        Post(room).Answer = _ => throw new NotHandedOverException("Nobody answers.", TryAgain.WhenReachable);

        await RunAsync(room);
        Assert.Equal(2, (await DeskAsync(room)).Waiting);
        Assert.Equal(1, Post(room).Tries);
        Assert.Equal("Nobody answers.", (await room.Services.GetRequiredService<WorkTurns>().StatesAsync()).Single(state => state.Work.Name == "Outbox.letters").Error);

        Post(room).Answer = _ => { };
        room.Clock.Now += TimeSpan.FromSeconds(30);
        await RunAsync(room);
        Assert.Equal(["one", "two"], Post(room).Taken);
    }

    [Theory, BothDatabases]
    public async Task What_was_turned_away_for_now_is_tried_again_and_for_good_is_not(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        await PostAsync(room, "later");
        await PostAsync(room, "never");
        await PostAsync(room, "fine");
        var patient = true;
        Post(room).Answer = key =>
        {
            if (key == "never" || (key == "later" && patient))
                throw new NotHandedOverException("Turned away.", key == "never" ? TryAgain.Never : TryAgain.Later);
        };

        await RunAsync(room);
        Assert.Equal(["fine"], Post(room).Taken);
        var failed = Assert.Single(await TroubledAsync(room));
        Assert.Equal(("never", MessageState.Failed, "Turned away."), (failed.Title, failed.State, failed.Reason));

        patient = false;
        room.Clock.Now += TimeSpan.FromSeconds(59);
        await RunAsync(room);
        Assert.Equal(["fine"], Post(room).Taken);
        room.Clock.Now += TimeSpan.FromSeconds(16);
        await RunAsync(room);
        Assert.Equal(["fine", "later"], Post(room).Taken);
    }

    [Theory, BothDatabases]
    public async Task What_may_have_left_is_flagged_and_sent_again_only_when_an_administrator_says_so(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        await PostAsync(room, "perhaps");
        Post(room).Answer = _ => throw new IOException("The line broke.");
        await RunAsync(room);
        Post(room).Answer = _ => { };

        for (var day = 0; day < 3; day++)
        {
            room.Clock.Now += TimeSpan.FromDays(1);
            await RunAsync(room);
        }
        Assert.Empty(Post(room).Taken);
        var unknown = Assert.Single(await TroubledAsync(room));
        Assert.Equal((MessageState.Unknown, "The line broke."), (unknown.State, unknown.Reason));

        Assert.True(await room.InsideAsync(services => services.GetRequiredService<Outbox>().SendAgainAsync(unknown.Id)));
        Assert.False(await room.InsideAsync(services => services.GetRequiredService<Outbox>().SettleAsync(unknown.Id)));
        room.Clock.Now += TimeSpan.FromMinutes(1);
        await RunAsync(room);
        Assert.Equal(["perhaps"], Post(room).Taken);
    }

    [Fact]
    public async Task What_waited_in_a_backup_is_in_doubt_and_what_is_over_is_deleted_in_time()
    {
        await using var room = await OpenAsync(DatabaseKind.Sqlite);
        await PostAsync(room, "left");
        await RunAsync(room);
        await PostAsync(room, "waiting");

        await room.InsideAsync(async services =>
        {
            await services.GetRequiredService<Outbox>().DoubtAsync();
            return true;
        });
        room.Clock.Now += Outbox.Kept + TimeSpan.FromDays(1);
        await RunAsync(room);

        Assert.Equal(["left"], Post(room).Taken);
        Assert.Equal(0, (await DeskAsync(room)).Left);
        Assert.Equal(("waiting", MessageState.Unknown), ((await TroubledAsync(room)).Single().Title, (await TroubledAsync(room)).Single().State));
    }

    private static Task<DataRoom> OpenAsync(DatabaseKind database) => DataRoom.OpenAsync(database, services => services
        .AddSingleton<Letters>().AddOutboxReceiver<LetterReceiver>("letters", "Takes letters."));

    private static Letters Post(DataRoom room) => room.Services.GetRequiredService<Letters>();

    private static Task RunAsync(DataRoom room) => room.Services.GetRequiredService<WorkTurns>().RunDueAsync(default);

    private static async Task<DeskState> DeskAsync(DataRoom room) => (await room.InsideAsync(services => services.GetRequiredService<Outbox>().DesksAsync())).Single();

    private static Task<IReadOnlyList<TroubledMessage>> TroubledAsync(DataRoom room) => room.InsideAsync(services => services.GetRequiredService<Outbox>().TroubledAsync(10));

    private static Task PostAsync(DataRoom room, string words, bool fails = false) =>
        room.InsideAsync(services => services.GetRequiredService<AcademyDb>().WriteAsync(async () =>
        {
            await services.GetRequiredService<Outbox>().PostAsync(new Letter(words));
            return fails ? throw new InvalidOperationException("The fact could not be written.") : true;
        }));

    private sealed record Letter(string Key) : IOutgoing
    {
        public static string Kind => "letter";
        public Guid? About => null;
    }

    private sealed record Whisper(string Key) : IOutgoing
    {
        public static string Kind => "whisper";
        public Guid? About => null;
    }

    private sealed class Letters
    {
        public List<string> Taken { get; } = [];
        public int Tries { get; set; }
        public Action<string> Answer { get; set; } = _ => { };
    }

    private sealed class LetterReceiver(Letters letters) : IOutboxReceiver
    {
        public bool Takes(string kind) => kind == Letter.Kind;

        public string? Closed => null;

        public Task HandOverAsync(OutgoingMessage message, CancellationToken cancellation)
        {
            letters.Tries++;
            letters.Answer(message.Read<Letter>().Key);
            letters.Taken.Add(message.Read<Letter>().Key);
            return Task.CompletedTask;
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Modules.Events;

namespace ServiceAcademy.Data.Outgoing;

/// <summary>How many messages of one receiver are in which state.</summary>
/// <param name="Desk">The receiver's name.</param>
/// <param name="Closed">Why nothing is handed over for now; null when it is open.</param>
/// <param name="Waiting">Not yet left.</param>
/// <param name="Oldest">Since when the oldest one waits; null when none does.</param>
/// <param name="Left">Left within the last 30 days.</param>
public sealed record DeskState(string Desk, string? Closed, int Waiting, DateTimeOffset? Oldest, int Left);

/// <summary>A message that somebody has to see to: it failed, or nobody knows whether it has left.</summary>
public sealed record TroubledMessage(
    long Id, string Desk, string Kind, string Title, DateTimeOffset PostedAt, MessageState State, int Tries, DateTimeOffset ChangedAt, string? Reason);

/// <summary>
/// What leaves the house is written here in the same transaction as the fact, and handed over afterwards (<see cref="Courier"/>): at most once. What may or
/// may not have left is flagged for administrators and never sent again by itself.
/// </summary>
public sealed class Outbox
{
    /// <summary>Messages that have left, or were seen to, are deleted after so long; those that were not stay.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>How records are written: Chinese as it is.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly AcademyDb db;
    private readonly IEnumerable<Desk> desks;
    private readonly IServiceProvider services;
    private readonly TimeProvider clock;

    internal Outbox(AcademyDb db, IEnumerable<Desk> desks, IServiceProvider services, TimeProvider clock) =>
        (this.db, this.desks, this.services, this.clock) = (db, desks, services, clock);

    /// <summary>
    /// Puts a message into the outbox, once for each receiver that wants its kind. Call it inside the write of the fact: both are saved or
    /// neither. A key that was posted before is not posted again.
    /// </summary>
    public Task PostAsync<T>(T message, CancellationToken cancellation = default) where T : IOutgoing =>
        db.WriteAsync(async () =>
        {
            var now = clock.GetUtcNow();
            foreach (var desk in desks)
                if (desk.Of(services).Takes(T.Kind)
                    && !await db.Set<OutboxMessage>().AnyAsync(row => row.Desk == desk.Name && row.Key == message.Key, cancellation))
                    db.Add(new OutboxMessage
                    {
                        Desk = desk.Name, Kind = T.Kind, Key = message.Key, About = message.About, Title = Cut(message.Title, 300),
                        Body = JsonSerializer.Serialize(message, Json), PostedAt = now, NextTryAt = now, ChangedAt = now,
                    });
        }, cancellation);

    /// <summary>Every receiver with its messages.</summary>
    public async Task<IReadOnlyList<DeskState>> DesksAsync(CancellationToken cancellation = default)
    {
        var counts = await db.Set<OutboxMessage>().GroupBy(row => new { row.Desk, row.State })
            .Select(group => new { group.Key.Desk, group.Key.State, Count = group.Count(), Oldest = group.Min(row => row.PostedAt) })
            .ToListAsync(cancellation);
        return desks.OrderBy(desk => desk.Name, StringComparer.Ordinal).Select(desk =>
        {
            var waiting = counts.Where(count => count.Desk == desk.Name && count.State is (MessageState.Waiting or MessageState.Leaving)).ToList();
            return new DeskState(desk.Name, desk.Of(services).Closed, waiting.Sum(count => count.Count),
                waiting.Count == 0 ? null : waiting.Min(count => count.Oldest),
                counts.Where(count => count.Desk == desk.Name && count.State == MessageState.Left).Sum(count => count.Count));
        }).ToList();
    }

    /// <summary>Failed and unknown messages, oldest first, at most <paramref name="take"/>.</summary>
    public async Task<IReadOnlyList<TroubledMessage>> TroubledAsync(int take, CancellationToken cancellation = default) =>
        await db.Set<OutboxMessage>().Where(row => row.State == MessageState.Failed || row.State == MessageState.Unknown).OrderBy(row => row.Id).Take(take)
            .Select(row => new TroubledMessage(row.Id, row.Desk, row.Kind, row.Title, row.PostedAt, row.State, row.Tries, row.ChangedAt, row.Reason))
            .ToListAsync(cancellation);

    /// <summary>An administrator has a failed or unknown message sent again; false when it is neither any more.</summary>
    public Task<bool> SendAgainAsync(long id, CancellationToken cancellation = default) => SeeToAsync(id, MessageState.Waiting, cancellation);

    /// <summary>An administrator has seen to a failed or unknown message in another way; false when it is neither any more.</summary>
    public Task<bool> SettleAsync(long id, CancellationToken cancellation = default) => SeeToAsync(id, MessageState.Settled, cancellation);

    /// <summary>Deletes what is about a person, left or not: the person is being erased.</summary>
    public Task EraseAsync(Guid person, CancellationToken cancellation = default) =>
        db.WriteAsync(() => db.Set<OutboxMessage>().Where(row => row.About == person).ExecuteDeleteAsync(cancellation), cancellation);

    /// <summary>
    /// After a backup took the place of what was there: what was waiting then may have left since, so nobody knows any more.
    /// </summary>
    public Task DoubtAsync(CancellationToken cancellation = default) =>
        db.WriteAsync(() => db.Set<OutboxMessage>().Where(row => row.State == MessageState.Waiting || row.State == MessageState.Leaving)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.State, MessageState.Unknown).SetProperty(one => one.ChangedAt, clock.GetUtcNow())
                .SetProperty(one => one.Reason, "It was waiting when the backup was made, and may have left since."), cancellation), cancellation);

    /// <summary>Deletes what is over.</summary>
    internal Task TidyAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Kept;
        return db.WriteAsync(() => db.Set<OutboxMessage>()
            .Where(row => (row.State == MessageState.Left || row.State == MessageState.Settled) && row.ChangedAt < before)
            .ExecuteDeleteAsync(cancellation), cancellation);
    }

    internal static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private async Task<bool> SeeToAsync(long id, MessageState state, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await db.WriteAsync(() => db.Set<OutboxMessage>()
            .Where(row => row.Id == id && (row.State == MessageState.Failed || row.State == MessageState.Unknown))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.State, state).SetProperty(one => one.ChangedAt, now).SetProperty(one => one.NextTryAt, now)
                .SetProperty(one => one.Tries, 0), cancellation), cancellation) == 1;
    }
}

/// <summary>An event that leaves the house is put into the outbox by being raised.</summary>
internal sealed class PostsToOutbox<T>(Outbox outbox) : IHandle<T> where T : IOutgoing
{
    public Task HandleAsync(T happened, CancellationToken cancellation) => outbox.PostAsync(happened, cancellation);
}

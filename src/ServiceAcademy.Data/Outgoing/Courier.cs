using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ServiceAcademy.Data.Outgoing;

/// <summary>
/// Brings a receiver its messages, one after the other. “It is leaving” is committed before a message is handed over and “it has left” after; whatever is found
/// still leaving when a courier begins was handed over by one that was killed, and nobody knows whether it arrived.
/// </summary>
internal sealed class Courier(AcademyDb db, TimeProvider clock, ILogger<Courier> logger)
{
    /// <summary>A message that is turned away for now is given up after so many tries: some two days.</summary>
    private const int MostTries = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task RunAsync(string desk, IOutboxReceiver receiver, CancellationToken cancellation)
    {
        await FlagAsync(desk, cancellation);
        if (receiver.Closed is not null)
            return;
        while (!cancellation.IsCancellationRequested && await NextAsync(desk, cancellation) is { } message)
            await BringAsync(message, receiver, cancellation);
    }

    private async Task FlagAsync(string desk, CancellationToken cancellation)
    {
        if (!await db.Set<OutboxMessage>().AnyAsync(row => row.Desk == desk && row.State == MessageState.Leaving, cancellation))
            return;
        var now = clock.GetUtcNow();
        var flagged = await db.WriteAsync(() => db.Set<OutboxMessage>().Where(row => row.Desk == desk && row.State == MessageState.Leaving)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.State, MessageState.Unknown).SetProperty(one => one.ChangedAt, now)
                .SetProperty(one => one.Reason, "The program ended between handing it over and noting so."), cancellation), cancellation);
        logger.LogWarning("{Count} messages for {Desk} may or may not have left. The status page lists them; none is sent again by itself.", flagged, desk);
    }

    private Task<OutboxMessage?> NextAsync(string desk, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.Set<OutboxMessage>().AsNoTracking().Where(row => row.Desk == desk && row.State == MessageState.Waiting && row.NextTryAt <= now)
            .OrderBy(row => row.Id).FirstOrDefaultAsync(cancellation);
    }

    private async Task BringAsync(OutboxMessage message, IOutboxReceiver receiver, CancellationToken cancellation)
    {
        var tries = message.Tries + 1;
        if (!await MoveAsync(message.Id, MessageState.Waiting, MessageState.Leaving, tries, null, null))
            return;
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            await receiver.HandOverAsync(new OutgoingMessage(message.Id, message.Kind, message.Key, message.Body, message.PostedAt), patience.Token);
        }
        catch (NotHandedOverException refused) when (refused.Again == TryAgain.WhenReachable)
        {
            await MoveAsync(message.Id, MessageState.Leaving, MessageState.Waiting, message.Tries, refused.Message, null);
            throw;
        }
        catch (NotHandedOverException refused) when (refused.Again == TryAgain.Later && tries < MostTries)
        {
            await MoveAsync(message.Id, MessageState.Leaving, MessageState.Waiting, tries, refused.Message, After(tries));
            return;
        }
        catch (NotHandedOverException refused)
        {
            await MoveAsync(message.Id, MessageState.Leaving, MessageState.Failed, tries, refused.Message, null);
            return;
        }
        catch (Exception error)
        {
            // One is enough: the others wait until the receiver was looked at again.
            await MoveAsync(message.Id, MessageState.Leaving, MessageState.Unknown, tries, error.GetBaseException().Message, null);
            throw;
        }
        await MoveAsync(message.Id, MessageState.Leaving, MessageState.Left, tries, null, null);
    }

    /// <summary>One minute, two, four, … at most eight hours.</summary>
    private static TimeSpan After(int tries) => TimeSpan.FromMinutes(Math.Min(480, 1 << Math.Min(tries - 1, 9)));

    /// <summary>Notes what became of a message, even while the host stops.</summary>
    private async Task<bool> MoveAsync(long id, MessageState from, MessageState to, int tries, string? reason, TimeSpan? wait)
    {
        var now = clock.GetUtcNow();
        var kept = reason is null ? null : Outbox.Cut(reason, 1000);
        return await db.WriteAsync(() => db.Set<OutboxMessage>().Where(row => row.Id == id && row.State == from)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.State, to).SetProperty(one => one.Tries, tries).SetProperty(one => one.Reason, kept)
                .SetProperty(one => one.NextTryAt, now + (wait ?? TimeSpan.Zero)).SetProperty(one => one.ChangedAt, now))) == 1;
    }
}

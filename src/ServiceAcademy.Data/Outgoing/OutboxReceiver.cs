using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Modules.Work;

namespace ServiceAcademy.Data.Outgoing;

/// <summary>Takes messages out of the house: a mail server, a host's workflows. Registered with <see cref="OutboxServices.AddOutboxReceiver{T}"/>.</summary>
public interface IOutboxReceiver
{
    /// <summary>Whether it wants messages of a kind. What nobody wants is not kept.</summary>
    bool Takes(string kind);

    /// <summary>Why nothing can be handed over for now, in the language of the request (not configured, switched off): messages wait. Null: it is open.</summary>
    string? Closed { get; }

    /// <summary>
    /// Hands a message over. It has left when the task completes. <see cref="NotHandedOverException"/> says that it has certainly not left; after
    /// any other exception its fate is unknown, and nobody sends it again unless an administrator decides so.
    /// </summary>
    Task HandOverAsync(OutgoingMessage message, CancellationToken cancellation);
}

/// <summary>A message as a receiver gets it.</summary>
/// <param name="Id">Its number in this academy's outbox.</param>
/// <param name="Kind">See <see cref="IOutgoing.Kind"/>.</param>
/// <param name="Key">See <see cref="IOutgoing.Key"/>.</param>
/// <param name="Body">The record as JSON, names in camelCase.</param>
/// <param name="PostedAt">When the fact was written.</param>
public sealed record OutgoingMessage(long Id, string Kind, string Key, string Body, DateTimeOffset PostedAt)
{
    /// <summary>The record that was posted.</summary>
    public T Read<T>() where T : IOutgoing => JsonSerializer.Deserialize<T>(Body, Outbox.Json)!;
}

/// <summary>What to do with a message that has certainly not left.</summary>
public enum TryAgain
{
    /// <summary>The receiver cannot be reached: it and all others wait until it can.</summary>
    WhenReachable,

    /// <summary>This message was turned away for now.</summary>
    Later,

    /// <summary>This message was turned away for good.</summary>
    Never,
}

/// <summary>A message has certainly not left.</summary>
public sealed class NotHandedOverException(string reason, TryAgain again, Exception? cause = null) : Exception(reason, cause)
{
    /// <summary>What to do with it.</summary>
    public TryAgain Again => again;
}

/// <summary>A place in the outbox at which messages wait for one receiver.</summary>
/// <param name="Name">At most 50 characters; kept with each message.</param>
/// <param name="Receiver">The receiver's service type.</param>
internal sealed record Desk(string Name, Type Receiver)
{
    public IOutboxReceiver Of(IServiceProvider services) => (IOutboxReceiver)services.GetRequiredService(Receiver);
}

/// <summary>Registers receivers.</summary>
public static class OutboxServices
{
    /// <summary>How often a receiver's messages are looked for.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>Adds a receiver, with the regular work that brings it its messages.</summary>
    /// <param name="services">The host's or module's services.</param>
    /// <param name="name">Names the receiver's messages in the outbox, for example <c>mail</c>; at most 50 characters, never changed once released.</param>
    /// <param name="description">One English sentence for administrators.</param>
    public static IServiceCollection AddOutboxReceiver<T>(this IServiceCollection services, string name, string description) where T : class, IOutboxReceiver =>
        services
            .AddScoped<T>()
            .AddSingleton(new Desk(name, typeof(T)))
            .AddSingleton(new RegularWork("Outbox." + name, description, Every,
                (scope, cancellation) => scope.GetRequiredService<Courier>().RunAsync(name, scope.GetRequiredService<T>(), cancellation)));
}

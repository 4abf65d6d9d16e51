using Microsoft.Extensions.DependencyInjection;

namespace ServiceAcademy.Modules.Events;

/// <summary>
/// How a lower module tells upper ones that something happened: the lower one declares the event (a record) and raises it inside
/// its write, the upper one registers a handler, which runs in the same transaction. If a handler fails, nothing is saved.
/// </summary>
public interface IHandle<in TEvent>
{
    /// <summary>Reacts to the event, inside the raiser's transaction.</summary>
    Task HandleAsync(TEvent happened, CancellationToken cancellation);
}

/// <summary>Raises events to their handlers, in module order.</summary>
public sealed class AcademyEvents(IServiceProvider services)
{
    /// <summary>Runs every handler of <typeparamref name="TEvent"/>, one after the other.</summary>
    public async Task RaiseAsync<TEvent>(TEvent happened, CancellationToken cancellation = default)
    {
        foreach (var handler in services.GetServices<IHandle<TEvent>>())
            await handler.HandleAsync(happened, cancellation);
    }
}

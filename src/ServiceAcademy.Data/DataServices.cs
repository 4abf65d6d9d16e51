using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Data.Files;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Work;

namespace ServiceAcademy.Data;

/// <summary>Registers the database of one academy (one tenant).</summary>
public static class DataServices
{
    /// <summary>Adds <see cref="AcademyDb"/>, the queue of writers, the content store, stored files, long and regular work, and the outbox.</summary>
    public static IServiceCollection AddAcademyData(this IServiceCollection services, DatabaseAddress database) => services.AddAcademyData(_ => database);

    /// <summary>The same where the address is known only when it is first asked for; it is asked once.</summary>
    public static IServiceCollection AddAcademyData(this IServiceCollection services, Func<IServiceProvider, DatabaseAddress> database) => services
        .AddSingleton(database)
        .AddSingleton<WriteGate>()
        .AddSingleton<ContentCache>()
        .AddScoped<ContentStore>()
        .AddScoped<ContentDrafts>()
        .AddScoped<ContentLoader>()
        .AddScoped<FileStore>()
        .AddScoped<LongWorkDesk>()
        .AddSingleton<LongWorkRunner>()
        .AddRegularWork()
        .AddOutbox()
        .AddDbContext<AcademyDb>((provider, options) => provider.GetRequiredService<DatabaseAddress>().Configure(
            options, AcademyDb.HistoryTable, typeof(AcademyDb).Assembly.GetName().Name!), optionsLifetime: ServiceLifetime.Singleton);

    /// <summary>Adds a kind of long work; it runs in a scope of its own.</summary>
    public static IServiceCollection AddLongWork<T>(this IServiceCollection services) where T : class, ILongWork => services.AddScoped<ILongWork, T>();

    private static IServiceCollection AddRegularWork(this IServiceCollection services)
    {
        services.TryAddSingleton<InScope>(container => async work =>
        {
            await using var scope = container.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            await work(scope.ServiceProvider);
        });
        return services.AddSingleton<WorkTurns>();
    }

    private static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddScoped<Courier>()
        .AddScoped(container => new Outbox(
            container.GetRequiredService<AcademyDb>(), container.GetServices<Desk>(), container, container.GetRequiredService<TimeProvider>()))
        .AddScoped(typeof(IHandle<>), typeof(PostsToOutbox<>))
        .AddSingleton(new RegularWork("Outbox.Tidy", "Deletes messages that left, or were seen to, more than 30 days ago.", TimeSpan.FromDays(1),
            (scope, cancellation) => scope.GetRequiredService<Outbox>().TidyAsync(cancellation)));
}

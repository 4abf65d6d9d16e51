using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Data.Files;
using ServiceAcademy.Data.Work;

namespace ServiceAcademy.Data;

/// <summary>Registers the database of one academy (one tenant).</summary>
public static class DataServices
{
    /// <summary>Adds <see cref="AcademyDb"/>, the queue of writers, the content store, stored files and long work.</summary>
    public static IServiceCollection AddAcademyData(this IServiceCollection services, DatabaseAddress database) => services.AddAcademyData(_ => database);

    /// <summary>The same where the address is known only when it is first asked for; it is asked once.</summary>
    public static IServiceCollection AddAcademyData(this IServiceCollection services, Func<IServiceProvider, DatabaseAddress> database) => services
        .AddSingleton(database)
        .AddSingleton<WriteGate>()
        .AddSingleton<ContentCache>()
        .AddScoped<ContentStore>()
        .AddScoped<ContentLoader>()
        .AddScoped<FileStore>()
        .AddScoped<LongWorkDesk>()
        .AddSingleton<LongWorkRunner>()
        .AddDbContext<AcademyDb>((provider, options) => provider.GetRequiredService<DatabaseAddress>().Configure(
            options, AcademyDb.HistoryTable, typeof(AcademyDb).Assembly.GetName().Name!));

    /// <summary>Adds a kind of long work; it runs in a scope of its own.</summary>
    public static IServiceCollection AddLongWork<T>(this IServiceCollection services) where T : class, ILongWork => services.AddScoped<ILongWork, T>();
}

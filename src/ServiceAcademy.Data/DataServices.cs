using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data.Content;

namespace ServiceAcademy.Data;

/// <summary>Registers the database of one academy (one tenant).</summary>
public static class DataServices
{
    /// <summary>Adds <see cref="AcademyDb"/>, the queue of writers and the content store.</summary>
    public static IServiceCollection AddAcademyData(this IServiceCollection services, DatabaseAddress database) => services
        .AddSingleton(database)
        .AddSingleton<WriteGate>()
        .AddSingleton<ContentCache>()
        .AddScoped<ContentStore>()
        .AddScoped<ContentLoader>()
        .AddDbContext<AcademyDb>(options =>
            database.Configure(options, AcademyDb.HistoryTable, typeof(AcademyDb).Assembly.GetName().Name!));
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Data;

/// <summary>The data services alone, as any host registers them, on a migrated database; several rooms on one database are several nodes.</summary>
internal sealed class DataRoom : ILoggerProvider, ILogger, IAsyncDisposable
{
    private readonly ServiceProvider services;

    private DataRoom(DatabaseAddress address, ManualClock clock, Action<IServiceCollection> more)
    {
        (Address, Clock) = (address, clock);
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddAcademyData(address)
            .AddScoped<ServiceAcademy.Modules.Events.AcademyEvents>()
            .AddLogging(logging => logging.AddProvider(this));
        more(collection);
        services = collection.BuildServiceProvider();
    }

    public DatabaseAddress Address { get; }

    public ManualClock Clock { get; }

    /// <summary>What was logged from this room's own services, a line each, with its level.</summary>
    public List<string> Log { get; } = [];

    public IServiceProvider Services => services;

    /// <summary>A room on a new database.</summary>
    public static async Task<DataRoom> OpenAsync(DatabaseKind kind, Action<IServiceCollection> more) =>
        await OpenAsync(kind == DatabaseKind.Sqlite
            ? DatabaseAddress.SqliteFile(Path.Combine(RunFolder.NewFolder("room"), "academy.db"))
            : DatabaseAddress.Parse(await PostgresServer.NewDatabaseAsync()), more);

    /// <summary>A room on a database that others may use too.</summary>
    public static async Task<DataRoom> OpenAsync(DatabaseAddress address, Action<IServiceCollection> more, ManualClock? clock = null)
    {
        var room = new DataRoom(address, clock ?? new ManualClock(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero)), more);
        await room.InsideAsync(async scope =>
        {
            await scope.GetRequiredService<AcademyDb>().Database.MigrateAsync();
            return true;
        });
        return room;
    }

    /// <summary>Runs code in a scope of its own.</summary>
    public async Task<T> InsideAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    ILogger ILoggerProvider.CreateLogger(string categoryName) =>
        categoryName.StartsWith("ServiceAcademy", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    void IDisposable.Dispose()
    {
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (Log)
            Log.Add($"{logLevel}: {formatter(state, exception)}");
    }
}

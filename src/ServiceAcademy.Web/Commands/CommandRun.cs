using System.CommandLine;
using System.Text.Json;
using ServiceAcademy.Hosting.Errors;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Web.Accounts;
using ServiceAcademy.Web.Backup;
using ServiceAcademy.Web.Hosting;

namespace ServiceAcademy.Web.Commands;

/// <summary>
/// What every command shares: the academy's services with the site's own settings, answers on standard output (text, or JSON with
/// <c>--json</c>), progress and complaints on standard error, exit code 0 done, 1 not done, 2 used wrongly.
/// </summary>
internal sealed class CommandRun(IServiceProvider services, bool json)
{
    public static readonly Option<bool> Json = new("--json") { Description = "Answer in JSON, for scripts.", Recursive = true };

    private static readonly IServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    public IServiceProvider Services => services;

    public IProgress<string> Progress { get; } = new ToError(json);

    /// <summary>A command's action: runs <paramref name="work"/> in a scope of the academy; its answer is the exit code.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> Of(Func<CommandRun, ParseResult, CancellationToken, Task<int>> work) =>
        (parsed, cancellation) => ToldAsync(parsed, async json =>
        {
            var builder = AcademyHost.CreateBuilder([]);
            builder.AddAcademy();
            builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Error);
            builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
            builder.Logging.AddFilter((_, level) => level >= LogLevel.Error);
            await using var academy = builder.Build();
            await using var scope = academy.Services.CreateAsyncScope();
            return await work(new CommandRun(scope.ServiceProvider, json), parsed, cancellation);
        });

    /// <summary>The action of a command on files alone: no settings, no database, an answer at once.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> OfFiles(Func<CommandRun, ParseResult, int> work) =>
        (parsed, _) => ToldAsync(parsed, json => Task.FromResult(work(new CommandRun(NoServices, json), parsed)));

    /// <summary>The command's answer.</summary>
    public void Answer(object facts, string text) =>
        Console.Out.WriteLine(json ? JsonSerializer.Serialize(facts, JsonSerializerOptions.Web) : text);

    private static async Task<int> ToldAsync(ParseResult parsed, Func<bool, Task<int>> work)
    {
        var json = parsed.GetValue(Json);
        try
        {
            return await work(json);
        }
        catch (Exception error) when (error is AcademyError or AccountRefused or BackupRefused or ArgumentException or IOException or UnauthorizedAccessException
            || DatabaseAway.Is(error))
        {
            var message = DatabaseAway.Is(error) ? $"The database does not answer. {error.GetBaseException().Message}" : error.Message;
            if (json)
                Console.Out.WriteLine(JsonSerializer.Serialize(new { error = message }, JsonSerializerOptions.Web));
            else
                Console.Error.WriteLine(message);
            return 1;
        }
    }

    private sealed class ToError(bool quiet) : IProgress<string>
    {
        public void Report(string value)
        {
            if (!quiet)
                Console.Error.WriteLine(value);
        }
    }
}

using System.CommandLine;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Commands;

/// <summary><c>content check PATH</c>, <c>content load PATH</c></summary>
internal static class ContentCommands
{
    public static Command Create() => new("content", "Checks and loads courses, scenarios, quizzes, frameworks and KPI definitions.")
    {
        With("check", "Prints every finding as file:line: reason. Nothing is written. Exit code 1 when there is any.",
            (loader, path, _, cancellation) => loader.CheckAsync(path, cancellation)),
        With("load", "Publishes what is new and right. Exit code 1 when something was left out because of findings.",
            async (loader, path, services, cancellation) =>
            {
                await Preparing.MigrateAsync(services, cancellation);
                return await loader.LoadAsync(path, cancellation);
            }),
    };

    private static Command With(string name, string description, Func<ContentLoader, string, IServiceProvider, CancellationToken, Task<ContentReport>> work)
    {
        var path = new Argument<DirectoryInfo>("PATH") { Description = "A folder laid out like content/." };
        var command = new Command(name, description) { path };
        command.SetAction(CommandRun.Of(async (run, parsed, cancellation) =>
        {
            var folder = parsed.GetValue(path)!;
            if (!folder.Exists)
                throw new DirectoryNotFoundException($"There is no folder {folder.FullName}.");
            var report = await work(run.Services.GetRequiredService<ContentLoader>(), folder.ToString(), run.Services, cancellation);
            var summary = name == "check" ? $"{report.Findings.Count} findings." : $"{report.Published} published, {report.Unchanged} unchanged, {report.Findings.Count} findings.";
            run.Answer(report, string.Join(Environment.NewLine, report.Findings.Select(finding => finding.ToString()).Append(summary)));
            return report.Findings.Count == 0 ? 0 : 1;
        }));
        return command;
    }
}

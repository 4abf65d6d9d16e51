using System.CommandLine;
using ServiceAcademy.Data;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Commands;

/// <summary><c>migrate</c></summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database to this version’s tables and roles; the site does the same when it starts.");
        command.SetAction(CommandRun.Of(async (run, _, cancellation) =>
        {
            await Preparing.MigrateAsync(run.Services, cancellation);
            var database = run.Services.GetRequiredService<DatabaseAddress>().DisplayName;
            run.Answer(new { database }, $"{database} is up to date.");
            return 0;
        }));
        return command;
    }
}

using System.CommandLine;
using ServiceAcademy.Competencies;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Commands;

/// <summary><c>competencies calibrate</c></summary>
internal static class CompetenciesCommands
{
    public static Command Create() => new("competencies", "Estimates of competencies: what they are computed with, and all of them as a file.") { Calibrate(), CompetenciesExport.Create() };

    private static Command Calibrate()
    {
        var command = new Command("calibrate",
            "Learns how hard items and how strict raters are from the answers given so far, where there are enough, and computes estimates anew when that changed. Runs while the site runs.");
        command.SetAction(CommandRun.Of(async (run, _, cancellation) =>
        {
            await Preparing.MigrateAsync(run.Services, cancellation);
            var report = await run.Services.GetRequiredService<CompetenciesApi>().CalibrateAsync(
                new Telling<CalibrationProgress>(progress => run.Progress.Report($"{progress.What}: {progress.Done} of {progress.Of}")), cancellation);
            run.Answer(report, $"Calibration {report.Id}{(report.IsNew ? ", new" : ", unchanged")}: {report.Items} items and {report.Raters} raters learned. "
                + (report.HasRecomputed ? "Estimates computed anew." : "Estimates were up to date."));
            return 0;
        }));
        return command;
    }
}

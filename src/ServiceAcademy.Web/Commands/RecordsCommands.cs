using System.CommandLine;
using ServiceAcademy.Records;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Commands;

/// <summary><c>records seal</c>, <c>records verify</c>, <c>records rebuild</c></summary>
internal static class RecordsCommands
{
    public static Command Create() => new("records", "The ledger: sealing, checking, and what is computed from it.") { Seal(), Verify(), Rebuild() };

    private static Command Seal()
    {
        var command = new Command("seal", "Seals the days (UTC) that have ended, as the running site does by itself, and publishes the seals.");
        command.SetAction(CommandRun.Of(async (run, _, cancellation) =>
        {
            await Preparing.MigrateAsync(run.Services, cancellation);
            var ledger = run.Services.GetRequiredService<LedgerApi>();
            var made = await ledger.SealAsync(cancellation);
            var status = await ledger.StatusAsync(cancellation);
            run.Answer(new { made, status.LastDay, status.Head, status.Open, status.Published },
                $"{made} days sealed. Newest: {Day(status.LastDay)}, head {status.Head ?? "none"}, in {status.Published}. {status.Open} sentences are not sealed yet.");
            return 0;
        }));
        return command;
    }

    private static Command Verify()
    {
        var command = new Command("verify",
            "Checks every sealed sentence, the chain and the published seals against each other. Says which day and which sentence differ; exit code 1 when any does.");
        command.SetAction(CommandRun.Of(async (run, _, cancellation) =>
        {
            await Preparing.MigrateAsync(run.Services, cancellation);
            var report = await run.Services.GetRequiredService<LedgerApi>().VerifyAsync(
                new Telling<LedgerProgress>(progress => run.Progress.Report($"{Day(progress.Day)}: {progress.Sentences} sentences")), cancellation);
            var summary = $"{report.Sentences} sentences under {report.Seals} seals, newest {Day(report.LastDay)}, head {report.Head ?? "none"}; "
                + $"{report.Open} not sealed yet. Published in {report.Published}. {(report.Findings.Count == 0 ? "Nothing is wrong." : $"{report.Findings.Count} findings.")}";
            run.Answer(report, string.Join(Environment.NewLine, report.Findings.Select(finding => finding.ToString()).Concat(report.Notes).Append(summary)));
            return report.Findings.Count == 0 ? 0 : 1;
        }));
        return command;
    }

    private static Command Rebuild()
    {
        var command = new Command("rebuild",
            "Computes everything that follows from the ledger anew, while the site runs. Says how many rows had gone astray, and a checksum of what stands.");
        command.SetAction(CommandRun.Of(async (run, _, cancellation) =>
        {
            await Preparing.MigrateAsync(run.Services, cancellation);
            var reports = await run.Services.GetRequiredService<RecordsApi>().RebuildAsync(
                new Telling<RebuildProgress>(progress => run.Progress.Report($"{progress.Projection}: {progress.Done} of {progress.Of} people")), cancellation);
            run.Answer(reports, string.Join(Environment.NewLine, reports.Select(report =>
                $"{report.Projection}: {report.Rows} rows of {report.People} people, {report.Mended} mended, sha256 {report.Sha256}")));
            return 0;
        }));
        return command;
    }

    private static string Day(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "none";
}

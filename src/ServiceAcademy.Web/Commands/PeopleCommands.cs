using System.CommandLine;
using ServiceAcademy.People;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Commands;

/// <summary><c>people import FILE</c>, <c>people erase PERSON</c></summary>
internal static class PeopleCommands
{
    public static Command Create() => new("people", "The people of the academy.") { Import(), PeopleErase.Create() };

    private static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A CSV file; columns are recognised by their titles, or as the last time on the page." };
        var trial = new Option<bool>("--dry-run") { Description = "Only tell what would happen." };
        var full = new Option<bool>("--full-list") { Description = "The file has everybody: who has an employee number and is not in it leaves." };
        var many = new Option<bool>("--let-many-go") { Description = "More than a fifth may leave by --full-list." };
        var skip = new Option<bool>("--skip-errors") { Description = "Import the right rows although others have errors." };
        var encoding = new Option<string?>("--encoding") { Description = "utf-8, utf-16, utf-16BE, gb18030 or windows-1252; found out when left out." };
        var command = new Command("import", "Imports people; prints a line for everything there is to tell. Exit code 1 when nothing was imported.") { file, trial, full, many, skip, encoding };
        command.SetAction(CommandRun.Of(async (run, parsed, cancellation) =>
        {
            await Preparing.MigrateAsync(run.Services, cancellation);
            await using var content = parsed.GetValue(file)!.OpenRead();
            var import = run.Services.GetRequiredService<PeopleImport>();
            var options = new ImportOptions(parsed.GetValue(encoding), null, parsed.GetValue(full), parsed.GetValue(many), parsed.GetValue(skip));
            var said = 0L;
            void Tell(long done, long? total)
            {
                if (done - said < 5000 && done != total)
                    return;
                said = done;
                run.Progress.Report($"{done}/{total}");
            }
            var report = parsed.GetValue(trial)
                ? await import.CheckAsync(content, options, null, Tell, cancellation)
                : await import.RunAsync(content, options, null, Tell, cancellation);
            var lines = report.Lines.Select(line => $"{line.Line}: {line.Action}: {line.Who}{(line.Column.Length > 0 ? $" [{line.Column}]" : "")}{(line.Value.Length > 0 ? $" “{line.Value}”" : "")} {line.Text}")
                .Append(string.Join(", ", report.Counts.Where(count => count.Value > 0).Select(count => $"{count.Value} {count.Key}")) + $" of {report.Rows} rows.");
            run.Answer(report, string.Join(Environment.NewLine, report.Refusal is null ? lines : lines.Append(report.Refusal)));
            return report.Refusal is null ? 0 : 1;
        }));
        return command;
    }
}

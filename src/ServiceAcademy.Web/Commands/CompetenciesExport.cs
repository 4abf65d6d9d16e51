using System.CommandLine;
using System.Globalization;
using ServiceAcademy.Competencies;
using ServiceAcademy.Records;

namespace ServiceAcademy.Web.Commands;

/// <summary><c>competencies export --as-of DATE</c>: every figure as a file.</summary>
internal static class CompetenciesExport
{
    public static Command Create()
    {
        var asOf = new Option<string?>("--as-of") { Description = "A day such as 2026-03-31: people where they were, and figures as they were told, at its end. Left out: now." };
        var channel = new Option<string>("--channel") { Description = "measured, observed, appraised or self: the evidence that figures are from.", DefaultValueFactory = _ => Channels.Measured };
        channel.AcceptOnlyFromAmong([.. Channels.All]);
        var format = new Option<string>("--format") { Description = "csv (a line a person and competency) or json (a list of people).", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "json");
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The file to write; left out: standard output." };
        var command = new Command("export", "Writes every figure of everybody, with interval and number of pieces.") { asOf, channel, format, output };
        command.SetAction(CommandRun.Of(async (run, parsed, cancellation) =>
        {
            var json = parsed.GetValue(format) == "json";
            var file = parsed.GetValue(output);
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var progress = new Told(run.Progress, clock);
            // A file appears whole or not at all.
            var draft = file is null ? null : file.FullName + ".part";
            int people;
            try
            {
                await using (var target = draft is null ? Console.OpenStandardOutput() : File.Create(draft))
                    people = await run.Services.GetRequiredService<FiguresApi>().ExportAsync(target, Day(parsed.GetValue(asOf)), parsed.GetValue(channel), json, progress, cancellation);
                if (draft is not null)
                    File.Move(draft, file!.FullName, overwrite: true);
            }
            catch
            {
                if (draft is not null)
                    File.Delete(draft);
                throw;
            }
            if (file is not null)
                run.Answer(new { file = file.FullName, people, seconds = Math.Round(clock.Elapsed.TotalSeconds, 1) },
                    string.Create(CultureInfo.InvariantCulture, $"{file.FullName}: figures of {people} people."));
            return 0;
        }));
        return command;
    }

    private static DateOnly? Day(string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new ArgumentException($"“{text}” is no day. Write it like 2026-03-31.");

    /// <summary>A line every ten thousand people.</summary>
    private sealed class Told(IProgress<string> run, System.Diagnostics.Stopwatch clock) : IProgress<(int Done, int Total)>
    {
        private int next = 10_000;

        public void Report((int Done, int Total) value)
        {
            if (value.Done < next)
                return;
            next += 10_000;
            run.Report(string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Total} people, {value.Done / clock.Elapsed.TotalSeconds:0} a second"));
        }
    }
}

using System.CommandLine;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Web.Commands;

/// <summary><c>scenarios import FILE --out DIR</c>, <c>scenarios export PATH --to FILE</c>; the database is not needed.</summary>
internal static class ScenariosExchange
{
    public static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "An H5P Branching Scenario (.h5p), a Twine 2 story (published HTML, or Twee 3), or a .zip of “scenarios export”." };
        var folder = new Option<DirectoryInfo>("--out", "-o") { Description = "The folder that gets the role-play’s own folder, for example content/scenarios.", Required = true };
        var id = new Option<string?>("--id") { Description = "The role-play’s id; left out: made of its title." };
        var criterion = new Option<string?>("--criterion") { Description = "Id of the competency that the file’s scores measure; left out: a placeholder." };
        var command = new Command("import", "Writes a role-play’s folder and tells item by item what is lost, changed, mended and left to do. Exit code 1 when the file is refused; nothing is written then.") { file, folder, id, criterion };
        command.SetAction(CommandRun.Of((run, parsed, _) =>
        {
            var report = run.Services.GetRequiredService<ScenarioExchangeApi>().Import(parsed.GetValue(file)!, parsed.GetValue(folder)!, parsed.GetValue(id), parsed.GetValue(criterion));
            run.Answer(report, string.Join(Environment.NewLine,
                report.Notes.Select(note => note.ToString())
                    .Concat(report.Problems.Select(problem => $"check: scenario.md:{problem}"))
                    .Append($"{report.Format} → {Path.Combine(parsed.GetValue(folder)!.ToString(), report.Id)}: {report.Nodes} moments, {report.Choices} replies, {report.Variables} variables, {report.Media} media files; {report.Notes.Count} notes, {report.Problems.Count} problems.")));
            return Task.FromResult(0);
        }));
        return command;
    }

    public static Command Export()
    {
        var source = new Argument<string>("PATH") { Description = "A role-play’s folder, or its text." };
        var target = new Option<FileInfo>("--to") { Description = "The file to write: .twee for Twine (Library, Import), .zip for another academy.", Required = true };
        var language = new Option<string>("--language") { Description = "Of the words in a Twine story: en or zh-Hans.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "zh-Hans");
        var command = new Command("export", "Writes a role-play for Twine or for another academy and tells what is lost.") { source, target, language };
        command.SetAction(CommandRun.Of((run, parsed, _) =>
        {
            var to = parsed.GetValue(target)!;
            var notes = run.Services.GetRequiredService<ScenarioExchangeApi>().Export(parsed.GetValue(source)!, to, parsed.GetValue(language)!);
            run.Answer(new { file = to.FullName, notes }, string.Join(Environment.NewLine, notes.Select(note => note.ToString()).Append($"{to}: {notes.Count} notes.")));
            return Task.FromResult(0);
        }));
        return command;
    }
}

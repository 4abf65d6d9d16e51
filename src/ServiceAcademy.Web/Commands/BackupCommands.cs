using System.CommandLine;
using ServiceAcademy.Web.Backup;

namespace ServiceAcademy.Web.Commands;

/// <summary><c>backup FILE</c>, <c>restore FILE</c></summary>
internal static class BackupCommands
{
    public static Command Backup()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The zip file to write." };
        var command = new Command("backup", "Writes the whole academy into one file, from one snapshot, while it runs.") { file };
        command.SetAction(CommandRun.Of(async (run, parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!.FullName;
            var manifest = await ActivatorUtilities.CreateInstance<BackupWriter>(run.Services).WriteAsync(path, run.Progress, cancellation);
            Tell(run, manifest, path, "written");
            return 0;
        }));
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file that “backup” has written, on SQLite or PostgreSQL." };
        var replace = new Option<bool>("--replace") { Description = "Delete what is in the database now." };
        var command = new Command("restore",
            "Checks the file, then puts it in the place of what is in the database: all of it or nothing. Restart running web nodes afterwards.") { file, replace };
        command.SetAction(CommandRun.Of(async (run, parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!.FullName;
            var manifest = await ActivatorUtilities.CreateInstance<BackupRestore>(run.Services)
                .RestoreAsync(path, parsed.GetValue(replace), run.Progress, cancellation);
            Tell(run, manifest, path, "restored");
            return 0;
        }));
        return command;
    }

    private static void Tell(CommandRun run, BackupManifest manifest, string path, string what)
    {
        var rows = manifest.Tables.Sum(table => table.Rows);
        run.Answer(new { file = path, manifest.MadeAt, manifest.Version, tables = manifest.Tables.Count, rows },
            $"{path}: {rows} rows of {manifest.Tables.Count} tables {what}, as of {manifest.MadeAt:u}.");
    }
}

using System.CommandLine;

namespace ServiceAcademy.Web.Commands;

/// <summary>The administrator's commands on the same program. Without a command the site runs.</summary>
internal static class CommandLine
{
    private static readonly HashSet<string> Questions = ["--help", "-h", "-?", "/?", "--version"];

    /// <summary>Whether the arguments name a command or ask for help; settings of the site (<c>--urls=…</c>) do not.</summary>
    public static bool IsCommand(string[] args) => args is [var first, ..] && (!first.StartsWith('-') || Questions.Contains(first));

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync();
        await parsed.InvokeAsync();
        return 2;
    }

    internal static RootCommand Root() =>
        new("ServiceAcademy. Without a command the site runs; settings such as --urls=http://localhost:5080 may follow.")
        {
            CommandRun.Json,
            MigrateCommand.Create(),
            ContentCommands.Create(),
            UserCommands.Create(),
            PeopleCommands.Create(),
            RecordsCommands.Create(),
            CompetenciesCommands.Create(),
            ScenariosCommands.Create(),
            CertificatesCommands.Create(),
            BackupCommands.Backup(),
            BackupCommands.Restore(),
            SchemaCommand.Create(),
        };
}

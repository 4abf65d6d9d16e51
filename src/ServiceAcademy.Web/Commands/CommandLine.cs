using ServiceAcademy.Data;

namespace ServiceAcademy.Web.Commands;

/// <summary>The administrator's commands on the same program.</summary>
internal static class CommandLine
{
    /// <summary>Whether the arguments name a command; settings of the site (<c>--urls=…</c>) do not.</summary>
    public static bool IsCommand(string[] args) => args is [var first, ..] && !first.StartsWith('-');

    public static Task<int> RunAsync(string[] args)
    {
        if (args is ["schema", var kind, var context])
            Console.Write(Schema.Print(Enum.Parse<DatabaseKind>(kind, ignoreCase: true), context == "accounts"));
        return Task.FromResult(0);
    }
}

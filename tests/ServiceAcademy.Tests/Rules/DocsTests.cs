using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Tests.Rules;

/// <summary>What the documents say is what the tree holds.</summary>
public sealed partial class DocsTests
{
    private static readonly string[] Readmes = ["README.md", "README.zh-Hans.md"];

    public static TheoryData<string> BothReadmes => new(Readmes);

    [Theory, MemberData(nameof(BothReadmes))]
    public void The_two_commands_are_those_that_ci_and_the_launch_settings_use(string readme)
    {
        var commands = Fenced().Matches(Read(readme)).SelectMany(block => block.Groups[1].Value.Split('\n')).Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal)).ToList();

        Assert.Equal("dotnet run --project src/ServiceAcademy.Web", commands[0]);
        Assert.Equal("dotnet test", commands[1]);
        Assert.Contains(Read(".ci/run").Split('\n'), line => line.StartsWith(commands[1] + " ", StringComparison.Ordinal));
        // The first profile is the one that a bare “dotnet run” takes; only in development is there a demo company.
        var launch = Read("src/ServiceAcademy.Web/Properties/launchSettings.json");
        Assert.Matches("""
            "commandName":\s*"Project"
            """.Trim(), launch);
        Assert.Matches("""
            "ASPNETCORE_ENVIRONMENT":\s*"Development"
            """.Trim(), launch);
    }

    [Theory, MemberData(nameof(BothReadmes))]
    public void The_readme_knows_the_demo_people_and_their_password(string readme)
    {
        var (text, company) = (Read(readme), Read("content/demo/company.yaml"));
        var strangers = Email().Matches(text).Select(match => match.Value).Where(email => !company.Contains($"email: {email},", StringComparison.Ordinal));

        Assert.Empty(strangers);
        Assert.Contains($"`{Regex.Match(company, "^password: \"(.*)\"", RegexOptions.Multiline).Groups[1].Value}`", text);
    }

    [Fact]
    public void Links_inside_the_tree_lead_somewhere()
    {
        var broken =
            from file in Documents()
            from match in Link().Matches(WithoutCode(file.Text))
            let target = match.Groups[1].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains(':')
            let folder = Path.GetDirectoryName(Path.Combine(SourceTree.Root, file.Path))!
            where !Path.Exists(Path.GetFullPath(Path.Combine(folder, target)))
            select $"{file.Path}: {match.Groups[1].Value}";

        Assert.Empty(broken);
    }

    [Fact]
    public void Paths_that_documents_name_exist()
    {
        var missing =
            from file in Documents()
            where !file.Path.StartsWith("CHANGELOG", StringComparison.Ordinal)
            from match in SourcePath().Matches(file.Text)
            where !Path.Exists(Path.Combine(SourceTree.Root, match.Value.TrimEnd('/', '.')))
            select $"{file.Path}: {match.Value}";

        Assert.Empty(missing);
    }

    [Fact]
    public async Task Every_permission_stands_in_the_security_table_with_its_roles()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var table = Read("docs/security.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        var expected = academy.Services.GetServices<IPermissionSource>().SelectMany(source => source.Permissions)
            .Select(permission => $"| `{permission.Name}` | {permission.Description} | {Roles(permission)} |").ToList();

        Assert.Empty(expected.Except(table).Select(line => "missing: " + line).Concat(table.Except(expected).Select(line => "not so:  " + line)));
    }

    private static string Roles(Permission permission) =>
        permission.Roles.Count == 0 ? "programs only" : AcademyRoles.Everybody.All(permission.Roles.Contains) ? "everybody" : string.Join(", ", permission.Roles);

    private static IEnumerable<(string Path, string Text)> Documents() =>
        Readmes.Concat(["CHANGELOG.md", "CONTRIBUTING.md"]).Select(path => (path, Read(path)))
            .Concat(SourceTree.Files(["docs", "modules", "src", "themes", "content"], ".md").Where(file => !file.Path.Contains("/lessons/", StringComparison.Ordinal)));

    private static string WithoutCode(string text) => Regex.Replace(text, "`[^`\n]*`", "");

    private static string Read(string path) => File.ReadAllText(Path.Combine(SourceTree.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<=`)(?:src|modules|themes|content|tests|docs)/[A-Za-z0-9_./-]+(?=`)")]
    private static partial Regex SourcePath();

    [GeneratedRegex(@"[a-z]+\.[a-z]+@hotel\.example")]
    private static partial Regex Email();
}

using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ServiceAcademy.Tests.Rules;

/// <summary>What this build can tell of the other one: manifests are complete, versions are one, and neither build reaches into the other.</summary>
public sealed partial class OrchardCoreBuildRules
{
    private const string Cms = "Orchard" + "Core";
    private static readonly string[] Booleans = ["DefaultTenantOnly", "IsAlwaysEnabled", "EnabledByDependencyOnly"];
    private static readonly string[] Modules =
        [.. Directory.GetFiles(Path.Combine(SourceTree.Root, "modules"), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)).Order()];

    [Fact]
    public void Every_module_declares_name_description_and_dependencies_that_exist()
    {
        var offenders =
            from module in Modules
            let project = XDocument.Load(Path.Combine(SourceTree.Root, "modules", module, module + ".csproj"))
            let below = Value(project, "ModuleDependencies").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            from fault in new[]
            {
                Value(project, "ModuleName").Length == 0 ? "has no ModuleName" : null,
                Value(project, "ModuleDescription").EndsWith('.') ? null : "has no sentence as ModuleDescription",
                below.Except(Modules).FirstOrDefault() is { } unknown ? $"depends on {unknown}, which is no module" : null,
                below.Contains(module) ? "depends on itself" : null,
            }
            where fault is not null
            select $"{module} {fault}";

        Assert.NotEmpty(Modules);
        Assert.Empty(offenders);
    }

    /// <summary>The manifest of a module is written from those properties; its constructor is chosen by the number of values, so none may be left out.</summary>
    [Fact]
    public void The_manifest_that_modules_share_says_everything()
    {
        var targets = XDocument.Load(Path.Combine(SourceTree.Root, "modules/Directory.Build.targets"));
        var manifest = Assert.Single(targets.Descendants(), element => element.Name.LocalName == Cms + "Attributes");

        Assert.All(["Include", "Type", "Name", "Description", "Category", "Priority", "Author", "Version", "Website", "Tags", "Dependencies"],
            name => Assert.False(string.IsNullOrWhiteSpace(manifest.Attribute(name)?.Value), name));
        Assert.All(["DefaultTenant", "AlwaysEnabled", "EnabledByDependencyOnly"], name => Assert.Contains(manifest.Attribute(name)?.Value, new[] { "true", "false" }));
        Assert.Equal("Training", manifest.Attribute("Category")!.Value);
        Assert.Contains("AcademyHost", manifest.Parent!.Attribute("Condition")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_written_manifest_is_complete_and_names_features_that_exist()
    {
        var manifests = SourceTree.Files(["src", "themes"], ".cs").SelectMany(file => Manifest().Matches(file.Text).Select(match => (file.Path, Text: match.Value))).ToList();
        var ids = manifests.Select(manifest => Named(manifest.Text, "Id")).Concat(Modules.Select(module => "ServiceAcademy." + module)).ToHashSet();

        Assert.NotEmpty(manifests);
        Assert.Empty(
            from manifest in manifests
            from fault in new[] { "Id", "Name", "Description" }.Where(name => Named(manifest.Text, name).Length == 0).Select(name => $"has no {name}")
                .Concat(Booleans.Where(name => !Regex.IsMatch(manifest.Text, $@"\b{name} = (true|false)\b")).Select(name => $"does not say {name}"))
                .Concat(manifest.Text.Contains("Theme(", StringComparison.Ordinal) || Named(manifest.Text, "Category") == "Training" ? [] : ["is not in the category Training"])
                .Concat(Dependencies(manifest.Text).Where(id => id.StartsWith("ServiceAcademy", StringComparison.Ordinal) && !ids.Contains(id)).Select(id => $"depends on {id}, which does not exist"))
            select $"{manifest.Path} {Named(manifest.Text, "Id")} {fault}");
    }

    /// <summary>Once a module declares features, it is itself one only if it says so; what depends on it would otherwise depend on nothing.</summary>
    [Fact]
    public void A_module_with_features_is_one_of_them()
    {
        var offenders =
            from file in SourceTree.Files(["src", "themes"], ".cs")
            let manifests = Manifest().Matches(file.Text).Select(match => (Kind: match.Groups[1].Value, Id: Named(match.Value, "Id"))).ToList()
            let features = manifests.Where(manifest => manifest.Kind == "Feature").Select(manifest => manifest.Id).ToList()
            from module in manifests.Where(manifest => manifest.Kind == "Module")
            where features.Count > 0 && !features.Contains(module.Id)
            select $"{file.Path}: {module.Id} is no feature";

        Assert.Empty(offenders);
    }

    [Fact]
    public void Its_packages_have_one_version_and_are_asked_for_only_there()
    {
        var versions = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Packages.props"));
        var packages = versions.Descendants().Where(element => element.Name.LocalName == "PackageVersion" && element.Attribute("Include")!.Value.StartsWith(Cms + ".", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(packages);
        Assert.All(packages, package =>
        {
            Assert.Equal($"$({Cms}Version)", package.Attribute("Version")!.Value);
            Assert.Equal($"'$(AcademyHost)' == '{Cms}'", package.Parent!.Attribute("Condition")?.Value);
        });
        Assert.DoesNotContain(Cms, File.ReadAllText(Path.Combine(SourceTree.Root, "ServiceAcademy.sln")), StringComparison.Ordinal);
        Assert.Empty(SourceTree.Offenders(SourceTree.Files(["modules"], ".csproj", ".props"), line => line.Contains(Cms, StringComparison.Ordinal)));
    }

    private static string Value(XDocument project, string name) => project.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() ?? "";

    private static string Named(string manifest, string name) => Regex.Match(manifest, $@"\b{name} = ""([^""]*)""").Groups[1].Value;

    private static IEnumerable<string> Dependencies(string manifest) =>
        Regex.Match(manifest, @"Dependencies = \[([^\]]*)\]").Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => id.Trim().Trim('"'));

    [GeneratedRegex(@"\[assembly: (Module|Feature|Theme)\(.*?\)\]", RegexOptions.Singleline)]
    private static partial Regex Manifest();
}

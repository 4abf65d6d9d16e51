using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.OrchardCore.Tests;

/// <summary>What a site gets with each package: what is inside, what comes with it.</summary>
public sealed class PackageTests
{
    private static readonly string[] Ground = ["src/ServiceAcademy.OrchardCore", "themes/ServiceAcademy.Theme"];

    [Fact]
    public async Task A_package_holds_its_module_and_brings_those_below_it()
    {
        var folder = RunFolder.NewFolder("packages");
        foreach (var module in ModuleCatalog.Modules)
        {
            var package = await PackAsync($"modules/{module.Id["ServiceAcademy.".Length..]}", module.Id, folder);

            Assert.Equal(
                ["README.md", $"build/{module.Id}.props", $"lib/net10.0/{module.Id}.dll", $"lib/net10.0/{module.Id}.xml"],
                package.Files.Where(file => !file.StartsWith("lib/net10.0/zh", StringComparison.Ordinal)));
            Assert.Equal(module.Description, package.Fact("description"));
            Assert.Equal("BSD-3-Clause", package.Fact("license"));
            // The whole module travels, build files too: else the site would not know it for one.
            Assert.All(module.Dependencies, below => Assert.Equal("All", package.Dependencies[below]));
            Assert.Equal(["OrchardCore.Module.Targets"], package.Dependencies.Keys.Where(id => id.StartsWith("OrchardCore", StringComparison.Ordinal)));
            Assert.DoesNotContain("ServiceAcademy.Web", package.Dependencies.Keys);
        }
        foreach (var project in Ground)
        {
            var id = Path.GetFileName(project);
            var package = await PackAsync(project, id, folder);
            Assert.Contains($"build/{id}.props", package.Files);
            Assert.Contains($"lib/net10.0/{id}.dll", package.Files);
            Assert.DoesNotContain(package.Files, file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal));
            if (project == Ground[0])
            {
                Assert.Contains("buildTransitive/ServiceAcademy.OrchardCore.targets", package.Files);
                Assert.Contains("academy-content/courses/service-quality/course.yaml", package.Files);
                Assert.Contains("README.md", package.Files);
            }
        }
    }

    private static async Task<Package> PackAsync(string project, string id, string folder)
    {
        using var pack = Process.Start(new ProcessStartInfo("dotnet",
        [
            "pack", Path.Combine(SourceTree.Root, project), "--no-build", "--nologo", "-c", new DirectoryInfo(AppContext.BaseDirectory).Name,
            // A version of a preview, so that a tried preview of Orchard Core may stand among the dependencies.
            "-p:AcademyHost=OrchardCore", "-p:PackageVersion=0.1.0-test", "-o", folder,
        ]) { RedirectStandardOutput = true })!;
        var said = await pack.StandardOutput.ReadToEndAsync();
        await pack.WaitForExitAsync();
        Assert.True(pack.ExitCode == 0, said);

        await using var zip = await ZipFile.OpenReadAsync(Path.Combine(folder, $"{id}.0.1.0-test.nupkg"));
        await using var nuspec = await zip.GetEntry(id + ".nuspec")!.OpenAsync();
        var document = await XDocument.LoadAsync(nuspec, LoadOptions.None, default);
        return new Package(
            [.. zip.Entries.Select(entry => Uri.UnescapeDataString(entry.FullName)).Where(file => !IsEnvelope(file)).Order(StringComparer.Ordinal)], document);
    }

    private static bool IsEnvelope(string file) =>
        file.StartsWith("_rels/", StringComparison.Ordinal) || file.StartsWith("package/", StringComparison.Ordinal)
        || file == "[Content_Types].xml" || file.EndsWith(".nuspec", StringComparison.Ordinal);

    private sealed record Package(IReadOnlyList<string> Files, XDocument Nuspec)
    {
        public string Fact(string name) => Nuspec.Descendants().First(element => element.Name.LocalName == name).Value;

        /// <summary>What each dependency brings, by id; empty where nothing is said.</summary>
        public IReadOnlyDictionary<string, string> Dependencies => Nuspec.Descendants().Where(element => element.Name.LocalName == "dependency")
            .ToDictionary(element => element.Attribute("id")!.Value, element => element.Attribute("include")?.Value ?? "");
    }
}

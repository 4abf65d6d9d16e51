using System.Text.RegularExpressions;

namespace ServiceAcademy.Tests.Rules;

/// <summary>Rules that every file keeps; each failure lists all offenders.</summary>
public sealed partial class SourceRules
{
    private static readonly string[] ModuleFolders = ["modules"];
    private static readonly string[] ProductFolders = ["src", "modules", "themes"];

    /// <summary>The bridge, the certificate renderer of that build, and what a theme says of itself there.</summary>
    private static readonly string[] Bridges = ["src/ServiceAcademy.OrchardCore/", "src/ServiceAcademy.Pdf.QuestPdf/", "themes/ServiceAcademy.Theme/Orchard/"];

    [Fact]
    public void Only_the_bridge_names_the_content_management_system() =>
        Assert.Empty(SourceTree.Offenders(
            SourceTree.Files(["modules", "src", "themes"], ".cs", ".cshtml").Where(file => !Bridges.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal))),
            line => line.Contains("Orchard" + "Core", StringComparison.Ordinal)));

    [Fact]
    public void Modules_leave_areas_sections_and_layouts_to_the_host()
    {
        Assert.Empty(SourceTree.Offenders(SourceTree.Files(ModuleFolders, ".cs", ".cshtml"),
            line => line.Contains("[Area(", StringComparison.Ordinal) || line.Contains("@section", StringComparison.Ordinal)
                || Regex.IsMatch(line, @"\bLayout\s*=")));
        Assert.DoesNotContain(SourceTree.Files(ModuleFolders, ".cshtml"), file => file.Path.EndsWith("_ViewStart.cshtml", StringComparison.Ordinal));
    }

    [Fact]
    public void Time_comes_in_through_the_door() =>
        Assert.Empty(SourceTree.Offenders(SourceTree.Files(ProductFolders, ".cs", ".cshtml"),
            line => Regex.IsMatch(line, @"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b")));

    [Fact]
    public void Pages_carry_no_inline_scripts_or_styles() =>
        Assert.Empty(SourceTree.Offenders(SourceTree.Files(ProductFolders, ".cshtml", ".cs").Where(file => !file.Path.Contains("/ServiceAcademy.Pdf/", StringComparison.Ordinal)),
            line => InlineScriptOrStyle().IsMatch(line)));

    [Fact]
    public void View_paths_are_unique()
    {
        var twice = SourceTree.Files(ModuleFolders, ".cshtml")
            .GroupBy(file => file.Path, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key);

        Assert.Empty(twice);
    }

    [Fact]
    public void No_file_names_a_registry()
    {
        var hosts = new[] { "api.nuget" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org" };
        Assert.Empty(SourceTree.Offenders(
            SourceTree.Files(["."], ".cs", ".cshtml", ".json", ".csproj", ".props", ".targets", ".md", ".yaml", ".sh", ".config", ".js", ".mjs"),
            line => hosts.Any(host => line.Contains(host, StringComparison.OrdinalIgnoreCase))));
    }

    [GeneratedRegex("""<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle\s*=\s*["@]|\son(click|change|submit|load|input)\s*=\s*["@]|href\s*=\s*"javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScriptOrStyle();
}

using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ServiceAcademy.Tests.Theme;

public partial class StyleSheetTests
{
    internal static readonly string Root = Path.GetFullPath(Path.Combine(Folder(), "../../.."));

    private static readonly string Theme = Path.Combine(Root, "themes/ServiceAcademy.Theme");
    private static readonly string Tokens = File.ReadAllText(Path.Combine(Theme, "wwwroot/tokens.css"));
    private static readonly string Academy = File.ReadAllText(Path.Combine(Theme, "wwwroot/academy.css"));

    private static readonly Dictionary<string, string> Light = Block(":root {");
    private static readonly Dictionary<string, string> Dark = Light.Concat(Block(":root[data-theme=\"dark\"] {")).GroupBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Last().Value);

    /// <summary>WCAG 2.2, 1.4.3 and 1.4.11: 4.5 for text, 3 for what a control or a graphic needs to be seen.</summary>
    [Fact]
    public void TextAndGraphicsStandOutInBothThemes()
    {
        string[] grounds = ["paper", "raised", "sunk", "brass-wash", "jade-wash", "cinnabar-wash", "slate-wash"];
        var pairs = new[] { "ink", "ink-quiet", "brass", "jade", "cinnabar", "slate" }.SelectMany(text => grounds.Select(ground => (text, ground, least: 4.5)))
            .Concat(Enumerable.Range(1, 4).SelectMany(level => new[] { ("ink", $"level-{level}", 4.5), ("ink-quiet", $"level-{level}", 4.5), ("mark", $"level-{level}", 3.0) }))
            .Concat([("on-brass", "brass", 4.5), ("on-brass", "brass-deep", 4.5), ("paper", "ink", 4.5)])
            .Concat(new[] { "edge", "mark", "brass" }.SelectMany(line => new[] { "paper", "raised", "sunk" }.Select(ground => (line, ground, 3.0))))
            .Concat([("mark", "band", 3.0), ("stroke", "disc", 3.0), .. Enumerable.Range(1, 6).Select(skin => ("stroke", $"skin-{skin}", 3.0))]);
        var weak = from theme in new[] { ("light", Light), ("dark", Dark) }
                   from pair in pairs
                   let contrast = Contrast(theme.Item2[pair.Item1], theme.Item2[pair.Item2])
                   where contrast < pair.Item3
                   select $"{theme.Item1}: {pair.Item1} on {pair.Item2} is {contrast:F2}, needs {pair.Item3}";
        Assert.Empty(weak);
    }

    [Fact]
    public void TheDeviceAndTheSwitchGiveTheSameDark() =>
        Assert.Equal(Block(":root[data-theme=\"dark\"] {"), Block(":root:not([data-theme=\"light\"]) {"));

    [Fact]
    public void OnlyTheTokensNameAColour() =>
        Assert.Empty(Colour().Matches(Regex.Replace(Academy, @"/\*.*?\*/", "", RegexOptions.Singleline)).Select(match => match.Value));

    [Fact]
    public void EveryTokenThatIsUsedExists()
    {
        var known = Regex.Matches(Tokens, @"--([\w-]+):").Select(match => match.Groups[1].Value).Append("tone").Append("wash").ToHashSet();
        Assert.Empty(Regex.Matches(Academy, @"var\(--([\w-]+)").Select(match => match.Groups[1].Value).Where(name => !known.Contains(name)).Distinct());
    }

    [Fact]
    public void TheWholeLookIsSmall()
    {
        var bytes = Directory.EnumerateFiles(Path.Combine(Theme, "wwwroot")).Sum(Compressed);
        Assert.True(bytes <= 14 * 1024, $"{bytes} bytes compressed");
    }

    [Fact]
    public void NoViewCarriesStyleOrScriptInside()
    {
        var offenders = Directory.EnumerateFiles(Theme, "*.cshtml", SearchOption.AllDirectories)
            .Where(path => Regex.IsMatch(File.ReadAllText(path), @"\sstyle\s*=|<style|<script(?![^>]*\ssrc=)|\son\w+\s*="));
        Assert.Empty(offenders);
    }

    private static long Compressed(string path)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal))
            brotli.Write(File.ReadAllBytes(path));
        return target.ToArray().Length;
    }

    private static Dictionary<string, string> Block(string start)
    {
        var from = Tokens.IndexOf(start, StringComparison.Ordinal);
        var text = Tokens[from..Tokens.IndexOf('}', from)];
        return Regex.Matches(text, @"--([\w-]+): oklch\(([^)]*)\)").ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>OKLCH to relative luminance, through 8-bit sRGB as a screen shows it. B. Ottosson, “A perceptual color space for image processing”, 2020.</summary>
    private static double Luminance(string oklch)
    {
        var parts = oklch.Split('/')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var (a, b) = (parts[1] * Math.Cos(parts[2] * Math.PI / 180), parts[1] * Math.Sin(parts[2] * Math.PI / 180));
        var l = Math.Pow(parts[0] + 0.3963377774 * a + 0.2158037573 * b, 3);
        var m = Math.Pow(parts[0] - 0.1055613458 * a - 0.0638541728 * b, 3);
        var s = Math.Pow(parts[0] - 0.0894841775 * a - 1.2914855480 * b, 3);
        return 0.2126 * Shown(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
            + 0.7152 * Shown(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
            + 0.0722 * Shown(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static double Shown(double linear)
    {
        linear = Math.Clamp(linear, 0, 1);
        var value = Math.Round(255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055)) / 255;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|oklch|oklab|lab|lch|color-mix)\(")]
    private static partial Regex Colour();
}

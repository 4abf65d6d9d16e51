using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using System.Xml.Linq;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Theme;
using ServiceAcademy.Theme.Charts;
using ServiceAcademy.Theme.Components;

namespace ServiceAcademy.Tests.Theme;

public class TagHelperTests
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly IStringLocalizer<ThemeText> T = new English();
    private static readonly string[] Levels = ["Novice", "Developing", "Proficient", "Expert"];

    [Fact]
    public async Task AnIntervalBarSaysItsFiguresAndItsLevel()
    {
        var bar = await Draw(new IntervalBarTagHelper(T, Html) { Label = "Empathy", Low = 2.1, Estimate = 2.6, High = 3.1, Target = 3, Min = 1, Max = 5, Levels = Levels });
        Assert.Equal("Empathy: 2.6; likely between 2.1 and 3.1; level Developing; target 3.0", Label(bar));
        Assert.Equal(Levels, bar.Descendants("g").Single().Elements("text").Select(text => text.Value));
        Assert.Equal("40%", bar.Descendants("circle").Single().Attribute("cx")!.Value);
    }

    [Fact]
    public async Task WithoutEvidenceABarShowsNoDot()
    {
        var bar = await Draw(new IntervalBarTagHelper(T, Html) { Label = "Empathy", Target = 3, Min = 1, Max = 5, Levels = Levels });
        Assert.Equal("Empathy: not enough evidence; target 3.0", Label(bar));
        Assert.Empty(bar.Descendants("circle"));
    }

    [Theory]
    [InlineData(0.99, 0, "Novice")]
    [InlineData(2, 33.33, "Developing")]
    [InlineData(9, 100, "Expert")]
    public async Task LevelsBeginAtTheirCutsAndTheDotStaysOnTheScale(double estimate, double across, string level)
    {
        var bar = await Draw(new IntervalBarTagHelper(T, Html) { Estimate = estimate, Min = 1, Max = 4, Levels = Levels, Cuts = [2, 3, 3.5] });
        Assert.Contains("level " + level, Label(bar));
        Assert.Equal(across.ToString("0.##", CultureInfo.InvariantCulture) + "%", bar.Descendants("circle").Single().Attribute("cx")!.Value);
    }

    [Fact]
    public async Task ALineChartBreaksWhereAFigureIsMissingAndTellsAllOfThemInItsTable()
    {
        var points = Enumerable.Range(0, 6).Select(month => new LinePoint(new DateOnly(2026, 1, 1).AddMonths(month), month == 2 ? null : 80 + month, 78 + month, 82 + month)).ToList();
        var chart = await Draw(new LineChartTagHelper(T, Html) { Title = "CSAT", Unit = "%", Points = points, Target = 85 });
        Assert.Equal(2, chart.Descendants("path").Count(path => path.Attribute("class")!.Value == "mark"));
        Assert.Equal(6, chart.Descendants("tbody").Single().Elements("tr").Count());
        Assert.Contains("target 85%", chart.Descendants("text").Select(text => text.Value));
        Assert.Equal("CSAT: 80% in Jan 2026, 85% in Jun 2026", Label(chart));
    }

    [Fact]
    public async Task ACurveWithoutFiguresSaysSo()
    {
        var chart = await Draw(new LineChartTagHelper(T, Html) { Title = "CSAT", Points = [new(new DateOnly(2026, 1, 1), null)] });
        Assert.Empty(chart.Descendants("svg"));
        Assert.Contains("Not enough data", chart.Value);
    }

    [Fact]
    public async Task AScatterKeepsItsNamesApartAndEscapesThem()
    {
        var points = Enumerable.Range(0, 8).Select(i => new ScatterPoint($"<Team {i}> & co", 2 + i * 0.01, 80 + i * 0.1)).ToList();
        var chart = await Draw(new ScatterChartTagHelper(T, Html) { XTitle = "Empathy", YTitle = "CSAT", YUnit = "%", Points = points, Fit = [new(2, 80, 79, 81), new(2.07, 80.7, 80, 81.5)] });
        Assert.Equal(8, chart.Descendants("circle").Count());
        Assert.Equal(8, chart.Descendants("tbody").Single().Elements("tr").Count());
        Assert.InRange(chart.Descendants("text").Count(text => text.Attribute("class")?.Value == "point-name"), 1, 7);
    }

    [Fact]
    public async Task FiguresAreWrittenAsTheReaderWritesThem()
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("zh-Hans");
            var chart = await Draw(new LineChartTagHelper(T, Html) { Title = "处理时长", Unit = "分钟", Points = [new(new DateOnly(2026, 3, 1), 7.25), new(new DateOnly(2026, 4, 1), 7.5)] });
            Assert.Contains("2026年3月", chart.Descendants("text").Select(text => text.Value));
            Assert.Contains("分钟", chart.Descendants("td").First().Value);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Fact]
    public async Task EveryFaceInEveryMoodIsADifferentDrawing()
    {
        var faces = new HashSet<string>();
        foreach (var id in Enumerable.Range(1, 6).Select(number => $"guest-{number}"))
            foreach (var mood in new[] { "calm", "worried", "annoyed", "angry", "relieved", "delighted" })
            {
                var face = await Draw(new PortraitTagHelper(T) { Id = id, Mood = mood, Name = "Ms Lin" });
                Assert.Equal($"Ms Lin, {mood}", face.Attribute("aria-label")!.Value);
                Assert.True(faces.Add(string.Concat(face.Elements())), $"{id} looks the same when {mood}");
            }
    }

    [Fact]
    public async Task EveryIconIsDrawnAndOnlyALabelledOneSpeaks()
    {
        foreach (var name in IconStrokes.Names)
            Assert.Single((await Draw(new IconTagHelper { Name = name })).Elements("path"));
        Assert.Equal("true", (await Draw(new IconTagHelper { Name = "check" })).Attribute("aria-hidden")!.Value);
        Assert.Equal("Done", (await Draw(new IconTagHelper { Name = "check", Label = "Done" })).Attribute("aria-label")!.Value);
    }

    [Fact]
    public void EveryIconThatAViewOrAMenuNamesIsDrawn()
    {
        var known = IconStrokes.Names.ToHashSet();
        var root = StyleSheetTests.Root;
        var named =
            from folder in new[] { "modules", "src", "themes" }
            from path in Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs*", SearchOption.AllDirectories)
            let pattern = path.EndsWith(".cshtml", StringComparison.Ordinal) ? "<icon[^>]*\\sname=\"([a-z-]+)\"" : "\"/[^\"]*\", \"([a-z-]+)\", \\w+Permissions\\."
            from Match match in Regex.Matches(File.ReadAllText(path), pattern)
            where !known.Contains(match.Groups[1].Value)
            select $"{Path.GetRelativePath(root, path)}: {match.Groups[1].Value}";
        Assert.Empty(named);
    }

    [Fact]
    public async Task TheNextStepIsOneButtonWithItsDuration()
    {
        var step = await Draw(new NextStepTagHelper(T) { Title = "Lesson 3 <b>", Minutes = 8, Href = "/courses/a?b=1&c=2", Action = "Start lesson 3" });
        var button = step.Descendants("a").Single();
        Assert.Equal("/courses/a?b=1&c=2", button.Attribute("href")!.Value);
        Assert.Equal("Start lesson 3", button.Value);
        Assert.Contains("about 8 min", step.Value);
    }

    [Fact]
    public async Task TheSealIsDecoration() =>
        Assert.Equal("true", (await Draw(new SealTagHelper())).Attribute("aria-hidden")!.Value);

    [Theory]
    [InlineData("A", "randomised")]
    [InlineData("b", "compared")]
    [InlineData("x", "associated")]
    public async Task AGradeHasItsWordAndTheUnknownIsTheWeakest(string grade, string word) =>
        Assert.EndsWith(word, (await Draw(new EvidenceGradeTagHelper(T) { Grade = grade })).Value);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 9)]
    [InlineData(30, 40)]
    [InlineData(12, 9)]
    public async Task ProgressIsDrawnForEveryCount(int done, int total) =>
        Assert.Contains($"{done} of {total}", (await Draw(new ProgressLineTagHelper(T) { Done = done, Total = total })).Value);

    [Theory]
    [InlineData("note", null)]
    [InlineData("good", "status")]
    [InlineData("bad", "alert")]
    public async Task OnlyNewsIsAnnounced(string kind, string? role) =>
        Assert.Equal(role, (await Draw(new CalloutTagHelper(T) { Kind = kind })).Attribute("role")?.Value);

    private static string Label(XElement figure) => figure.Descendants("svg").First().Attribute("aria-label")!.Value;

    /// <summary>Runs the helper and reads what it wrote as XML: a missing end tag or an unescaped letter fails here.</summary>
    private static async Task<XElement> Draw(TagHelper helper)
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        await helper.ProcessAsync(context, output);
        await using var text = new StringWriter();
        output.WriteTo(text, Html);
        return XElement.Parse(text.ToString().Replace("&nbsp;", "&#160;", StringComparison.Ordinal), LoadOptions.PreserveWhitespace);
    }

    private sealed class English : IStringLocalizer<ThemeText>
    {
        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(CultureInfo.CurrentCulture, name, arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}

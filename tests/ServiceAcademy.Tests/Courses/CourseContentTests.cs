using ServiceAcademy.Courses;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Tests.Courses;

/// <summary>What an author is told about a course's files.</summary>
public sealed class CourseContentTests
{
    private const string Yaml = """
        id: tea
        title: {en: "Tea", zh-Hans: "茶"}
        summary: {en: "How to serve tea.", zh-Hans: "如何上茶。"}
        objectives: [{en: "Pour", zh-Hans: "倒茶"}]
        contents: [{en: "Water", zh-Hans: "水"}]
        outcomes: [{en: "Calm", zh-Hans: "从容"}]
        certificate: {validMonths: 12}
        steps:
          - lesson: water
          - scenario: guest
          - quiz: tea
        """;

    private const string Lesson = "---\ntitle: Water\nminutes: 5\n---\n# Heat\n\nNot boiling.\n\n![A kettle](images/kettle.svg)\n";

    private static readonly ContentBundle Right = new(new Dictionary<string, string>
    {
        ["course.yaml"] = Yaml,
        ["lessons/water.en.md"] = Lesson,
        ["lessons/water.zh-Hans.md"] = Lesson.Replace("Water", "水", StringComparison.Ordinal),
        ["images/kettle.svg"] = """<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>""",
    });

    private static readonly ContentIndex Index = new(new HashSet<(string, string)> { ("scenario", "guest"), ("quiz", "tea") });

    [Fact]
    public void A_right_course_has_no_findings() => Assert.Empty(Check(Right));

    [Theory]
    [InlineData("course.yaml", "id: tea", "id: coffee", 1, "folder")]
    [InlineData("course.yaml", ", zh-Hans: \"茶\"", "", 2, "missing in zh-Hans")]
    [InlineData("course.yaml", "{en: \"Calm\", zh-Hans", "{zh-Hans", 6, "missing in en")]
    [InlineData("course.yaml", "validMonths: 12", "validMonths: 0", 7, "above zero")]
    [InlineData("course.yaml", "scenario: guest", "scenario: ghost", 10, "no scenario “ghost”")]
    [InlineData("course.yaml", "quiz: tea", "quiz: coffee", 11, "no quiz “coffee”")]
    [InlineData("course.yaml", "quiz: tea", "lesson: milk", 11, "lessons/milk.en.md")]
    [InlineData("course.yaml", "quiz: tea", "lesson: water", 11, "repeats")]
    [InlineData("course.yaml", "- quiz: tea", "- {}", 11, "one lesson, one scenario or one quiz")]
    [InlineData("course.yaml", "quiz: tea", "test: tea", 11, "test")]
    [InlineData("lessons/water.en.md", "title: Water", "title: \"\"", 2, "title is missing")]
    [InlineData("lessons/water.en.md", "minutes: 5", "minutes: 0", 3, "minutes")]
    [InlineData("lessons/water.en.md", "---\ntitle: Water\nminutes: 5\n---\n", "", 1, "front matter is missing")]
    [InlineData("lessons/water.en.md", "Not boiling.", "Not <b>boiling</b>.", 7, "HTML")]
    [InlineData("lessons/water.en.md", "Not boiling.", "[Not](javascript:x) boiling.", 7, "no address")]
    [InlineData("lessons/water.en.md", "images/kettle.svg", "images/pot.svg", 9, "missing")]
    [InlineData("images/kettle.svg", "<path", "\n<script>x</script><path", 2, "<script>")]
    [InlineData("images/kettle.svg", "<path", "<path onclick=\"x\"", 1, "onclick")]
    [InlineData("images/kettle.svg", "</svg>", "", 1, "cannot be read")]
    public void A_mistake_is_found_where_it_is(string file, string right, string wrong, int line, string reason)
    {
        Assert.Contains(right, Right[file], StringComparison.Ordinal);
        var findings = Check(Right.With(file, Right[file].Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(findings, finding => finding.File == file && finding.Line == line && finding.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_lesson_without_its_translation_is_found_at_its_step() =>
        Assert.Contains(Check(Without("lessons/water.zh-Hans.md")),
            finding => finding is { File: "course.yaml", Line: 9 } && finding.Reason.Contains("lessons/water.zh-Hans.md"));

    [Fact]
    public void A_lesson_in_no_step_is_found() =>
        Assert.Contains(Check(Right.With("lessons/milk.en.md", Lesson)), finding => finding.File == "lessons/milk.en.md" && finding.Reason.Contains("No step"));

    [Fact]
    public void A_folder_without_a_course_is_found() => Assert.Equal("course.yaml", Assert.Single(Check(ContentBundle.Of("readme.yaml", ""))).File);

    [Fact]
    public void Reading_keeps_the_order_and_renders_each_language()
    {
        var course = CourseReader.Read(new VersionKey("course", "tea", 3), Right);

        Assert.Equal(["1 Lesson water", "2 Scenario guest", "3 Quiz tea"], course.Steps.Select(step => $"{step.Number} {step.Kind} {step.ItemId}"));
        Assert.Equal(("水", 5, 12), (course.Lessons["water"].Title.In(Languages.Chinese), course.Lessons["water"].Minutes, course.CertificateMonths));
        using var html = new StringWriter();
        course.Lessons["water"].Texts["en"].Html.WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.Contains("<h2>Heat</h2>", html.ToString());
        Assert.Contains("src=\"/courses/tea/versions/3/files/images/kettle.svg\"", html.ToString());
        Assert.Same(course.Lessons["water"].Texts["en"].Html, course.Lessons["water"].Texts["en"].Html);
    }

    [Fact]
    public void Pinned_versions_are_read_back()
    {
        var pins = Pins.Write([("quiz", "tea", 3), ("scenario", "tea", 12)]);
        Assert.Equal((3, 12, null), (Pins.VersionOf(pins, "quiz", "tea"), Pins.VersionOf(pins, "scenario", "tea"), Pins.VersionOf(pins, "quiz", "te")));
        Assert.Null(Pins.VersionOf(Pins.Write([]), "quiz", "tea"));
    }

    private static IReadOnlyList<Finding> Check(ContentBundle bundle) => new CourseContent().Check("tea", bundle, Index);

    private static ContentBundle Without(string path) => new(Right.Files.Where(file => file.Key != path).ToDictionary());
}

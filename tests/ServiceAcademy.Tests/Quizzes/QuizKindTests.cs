using ServiceAcademy.Modules.Content;
using ServiceAcademy.Quizzes;

namespace ServiceAcademy.Tests.Quizzes;

/// <summary>Authors are told what is wrong, and on which line.</summary>
public sealed class QuizKindTests
{
    private const string Good = """
        id: sample
        title: {en: Sample, zh-Hans: 样例}
        covers: [B1]
        passMark: 70
        questions:
          - id: one
            type: single
            text: {en: Which?, zh-Hans: 哪个？}
            competencies: {empathy: 1}
            feedback: {en: Because., zh-Hans: 因为。}
            options:
              - {id: a, text: {en: A, zh-Hans: 甲}, correct: true}
              - {id: b, text: {en: B, zh-Hans: 乙}}
          - id: two
            type: match
            text: {en: Match., zh-Hans: 配对。}
            competencies: {empathy: 0.5}
            feedback: {en: Because., zh-Hans: 因为。}
            categories:
              - {id: rel, text: {en: R, zh-Hans: 可靠}}
              - {id: emp, text: {en: E, zh-Hans: 移情}}
            items:
              - {id: x, text: {en: X, zh-Hans: 子}, category: rel}
              - {id: y, text: {en: Y, zh-Hans: 丑}, category: emp}
          - id: three
            type: number
            text: {en: How many?, zh-Hans: 多少？}
            competencies: {empathy: 1}
            feedback: {en: Because., zh-Hans: 因为。}
            answer: 20
            tolerance: 0.5
            unit: {en: points, zh-Hans: 分}
        """;

    private static IReadOnlyList<Finding> Check(string yaml) =>
        new QuizKind().Check("sample", ContentBundle.Of("sample.yaml", yaml), new ContentIndex(new HashSet<(string, string)>()));

    [Fact]
    public void A_right_quiz_has_no_findings() => Assert.Empty(Check(Good));

    [Theory]
    [InlineData("id: sample", "id: other", 1, "named “sample.yaml”")]
    [InlineData("{en: Sample, zh-Hans: 样例}", "{en: Sample}", 2, "missing in zh-Hans")]
    [InlineData("passMark: 70", "passMark: 170", 4, "passMark")]
    [InlineData("passMark: 70", "pasMark: 70", 4, "pasMark")]
    [InlineData("  - id: two", "  - id: one", 14, "used twice")]
    [InlineData("  - id: two", "  - id: Two=2", 14, "lower-case")]
    [InlineData("type: single", "type: singel", 7, "not a type")]
    [InlineData(", correct: true", "", 11, "No option is correct")]
    [InlineData("{en: B, zh-Hans: 乙}", "{en: B, zh-Hans: 乙}, correct: true", 11, "More than one")]
    [InlineData("{id: b, text", "{id: a, text", 13, "used twice")]
    [InlineData("{en: B, zh-Hans: 乙}", "{zh-Hans: 乙}", 13, "missing in en")]
    [InlineData("competencies: {empathy: 0.5}", "competencies: {empathy: 0}", 17, "weight")]
    [InlineData("competencies: {empathy: 0.5}", "competencies: {}", 17, "No competency")]
    [InlineData("category: emp}", "category: tan}", 24, "not among the categories")]
    [InlineData("    answer: 20\n", "", 25, "answer is missing")]
    [InlineData("tolerance: 0.5", "tolerance: -1", 31, "below 0")]
    [InlineData("answer: 20", "answer: twenty", 30, "twenty")]
    [InlineData("type: number", "type: single", 25, "at least two options")]
    [InlineData("{en: Which?,", "{en: \"<b>Which?</b>\",", 8, "HTML")]
    [InlineData("{en: Which?,", "{en: \"[x](javascript:y)\",", 8, "no address")]
    public void Each_mistake_is_found_where_it_stands(string right, string wrong, int line, string reason)
    {
        Assert.Contains(right, Good);
        var index = Good.IndexOf(right, StringComparison.Ordinal);
        var findings = Check(Good.Remove(index, right.Length).Insert(index, wrong));

        Assert.Contains(findings, finding => finding.Line == line && finding.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void An_order_question_is_three_to_nine_items()
    {
        var findings = Check(Good.Replace("type: match", "type: order"));
        Assert.Contains(findings, finding => finding.Reason.Contains("three to nine", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Reason.Contains("has no categories", StringComparison.Ordinal));
    }
}

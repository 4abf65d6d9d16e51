using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Quizzes;

namespace ServiceAcademy.Tests.Quizzes.Grading;

/// <summary>Questions to grade.</summary>
internal static class Some
{
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    public static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    public static LocalText Text(string text) => new() { En = text, ZhHans = text };

    /// <summary>Options a, b, c …; upper case marks the right ones: <c>"aBcd"</c>.</summary>
    public static Question Choice(string type, string options) => new(new QuestionFile
    {
        Id = "q", Type = type, Competencies = new() { ["empathy"] = 1 },
        Options = options.Select(c => new OptionFile { Id = char.ToLowerInvariant(c).ToString(), Text = Text(c.ToString()), Correct = char.IsUpper(c) }).ToList(),
    }, 1);

    public static Question Order(params string[] items) => new(new QuestionFile
    {
        Id = "q", Type = "order", Items = items.Select(id => new ItemFile { Id = id, Text = Text(id) }).ToList(),
    }, 1);

    /// <summary>Items with their categories: <c>("x", "rel")</c>.</summary>
    public static Question Match(string[] categories, params (string Id, string Category)[] items) => new(new QuestionFile
    {
        Id = "q", Type = "match", Categories = categories.Select(id => new CategoryFile { Id = id, Text = Text(id) }).ToList(),
        Items = items.Select(item => new ItemFile { Id = item.Id, Text = Text(item.Id), Category = item.Category }).ToList(),
    }, 1);

    public static Question Number(decimal answer, decimal tolerance = 0, string unit = "") => new(new QuestionFile
    {
        Id = "q", Type = "number", Answer = answer, Tolerance = tolerance, Unit = Text(unit),
    }, 1);

    /// <summary>What a form sends.</summary>
    public static ILookup<string, string> Form(params (string Field, string Value)[] fields) => fields.ToLookup(field => field.Field, field => field.Value);
}

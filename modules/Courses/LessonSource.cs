using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ServiceAcademy.Modules.Content;

namespace ServiceAcademy.Courses;

/// <summary>A lesson's file as its author edits it: title, minutes and text apart.</summary>
internal sealed record LessonSource(string Title, int? Minutes, string Body, IReadOnlyList<string> Covers)
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Takes a file apart; one whose front matter cannot be read is all text.</summary>
    public static LessonSource Read(string path, string text) =>
        LessonFile.Read(path, text, []) is var (front, body, _)
            ? new LessonSource(front.Title, front.Minutes, body, front.Covers)
            : new LessonSource("", null, text, []);

    /// <summary>Puts the file together. A text in JSON's quotes is the same text in YAML's.</summary>
    public string Write() =>
        $"---\ntitle: {JsonSerializer.Serialize(Title, Quoted)}\nminutes: {Minutes ?? 0}\n"
        + (Covers.Count > 0 ? $"covers: [{string.Join(", ", Covers)}]\n" : "")
        + "---\n" + Body.ReplaceLineEndings("\n");
}

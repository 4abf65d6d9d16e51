using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Scenarios.Import.Twine;

/// <summary>Reads Twee 3 (specification 3.0.2 of the Interactive Fiction Technology Foundation); headers of older Twee are a part of it.</summary>
internal static class TweeReader
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 16, AllowTrailingCommas = true };

    public static bool Looks(string text) => text.StartsWith("::", StringComparison.Ordinal) || text.Contains("\n::", StringComparison.Ordinal);

    public static TwineStory Read(string text, Draft draft, IStringLocalizer T)
    {
        var story = new TwineStory();
        var lines = text.Split('\n');
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < lines.Length;)
        {
            if (!lines[at].StartsWith("::", StringComparison.Ordinal))
            {
                at++;
                continue;
            }
            var begin = at;
            var (name, tags) = Header(lines[at++]);
            var body = new StringBuilder();
            while (at < lines.Length && !lines[at].StartsWith("::", StringComparison.Ordinal))
                body.Append(lines[at++]).Append('\n');
            if (name.Length == 0)
                draft.Note(ImportNoteKind.Lost, T["line {0}", begin + 1], T["A passage without a name: nothing can lead to it. Give it a name after “::”."]);
            else if (!seen.Add(name))
                draft.Note(ImportNoteKind.Lost, T["line {0}", begin + 1], T["A second passage named “{0}”: the first one counts. Rename one of them.", name]);
            else
                Take(story, new TwinePassage(name, tags, body.ToString().Trim('\n'), begin + 1), draft, T);
        }
        if (story.Start.Length == 0)
            story.Start = "Start";
        return story;
    }

    private static void Take(TwineStory story, TwinePassage passage, Draft draft, IStringLocalizer T)
    {
        switch (passage.Name)
        {
            case "StoryTitle":
                story.Name = passage.Text.Trim();
                break;
            case "StoryData":
                try
                {
                    using var data = JsonDocument.Parse(passage.Text, Json);
                    string Value(string key) =>
                        data.RootElement.ValueKind == JsonValueKind.Object && data.RootElement.TryGetProperty(key, out var value)
                        && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
                    (story.Format, story.FormatVersion, story.Start) = (Value("format").ToLowerInvariant(), Value("format-version"), Value("start"));
                }
                catch (JsonException error)
                {
                    draft.Note(ImportNoteKind.Mended, "StoryData", T["This is not JSON (line {0} of the passage). The start and the story format were guessed; look at both.", (error.LineNumber ?? 0) + 1]);
                }
                break;
            default:
                story.Passages.Add(passage);
                break;
        }
    }

    /// <summary>“:: name [tags] {metadata}”; a backslash takes the meaning from the sign after it.</summary>
    private static (string Name, IReadOnlyList<string> Tags) Header(string line)
    {
        var name = new StringBuilder();
        var at = 2;
        for (; at < line.Length && line[at] is not ('[' or '{'); at++)
            name.Append(line[at] == '\\' && at + 1 < line.Length ? line[++at] : line[at]);
        var tags = new StringBuilder();
        if (at < line.Length && line[at] == '[')
            for (at++; at < line.Length && line[at] != ']'; at++)
                tags.Append(line[at] == '\\' && at + 1 < line.Length ? line[++at] : line[at]);
        return (name.ToString().Trim(), tags.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}

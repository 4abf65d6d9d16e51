using ServiceAcademy.Modules.Content;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>Which of a role-play's files is its text, and how it is read: <c>scenario.md</c> (or the only <c>.md</c>), in 0.1.0 a <c>.yaml</c>.</summary>
internal static class StorySource
{
    public const string FileName = "scenario.md";

    /// <summary>The name of the text among the files; null when it is not clear.</summary>
    public static string? TextOf(ContentBundle bundle)
    {
        if (bundle.Files.ContainsKey(FileName))
            return FileName;
        var texts = bundle.Files.Keys.Where(name => Path.GetExtension(name) is ".md" or ".yaml").ToList();
        return texts is [var only] ? only : null;
    }

    /// <summary>Reads a text in the format that its name says.</summary>
    public static Story? Read(string name, string text, List<Problem> problems) =>
        Path.GetExtension(name) == ".yaml" ? EarlierYaml.Read(text, problems) : StoryReader.Read(text, problems);
}

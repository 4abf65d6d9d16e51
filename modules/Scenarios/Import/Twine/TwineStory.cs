namespace ServiceAcademy.Scenarios.Import.Twine;

/// <summary>A Twine story as both of its forms hold it: source text (Twee 3) and published HTML.</summary>
internal sealed class TwineStory
{
    public string Name { get; set; } = "";

    /// <summary>The story format as the file names it, in lower case: sugarcube, harlowe …; empty when the file does not say.</summary>
    public string Format { get; set; } = "";
    public string FormatVersion { get; set; } = "";

    /// <summary>The name of the first passage.</summary>
    public string Start { get; set; } = "";
    public List<TwinePassage> Passages { get; } = [];
}

/// <summary>A passage as its author wrote it.</summary>
/// <param name="Line">Where it begins in the source text, from 1; 0 in published HTML.</param>
internal sealed record TwinePassage(string Name, IReadOnlyList<string> Tags, string Text, int Line);

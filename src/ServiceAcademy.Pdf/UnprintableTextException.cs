namespace ServiceAcademy.Pdf;

/// <summary>Why a character cannot stand on a document.</summary>
public enum UnprintableReason
{
    /// <summary>None of the document's fonts has a glyph for it; printed, it would be an empty box.</summary>
    MissingGlyph,

    /// <summary>Its script joins or reorders letters (Arabic, Hebrew, Indic, Thai, …), or it is a mark that has to be placed on another letter.</summary>
    NeedsShaping,

    /// <summary>It is no visible text: a control character, a private-use or unassigned code point, half of a surrogate pair.</summary>
    NotText,
}

/// <summary>A piece of text, mostly one character, that cannot be printed, and why.</summary>
public sealed record UnprintableCharacter(string Text, UnprintableReason Reason)
{
    /// <summary>The code points, as “U+0645”.</summary>
    public string CodePoints => string.Join(' ', Enumerate().Select(code => $"U+{code:X4}"));

    /// <inheritdoc/>
    public override string ToString() => Reason switch
    {
        UnprintableReason.MissingGlyph => $"“{Text}” ({CodePoints}): no font of this document has it",
        UnprintableReason.NeedsShaping => $"“{Text}” ({CodePoints}): its script needs shaping, which this writer cannot do",
        _ => $"{CodePoints}: not a printable character",
    };

    private IEnumerable<int> Enumerate()
    {
        for (var i = 0; i < Text.Length; i++)
            yield return char.IsHighSurrogate(Text[i]) && i + 1 < Text.Length && char.IsLowSurrogate(Text[i + 1])
                ? char.ConvertToUtf32(Text[i], Text[++i])
                : Text[i];
    }
}

/// <summary>
/// Text was to be printed with characters that the fonts lack or that need shaping. Nothing is printed then: an empty box in
/// somebody's name is worse than a refusal.
/// </summary>
public sealed class UnprintableTextException(string text, IReadOnlyList<UnprintableCharacter> characters)
    : Exception($"“{text}” cannot be printed: {string.Join("; ", characters)}.")
{
    /// <summary>The text that was to be printed.</summary>
    public string Text { get; } = text;

    /// <summary>The characters at fault, each once, in the order of the text.</summary>
    public IReadOnlyList<UnprintableCharacter> Characters { get; } = characters;
}

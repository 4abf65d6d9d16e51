using System.Globalization;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Modules.Content;

/// <summary>
/// English words with their parts kept apart, for what is found where nobody's language is known (files, commands) and read where it is (pages): the format is
/// the key of its translation.
/// </summary>
/// <param name="Format">With places for the parts: {0}, {1} …</param>
/// <param name="Parts">Texts, numbers, or words that are translated in their turn.</param>
public sealed record Said(string Format, params object?[] Parts)
{
    /// <summary>Words without parts.</summary>
    public static implicit operator Said(string words) => new(words);

    /// <summary>In English.</summary>
    public override string ToString() => Parts.Length == 0 ? Format : string.Format(CultureInfo.InvariantCulture, Format, Parts);

    /// <summary>In the language of the request, as far as it is translated.</summary>
    public string In(IStringLocalizer T) => Parts.Length == 0 ? T[Format] : T[Format, [.. Parts.Select(part => part is Said said ? said.In(T) : part ?? "")]];
}

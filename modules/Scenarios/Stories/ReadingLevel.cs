using System.Text.RegularExpressions;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>How hard a text is to read.</summary>
internal static partial class ReadingLevel
{
    /// <summary>
    /// School years that English asks for: 0.39 · words ÷ sentences + 11.8 · syllables ÷ words − 15.59 (Kincaid et al. 1975, U.S. Navy report 8-75). Syllables are
    /// counted as groups of vowels, a silent e at the end left out: a few per cent off for single words, near enough for a whole text. Null for fewer than 100 words.
    /// </summary>
    public static double? English(string text)
    {
        var words = Word().Matches(text);
        var sentences = Math.Max(1, SentenceEnd().Count(text));
        return words.Count < 100 ? null : 0.39 * words.Count / sentences + 11.8 * words.Sum(word => Syllables(word.Value)) / words.Count - 15.59;
    }

    /// <summary>Mean length of a Chinese sentence in characters; null for fewer than 100.</summary>
    public static double? Chinese(string text)
    {
        var characters = Ideograph().Count(text);
        return characters < 100 ? null : (double)characters / Math.Max(1, ChineseEnd().Count(text));
    }

    private static int Syllables(string word)
    {
        var groups = VowelGroup().Count(word);
        return Math.Max(1, word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal) && groups > 1 ? groups - 1 : groups);
    }

    [GeneratedRegex("[A-Za-zÀ-ÿ’']+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?…]+(?=[\s”’)]|$)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[aeiouyAEIOUY]+")]
    private static partial Regex VowelGroup();

    [GeneratedRegex(@"[\u3400-\u9fff]")]
    private static partial Regex Ideograph();

    [GeneratedRegex("[。！？…；]+")]
    private static partial Regex ChineseEnd();
}

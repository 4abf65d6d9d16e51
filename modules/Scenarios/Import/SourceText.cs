using System.Text;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Scenarios.Import;

/// <summary>Text out of a foreign file: UTF-8 (with or without byte order mark) or UTF-16 with one; anything else is refused rather than guessed.</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string Decode(string name, ReadOnlySpan<byte> bytes, IStringLocalizer T)
    {
        Encoding encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => new UnicodeEncoding(false, true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(true, true, throwOnInvalidBytes: true),
            _ => Strict,
        };
        try
        {
            var text = encoding.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
            return text.Contains('\0')
                ? throw new ImportRefused(T["{0} holds zero bytes, so it is not text. Export it again as UTF-8.", name])
                : text;
        }
        catch (DecoderFallbackException error)
        {
            throw new ImportRefused(T["{0} is not UTF-8: it breaks at byte {1}. Save it as UTF-8 and import it again.", name, error.Index]);
        }
    }
}

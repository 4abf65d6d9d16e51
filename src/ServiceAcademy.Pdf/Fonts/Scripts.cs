using System.Globalization;
using System.Text;

namespace ServiceAcademy.Pdf.Fonts;

/// <summary>What a code point asks of a typesetter that places one glyph after the other, left to right.</summary>
internal static class Scripts
{
    // Blocks (Unicode, Blocks.txt) whose scripts join, reorder, stack or run from right to left.
    private static readonly (int First, int Last)[] Shaped =
    [
        (0x0590, 0x109F),   // Hebrew, Arabic, Syriac, Thaana, N’Ko, …, the Indic scripts, Thai, Lao, Tibetan, Myanmar
        (0x1100, 0x11FF),   // conjoining Hangul
        (0x1700, 0x18AF),   // Philippine scripts, Khmer, Mongolian
        (0x1900, 0x1C7F),   // Limbu, Tai, Buginese, Balinese, Sundanese, …
        (0x1CD0, 0x1CFF),   // Vedic extensions
        (0xA800, 0xA8FF), (0xA900, 0xA95F), (0xA980, 0xAADF), (0xABC0, 0xABFF),
        (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE),   // presentation forms of Hebrew and Arabic
        (0x10800, 0x10FFF), (0x11000, 0x11FFF), (0x1E800, 0x1EFFF),
    ];

    public static bool NeedsShaping(Rune rune) =>
        Shaped.Any(block => rune.Value >= block.First && rune.Value <= block.Last)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    public static bool IsNoText(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Ideographs, kana, CJK and full-width punctuation: set from the Chinese font, and a line may break around them.</summary>
    public static bool IsEastAsian(int codePoint) => codePoint
        is (>= 0x2E80 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F)
        or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Marks that Latin and Chinese typography share but draw differently: they follow their neighbours.</summary>
    public static bool TakesSideOfNeighbour(int codePoint) =>
        codePoint is 0x00B7 or 0x2013 or 0x2014 or 0x2018 or 0x2019 or 0x201C or 0x201D or 0x2026;

    // Kinsoku: what must not open or close a line (JLREQ / CLREQ, “Prohibition rules for line start and line end”).
    public static bool MayNotOpenLine(int codePoint) => "、。，．：；？！）》〉」』】〕”’…—·%,.;:?!)]}".Contains((char)codePoint, StringComparison.Ordinal);

    public static bool MayNotCloseLine(int codePoint) => "（《〈「『【〔“‘([{".Contains((char)codePoint, StringComparison.Ordinal);
}

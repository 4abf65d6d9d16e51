using System.Globalization;
using System.Text;
using ServiceAcademy.Pdf.Fonts;

namespace ServiceAcademy.Pdf.Writing;

/// <summary>
/// A font as one document uses it: a composite font, CIDFontType2 with Identity-H (ISO 32000-1, 9.7), embedded as a subset.
/// A CID stands for a *written character*, not for a glyph: two characters that share a glyph get two CIDs, which the
/// CIDToGIDMap leads to it. So ToUnicode (9.10.3) always gives back exactly what was written.
/// </summary>
internal sealed class EmbeddedFont(TrueTypeFont font, string resourceName)
{
    private readonly Dictionary<string, int> cids = [];
    private readonly List<SetGlyph> characters = [];

    public string ResourceName { get; } = resourceName;

    public int Cid(SetGlyph glyph)
    {
        if (!cids.TryGetValue(glyph.Text, out var cid))
        {
            characters.Add(glyph);
            cids[glyph.Text] = cid = characters.Count; // 0 is “.notdef”
        }
        return cid;
    }

    public PdfReference Write(PdfFile file)
    {
        var glyphs = new List<ushort> { 0 };
        var map = new byte[2 * (characters.Count + 1)];
        for (var cid = 1; cid <= characters.Count; cid++)
        {
            var number = glyphs.IndexOf(characters[cid - 1].Glyph);
            if (number < 0)
            {
                number = glyphs.Count;
                glyphs.Add(characters[cid - 1].Glyph);
            }
            (map[2 * cid], map[2 * cid + 1]) = ((byte)(number >> 8), (byte)number);
        }

        var subset = FontSubset.Build(font, glyphs);
        var program = file.AddStream($"/Length1 {subset.Length}", subset);
        var name = Tag() + "+" + font.Name;
        var descriptor = file.Add($"<< /Type /FontDescriptor /FontName /{name} /Flags {Flags} /FontBBox [{Scale(font.Box.Left)} {Scale(font.Box.Bottom)} {Scale(font.Box.Right)} {Scale(font.Box.Top)}] /ItalicAngle {PdfSyntax.Number(font.ItalicAngle)} /Ascent {Scale(font.Ascent)} /Descent {Scale(font.Descent)} /CapHeight {Scale(font.CapHeight)} /StemV {StemWidth} /FontFile2 {program} >>");
        var gidMap = file.AddStream("", map);
        var widths = string.Join(' ', characters.Select(character => Scale(font.Advance(character.Glyph))));
        var descendant = file.Add($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} /DW {Scale(font.Advance(0))} /W [1 [{widths}]] /CIDToGIDMap {gidMap} >>");
        var toUnicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant}] /ToUnicode {toUnicode} >>");
    }

    // Serif and symbolic (its characters lie outside the standard Latin set), and italic where it leans (9.8.2).
    private int Flags => 2 | 4 | (font.ItalicAngle != 0 ? 64 : 0);

    // TrueType tells no stem width; this is the usual estimate from the weight class.
    private int StemWidth => 50 + (int)Math.Pow(font.Weight / 65.0, 2);

    private string Scale(int units) => PdfSyntax.Number(1000.0 * units / font.UnitsPerEm);

    /// <summary>Six capitals that differ between subsets (ISO 32000-1, 9.6.4), drawn from the subset's own characters.</summary>
    private string Tag()
    {
        var digest = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', cids.Keys)));
        return string.Concat(digest.Take(6).Select(value => (char)('A' + value % 26)));
    }

    private string ToUnicode()
    {
        var text = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        for (var start = 0; start < characters.Count; start += 100) // at most 100 lines a section
        {
            var count = Math.Min(100, characters.Count - start);
            text.Append(CultureInfo.InvariantCulture, $"{count} beginbfchar\n");
            for (var i = start; i < start + count; i++)
                text.Append(CultureInfo.InvariantCulture, $"<{i + 1:X4}> <{PdfSyntax.Hex(characters[i].Text)}>\n");
            text.Append("endbfchar\n");
        }
        return text.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}

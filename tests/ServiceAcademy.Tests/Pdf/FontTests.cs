using ServiceAcademy.Pdf.Fonts;

namespace ServiceAcademy.Tests.Pdf;

public sealed class FontTests
{
    private static readonly FontLibrary Library = FontLibrary.BesideTheProgram();

    private static SetGlyph Glyph(string text) => Assert.Single(Library.Typeset(text, FontCut.Regular));

    [Theory]
    [InlineData("A", "NotoSerif-Regular")]
    [InlineData("Ж", "NotoSerif-Regular")]
    [InlineData("Ω", "NotoSerif-Regular")]
    [InlineData("学", "NotoSerifSC-Regular")]
    [InlineData("，", "NotoSerifSC-Regular")]
    public void Each_script_has_its_font(string text, string font) => Assert.Equal(font, Glyph(text).Font.Name);

    [Theory]
    [InlineData("说“好”", "NotoSerifSC-Regular")]
    [InlineData("say “good”", "NotoSerif-Regular")]
    public void Shared_punctuation_follows_its_neighbours(string text, string font) =>
        Assert.All(Library.Typeset(text, FontCut.Regular).Where(glyph => glyph.Text is "“" or "”"), glyph => Assert.Equal(font, glyph.Font.Name));

    [Fact]
    public void Pairs_are_kerned() => Assert.True(Glyph("A").KerningTo(Glyph("V")) < -0.02);

    [Fact]
    public void Straight_letters_are_not_kerned() => Assert.Equal(0, Glyph("H").KerningTo(Glyph("H")));

    [Fact]
    public void An_accent_written_apart_finds_the_composed_letter_and_keeps_its_text()
    {
        var (apart, composed) = (Glyph("e\u0301"), Glyph("é"));
        Assert.Equal(composed.Glyph, apart.Glyph);
        Assert.Equal("e\u0301", apart.Text);
    }

    [Fact]
    public void A_subset_brings_the_parts_of_its_composites()
    {
        var letter = Glyph("é");
        Assert.Equal(0xFF, letter.Font.Outline(letter.Glyph)[0]); // a negative number of contours marks a composite
        var subset = FontSubset.Build(letter.Font, [0, letter.Glyph]);
        Assert.True(subset.Length < 5_000);
        Assert.Equal(4, GlyphCount(subset)); // .notdef, é, e, acute

        static int GlyphCount(byte[] font)
        {
            var record = font.AsSpan(font.AsSpan().IndexOf("maxp"u8));
            var table = font.AsSpan((record[8] << 24) | (record[9] << 16) | (record[10] << 8) | record[11]);
            return (table[4] << 8) | table[5];
        }
    }

    [Fact]
    public void An_outline_has_the_contours_of_the_letter()
    {
        Assert.Equal(2, GlyphOutline.Read(Glyph("o").Font, Glyph("o").Glyph).Count);
        Assert.Equal(3, GlyphOutline.Read(Glyph("é").Font, Glyph("é").Glyph).Count);
        Assert.Empty(GlyphOutline.Read(Glyph(" ").Font, Glyph(" ").Glyph));
    }

    [Fact]
    public void A_missing_font_file_says_where_it_should_be_and_what_to_do()
    {
        var missing = Assert.Throws<FileNotFoundException>(() => new FontLibrary("/nowhere").FindUnprintable("A"));
        Assert.Contains("/nowhere", missing.Message);
        Assert.Contains("build again", missing.Message);
    }
}

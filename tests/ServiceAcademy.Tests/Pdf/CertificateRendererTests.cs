using System.Text.RegularExpressions;
using ServiceAcademy.Pdf;
using ServiceAcademy.Pdf.Certificates;

namespace ServiceAcademy.Tests.Pdf;

public sealed class CertificateRendererTests
{
    [Theory, MemberData(nameof(Samples.Languages), MemberType = typeof(Samples))]
    public void Qpdf_finds_nothing_wrong(string language)
    {
        var report = PdfTools.Check(Samples.In(language));
        Assert.Contains("No syntax or stream encoding errors found", report);
        Assert.DoesNotContain("WARNING", report);
    }

    [Theory]
    [InlineData("Zoë Müller-Østergård", "李小龍")]
    [InlineData("Đặng Thị Ngọc Ánh", "Łukasz Żółć-Śćibor")]
    [InlineData("Мария Рождественская", "Ђорђе Ћирић, Їжак Ґалаґан")]
    [InlineData("Αικατερίνη Παπαδοπούλου", "Ϊώνη Ώρα")]
    [InlineData("O’Brien, D’Arcy & Søn <AS>", "王曉明")]
    [InlineData("Jose\u0301 Nun\u0303ez", "龘靐齉爨")] // accents written apart stay apart in the text
    [InlineData("Ω Ohm \u2126", "\u7434\u77B0\u5564")] // two characters that may share one glyph
    public void Names_extract_exactly_as_written(string name, string nativeName)
    {
        var text = PdfTools.Text(Samples.English(Samples.Award with { HolderName = name, NativeName = nativeName }));
        var lines = text.Split('\n').Select(line => line.Trim()).ToArray();
        Assert.Contains(name, lines);
        Assert.Contains(nativeName, lines);
    }

    [Fact]
    public void Everything_on_the_paper_can_be_read_from_it()
    {
        var text = PdfTools.Text(Samples.Chinese(Samples.ChineseAward));
        foreach (var part in new[] { "菩提酒店集团服务学院", "结业证书", "兹证明", "王曉明", "Wang Xiaoming", "卓越服务品质：从期望到超越", "同理心 · 可靠性 · 响应性", "颁发日期：2026年11月22日", "有效期至：2028年11月22日", "证书编号：LH-2026-000123", "陈静怡", "培训总监", "academy.example.org/verify" })
            Assert.Contains(part, text);
    }

    [Theory, MemberData(nameof(Samples.Languages), MemberType = typeof(Samples))]
    public void All_fonts_are_embedded_subsets_with_their_text(string language)
    {
        var fonts = PdfTools.Fonts(Samples.In(language)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToArray();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+\S+\s+CID TrueType\s+Identity-H\s+yes yes yes", font));
    }

    [Theory, MemberData(nameof(Samples.Languages), MemberType = typeof(Samples))]
    public void The_code_on_the_page_leads_to_the_verification(string language) =>
        Assert.Equal(Samples.Award.VerificationUrl, PdfTools.QrCode(Samples.In(language)));

    [Theory]
    [InlineData("محمد علي", UnprintableReason.NeedsShaping, 6)]
    [InlineData("דוד", UnprintableReason.NeedsShaping, 2)]
    [InlineData("राज", UnprintableReason.NeedsShaping, 2)]
    [InlineData("สมชาย", UnprintableReason.NeedsShaping, 5)]
    [InlineData("M\u0308arta", UnprintableReason.NeedsShaping, 1)] // no composed letter exists
    [InlineData("Anna 😀", UnprintableReason.MissingGlyph, 1)]
    [InlineData("Ann\u200Ba", UnprintableReason.NotText, 1)]
    [InlineData("Anna\nMaria", UnprintableReason.NotText, 1)]
    [InlineData("Anna \uE000", UnprintableReason.NotText, 1)]
    public void What_cannot_be_printed_is_refused_and_named(string name, UnprintableReason reason, int characters)
    {
        var refusal = Assert.Throws<UnprintableTextException>(() => Samples.English(Samples.Award with { HolderName = name }));
        Assert.Equal(name, refusal.Text);
        Assert.Equal(characters, refusal.Characters.Count);
        Assert.All(refusal.Characters, character => Assert.Equal(reason, character.Reason));
        Assert.All(refusal.Characters, character => Assert.Contains(character.CodePoints, refusal.Message));
        Assert.Equal(refusal.Characters, Samples.Renderer.FindUnprintable(name));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.Throws<UnprintableTextException>(
        () => Samples.English(Samples.Award with { HolderName = "Anna " + '\uD840' }));

    [Fact]
    public void The_same_award_gives_the_same_bytes_on_every_thread()
    {
        var first = Samples.English(Samples.Award);
        var copies = new byte[16][];
        Parallel.For(0, copies.Length, i => copies[i] = new CertificateRenderer(ServiceAcademy.Pdf.Fonts.FontLibrary.BesideTheProgram()).Render(new(CertificateTemplate.English, Samples.Award)));
        Assert.All(copies, copy => Assert.True(first.AsSpan().SequenceEqual(copy)));
        Assert.False(first.AsSpan().SequenceEqual(Samples.English(Samples.Award with { Number = "LH-2026-000124" })));
    }

    [Theory, MemberData(nameof(Samples.Languages), MemberType = typeof(Samples))]
    public void A_certificate_is_a_small_file(string language) => Assert.InRange(Samples.In(language).Length, 10_000, 100 * 1024);

    [Fact]
    public void The_longest_names_and_titles_fit_on_one_page()
    {
        var pdf = Samples.English(Samples.Award with
        {
            HolderName = "Maria-Theresia Wilhelmina Konstantinopoulou-Featherstonehaugh von Hohenzollern-Sigmaringen",
            NativeName = "Мария Александровна Рождественская-Ковалевская",
            CourseTitle = "Managing Complaints, Recovery and Loyalty across Multi-Property Hospitality Organisations: an Advanced Practitioner Programme for Front Office, Housekeeping and Food & Beverage",
            Competencies = string.Join(" · ", Enumerable.Repeat("Communication · Problem solving · Responsiveness", 4)),
        });
        var text = PdfTools.Text(pdf);
        Assert.Contains("Pages:           1", PdfTools.Information(pdf));
        Assert.Contains("Hohenzollern-Sigmaringen", text);
        Assert.Contains("No. LH-2026-000123", text);
    }

    [Fact]
    public void A_name_without_any_space_is_broken_rather_than_run_into_the_frame()
    {
        var text = PdfTools.Text(Samples.English(Samples.Award with { HolderName = new string('Щ', 60) }));
        Assert.Equal(60, text.Count(letter => letter == 'Щ'));
    }

    [Fact]
    public void A_demonstration_says_so_on_paper_and_in_its_title()
    {
        var demo = Samples.English(Samples.Award with { IsDemo = true });
        Assert.Contains("Demo / 演示", PdfTools.Text(demo));
        Assert.Matches(new Regex("^Title: .*Demo / 演示", RegexOptions.Multiline), PdfTools.Information(demo));
        Assert.DoesNotContain("Demo", PdfTools.Text(Samples.English(Samples.Award)));
    }
}

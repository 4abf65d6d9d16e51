using System.Text.RegularExpressions;
using ServiceAcademy.Pdf.Certificates;

namespace ServiceAcademy.Tests.Pdf;

/// <summary>What PDF/A-2a and PDF/UA-1 ask for and a program can see without being a validator.</summary>
public sealed class TaggedPdfTests
{
    [Theory, MemberData(nameof(Samples.Languages), MemberType = typeof(Samples))]
    public void The_catalogue_says_language_tags_title_and_output_intent(string language)
    {
        var file = PdfTools.Uncompressed(Samples.In(language));
        Assert.StartsWith("%PDF-1.7", file);
        Assert.Contains($"/Lang ({language})", file);
        Assert.Matches(@"/MarkInfo <<\s+/Marked true", file);
        Assert.Contains("/DisplayDocTitle true", file);
        Assert.Contains("/S /GTS_PDFA1", file);
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", file);
        Assert.Contains("<pdfaid:conformance>A</pdfaid:conformance>", file);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", file);
        Assert.Matches(@"/ID \[<[0-9a-f]{32}><[0-9a-f]{32}>\]", file);
        Assert.DoesNotContain("/Encrypt", file);
        Assert.DoesNotContain("/JavaScript", file);
    }

    [Fact]
    public void A_screen_reader_hears_the_award_in_order()
    {
        var structure = PdfTools.Structure(Samples.English(Samples.Award));
        var at = -1;
        foreach (var part in new[] { "Document", "Lindenhof Hotels Academy", "H1", "Certificate of Achievement", "This certifies that", "Zoë Müller-Østergård", "李小龍", "Service Quality in Hospitality", "Dr. Amélie Laurent", "Figure", "Figure", "Link", "7K3M-Q9TX" })
        {
            var next = structure.IndexOf(part, at + 1, StringComparison.Ordinal);
            Assert.True(next > at, $"“{part}” is missing or out of order in:\n{structure}");
            at = next;
        }
    }

    [Fact]
    public void Chinese_within_English_says_its_language() =>
        Assert.Contains("/Lang (zh-Hans)", PdfTools.Uncompressed(Samples.English(Samples.Award)));

    [Fact]
    public void Every_figure_and_link_has_a_description()
    {
        var file = PdfTools.Uncompressed(Samples.English(Samples.Award));
        var elements = Regex.Matches(file, @"\d+ 0 obj\n<<(.*?)>>\nendobj", RegexOptions.Singleline).Select(match => match.Value).ToArray();
        var figures = elements.Where(element => element.Contains("/S /Figure")).ToArray();
        Assert.Equal(2, figures.Length);
        Assert.All(figures, figure => Assert.Contains("/Alt ", figure));
        Assert.All(figures, figure => Assert.Contains("/BBox ", figure));
        var link = Assert.Single(elements, element => element.Contains("/Subtype /Link"));
        Assert.Contains("/Contents ", link);
        Assert.Contains("/StructParent 1", link);
        Assert.Contains(Samples.Award.VerificationUrl, link);
    }

    [Fact]
    public void Everything_drawn_is_tagged_or_an_artifact()
    {
        var file = PdfTools.Uncompressed(Samples.Chinese(Samples.ChineseAward with { IsDemo = true }));
        var content = Regex.Match(file, @"stream\n(/Artifact.*?)endstream", RegexOptions.Singleline).Groups[1].Value;
        var open = false;
        foreach (var line in content.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.EndsWith(" BDC", StringComparison.Ordinal)) open = true;
            else if (line == "EMC") open = false;
            else Assert.True(open, $"Outside all marks: {line}");
        }
        Assert.False(open);
    }

    [Fact]
    public void Dates_come_from_the_award_and_not_from_a_clock()
    {
        var information = PdfTools.Uncompressed(Samples.English(Samples.Award));
        Assert.Contains("/CreationDate (D:20261122000000Z)", information);
        Assert.Contains("<xmp:CreateDate>2026-11-22T00:00:00Z</xmp:CreateDate>", information);
    }

    [Fact]
    public void A_template_for_any_Chinese_is_the_Chinese_one()
    {
        Assert.Same(CertificateTemplate.SimplifiedChinese, CertificateTemplate.For("zh-CN"));
        Assert.Same(CertificateTemplate.English, CertificateTemplate.For("de"));
    }
}

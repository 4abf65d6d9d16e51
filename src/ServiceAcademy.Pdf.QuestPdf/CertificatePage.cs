using System.Globalization;
using System.Text;
using QRCoder;
using QuestPDF.Fluent;
using QuestPDF.Helpers;
using QuestPDF.Infrastructure;
using ServiceAcademy.Pdf.Certificates;

namespace ServiceAcademy.Pdf.QuestPdf;

/// <summary>Where everything stands: frame, heading, the award in the middle, and the foot with signature and QR code, as on the built-in paper.</summary>
internal sealed class CertificatePage(CertificateTemplate template, CertificateData data)
{
    // The academy's colours on paper: the theme's tokens in sRGB.
    private const string Ink = "#171f2e", QuietInk = "#4f5661", Brass = "#976213", PaleBrass = "#cdab76", Cinnabar = "#b63325";

    private bool IsChinese => template.Language.StartsWith("zh", StringComparison.Ordinal);

    public void Compose(PageDescriptor page)
    {
        page.Size(PageSizes.A4.Landscape());
        page.Margin(24);
        page.DefaultTextStyle(style => style.FontFamily(IsChinese ? [QuestPdfRenderer.Chinese, QuestPdfRenderer.Latin] : [QuestPdfRenderer.Latin, QuestPdfRenderer.Chinese])
            .FontColor(Ink).FontSize(10.5f));
        page.Content().Border(0.7f).BorderColor(Brass).Padding(4).Border(0.35f).BorderColor(PaleBrass).PaddingHorizontal(68).PaddingVertical(36).Column(column =>
        {
            Heading(column);
            column.Item().Height(274).AlignMiddle().ScaleToFit().Column(Award);
            column.Item().Height(88).Row(Foot);
        });
    }

    private void Heading(ColumnDescriptor column)
    {
        if (data.IsDemo)
            column.Item().AlignRight().Border(0.7f).BorderColor(Cinnabar).PaddingHorizontal(8).PaddingVertical(3)
                .Text(template.DemoMark).FontSize(10).SemiBold().FontColor(Cinnabar);
        column.Item().SemanticParagraph().Text(data.Issuer).AlignCenter().FontSize(11.5f).SemiBold();
        column.Item().PaddingTop(8).SemanticHeader1().Text(template.Title).AlignCenter().FontSize(IsChinese ? 38 : 35).FontColor(Brass);
        column.Item().PaddingTop(6).AlignCenter().Width(184).SemanticIgnore().LineHorizontal(0.5f).LineColor(Brass);
    }

    private void Award(ColumnDescriptor column)
    {
        var (first, second) = IsChinese && data.NativeName is { Length: > 0 } ? (data.NativeName, data.HolderName) : (data.HolderName, data.NativeName);
        Phrase(column, template.Preamble);
        column.Item().PaddingTop(4).SemanticParagraph().Text(first).AlignCenter().FontSize(50);
        if (second is { Length: > 0 } && second != first)
            column.Item().SemanticParagraph().Text(second).AlignCenter().FontSize(21);
        Phrase(column, template.Achievement);
        column.Item().PaddingTop(4).SemanticParagraph().Text(data.CourseTitle).AlignCenter().FontSize(22).SemiBold();
        if (data.Competencies is { Length: > 0 } line)
            column.Item().PaddingTop(4).SemanticParagraph().Text(line).AlignCenter().FontColor(QuietInk);
        column.Item().PaddingTop(8).SemanticParagraph().Text(Dates()).AlignCenter();
    }

    private void Phrase(ColumnDescriptor column, string words)
    {
        var text = column.Item().PaddingTop(12).SemanticParagraph().Text(words).AlignCenter().FontSize(13).FontColor(QuietInk);
        if (!IsChinese)
            text.Italic();
    }

    private void Foot(RowDescriptor row)
    {
        row.ConstantItem(190).AlignBottom().Column(column =>
        {
            if (data.SignatoryName is not { Length: > 0 } name)
                return;
            column.Item().SemanticIgnore().LineHorizontal(0.5f).LineColor(QuietInk);
            column.Item().PaddingTop(4).SemanticParagraph().Text(name).AlignCenter().FontSize(11).SemiBold();
            if (data.SignatoryRole is { Length: > 0 } role)
                column.Item().SemanticParagraph().Text(role).AlignCenter().FontSize(8.5f).FontColor(QuietInk);
        });
        row.RelativeItem().AlignBottom().AlignRight().PaddingRight(14).SemanticLink(Fill(template.QrDescription, data.VerificationUrl)).Hyperlink(data.VerificationUrl).Column(column =>
        {
            column.Item().Text(template.Verify).AlignRight().FontSize(8.5f).FontColor(QuietInk);
            column.Item().Text(data.VerificationCode).AlignRight().FontSize(9.5f).SemiBold();
            column.Item().Text(Host()).AlignRight().FontSize(8.5f).FontColor(QuietInk);
        });
        row.ConstantItem(58).AlignBottom().Width(58).Height(58).SemanticFigure(Fill(template.QrDescription, data.VerificationUrl)).Svg(QrCode()).FitArea();
    }

    private string Dates()
    {
        string Day(DateOnly day) => day.ToString(template.DateFormat, CultureInfo.InvariantCulture);
        var parts = new List<string> { Fill(template.IssuedOn, Day(data.IssuedOn)) };
        if (data.ValidUntil is { } until)
            parts.Add(Fill(template.ValidUntil, Day(until)));
        parts.Add(Fill(template.Number, data.Number));
        return string.Join(IsChinese ? "　" : "   ·   ", parts);
    }

    /// <summary>Where the code can be typed: the verification address without its last part.</summary>
    private string Host()
    {
        var address = new Uri(data.VerificationUrl);
        return address.Authority + address.AbsolutePath[..Math.Max(address.AbsolutePath.LastIndexOf('/'), 0)];
    }

    /// <summary>The QR code as one vector path, without its quiet zone; white lies around it.</summary>
    private string QrCode()
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(data.VerificationUrl, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 4; y < size - 4; y++)
            for (var x = 4; x < size - 4; x++)
                if (code.ModuleMatrix[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x - 4} {y - 4}h1v1h-1z");
        return string.Create(CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size - 8} {size - 8}"><path fill="{Ink}" d="{path}"/></svg>""");
    }

    private static string Fill(string pattern, string value) => string.Format(CultureInfo.InvariantCulture, pattern, value);
}

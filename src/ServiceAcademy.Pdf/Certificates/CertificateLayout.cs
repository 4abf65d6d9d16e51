using System.Globalization;
using ServiceAcademy.Pdf.Drawing;
using ServiceAcademy.Pdf.Fonts;
using ServiceAcademy.Pdf.Writing;

namespace ServiceAcademy.Pdf.Certificates;

/// <summary>Where everything stands on the page: frame, heading, the award in the middle, and the foot with signature, seal and QR code.</summary>
internal sealed class CertificateLayout(PdfDocument pdf, FontLibrary fonts, CertificateTemplate template, CertificateData data)
{
    public static readonly Box Page = new(0, 0, 841.89, 595.276); // A4 landscape, ISO 216

    private const double Measure = 600, FootTop = 186, FootBottom = 74, SideMargin = 96, QrSize = 58;

    private static readonly TextStyle
        Issuer = new(FontCut.SemiBold, 11.5, Palette.Ink, 0.8),
        Heading = new(FontCut.Regular, 35, Palette.Brass, 0.6),
        Phrase = new(FontCut.Italic, 13, Palette.QuietInk),
        Name = new(FontCut.Regular, 50, Palette.Ink, 0, 1.16),
        SecondName = new(FontCut.Regular, 21, Palette.Ink, 0.6),
        Course = new(FontCut.SemiBold, 22, Palette.Ink, 0, 1.3),
        Line = new(FontCut.Regular, 10.5, Palette.QuietInk, 0, 1.5),
        Small = new(FontCut.Regular, 8.5, Palette.QuietInk, 0, 1.45),
        SmallStrong = new(FontCut.SemiBold, 9.5, Palette.Ink, 0, 1.45),
        Mark = new(FontCut.SemiBold, 10, Palette.Cinnabar, 0.4);

    private readonly TextPainter text = new(pdf, fonts, template.Language);
    private readonly StructureElement root = pdf.Structure.Document;

    private bool IsChinese => template.Language.StartsWith("zh", StringComparison.Ordinal);

    public void Draw()
    {
        var inner = GuillocheFrame.Draw(pdf, Page.Inset(24));
        var top = DrawHeading(inner);
        if (data.IsDemo)
            DrawDemoMark(inner); // a screen reader hears it before the award
        DrawAward(top, FootTop);
        DrawSignature();
        DrawSeal();
        DrawVerification();
    }

    private double DrawHeading(Box inner)
    {
        var y = inner.Top - 44;
        y = text.Draw(root, "P", text.Fit(data.Issuer, Issuer, Measure, 8), Page.CentreX, y, Align.Centre);
        var heading = IsChinese ? Heading with { Cut = FontCut.SemiBold, Size = 38, Tracking = 3 } : Heading;
        text.Draw(root, "H1", text.Fit(template.Title, heading, Measure, 20), Page.CentreX, y - 32, Align.Centre);
        DrawDivider(y - 54);
        return y - 66;
    }

    /// <summary>A hairline with a diamond: where the heading ends and the award begins.</summary>
    private void DrawDivider(double y) => pdf.Canvas.Artifact(() =>
    {
        pdf.Canvas.Stroke(Palette.Brass, 0.5);
        pdf.Canvas.Line(Page.CentreX - 92, y, Page.CentreX - 9, y);
        pdf.Canvas.Line(Page.CentreX + 9, y, Page.CentreX + 92, y);
        string At(double dx, double dy) => PdfSyntax.Numbers(Page.CentreX + dx, y + dy);
        pdf.Canvas.Fill(Palette.Brass).Path($"{At(-4.2, 0)} m {At(0, 2.6)} l {At(4.2, 0)} l {At(0, -2.6)} l f");
    });

    private void DrawDemoMark(Box inner)
    {
        var mark = text.Set(template.DemoMark, Mark, 200);
        var width = mark.Lines[0].Width;
        double right = inner.Right - 26, baseline = inner.Top - 36;
        pdf.Canvas.Artifact(() =>
        {
            pdf.Canvas.Stroke(Palette.Cinnabar, 0.7);
            pdf.Canvas.Rectangle(new Box(right - width - 16, baseline - 6.5, right, baseline + 13), "S");
        });
        text.Draw(root, "P", mark, right - 8, baseline, Align.Right);
    }

    /// <summary>The stack in the middle, centred between heading and foot; long texts make all of it a little smaller.</summary>
    private void DrawAward(double top, double bottom)
    {
        var room = top - bottom;
        for (var factor = 1.0; factor >= 0.4; factor -= 0.05)
        {
            var stack = Stack(factor);
            var height = stack.Sum(item => item.Before * factor + item.Text.Height);
            if (height > room && factor > 0.45)
                continue;
            if (height > room)
                throw new ArgumentException("The texts of this certificate are too long for one page.");
            var y = top - (room - height) * 0.5;
            foreach (var (item, before) in stack)
            {
                // The first baseline lies an ascender below the paragraph's top.
                y -= before * factor;
                text.Draw(root, "P", item, Page.CentreX, y - item.Style.Size * (item.Style.Leading / 2 + 0.36), Align.Centre);
                y -= item.Height;
            }
            return;
        }
    }

    private List<(SetText Text, double Before)> Stack(double factor)
    {
        var (first, second) = IsChinese && data.NativeName is { Length: > 0 } ? (data.NativeName, data.HolderName) : (data.HolderName, data.NativeName);
        if (second == first)
            second = null;
        var stack = new List<(SetText, double)>
        {
            (text.Set(template.Preamble, Phrase.Scaled(factor), Measure), 0),
            (text.Fit(first, (IsChinese && second is { Length: > 0 } ? Name with { Tracking = 5 } : Name).Scaled(factor), Measure + 40, 30 * factor), 4),
        };
        if (second is { Length: > 0 })
            stack.Add((text.Fit(second, SecondName.Scaled(factor), Measure, 13 * factor), 0));
        stack.Add((text.Set(template.Achievement, Phrase.Scaled(factor), Measure), 12));
        stack.Add((text.Fit(data.CourseTitle, Course.Scaled(factor), Measure, 18 * factor), 4));
        if (data.Competencies is { Length: > 0 })
            stack.Add((text.Set(data.Competencies, Line.Scaled(factor), 520), 4));
        stack.Add((text.Set(Dates(), Line.Scaled(factor) with { Colour = Palette.Ink }, Measure), 8));
        return stack;
    }

    private string Dates()
    {
        string Day(DateOnly day) => day.ToString(template.DateFormat, CultureInfo.InvariantCulture);
        string Fill(string pattern, string value) => string.Format(CultureInfo.InvariantCulture, pattern, value);
        var parts = new List<string> { Fill(template.IssuedOn, Day(data.IssuedOn)) };
        if (data.ValidUntil is { } until)
            parts.Add(Fill(template.ValidUntil, Day(until)));
        parts.Add(Fill(template.Number, data.Number));
        return string.Join(IsChinese ? "　" : "   ·   ", parts);
    }

    private void DrawSignature()
    {
        if (data.SignatoryName is not { Length: > 0 } name)
            return;
        const double width = 190, y = 116;
        var centre = SideMargin + width / 2;
        pdf.Canvas.Artifact(() =>
        {
            pdf.Canvas.Stroke(Palette.QuietInk, 0.5);
            pdf.Canvas.Line(SideMargin, y, SideMargin + width, y);
        });
        text.Draw(root, "P", text.Fit(name, SmallStrong with { Size = 11 }, width, 8), centre, y - 16, Align.Centre);
        if (data.SignatoryRole is { Length: > 0 } role)
            text.Draw(root, "P", text.Fit(role, Small, width, 7), centre, y - 30, Align.Centre);
    }

    private void DrawSeal()
    {
        double x = Page.CentreX, y = FootBottom + Seal.Radius;
        var figure = root.Add("Figure", alternative: string.Format(CultureInfo.InvariantCulture, template.SealDescription, data.Issuer),
            bounds: new Box(x - Seal.Radius, y - Seal.Radius, x + Seal.Radius, y + Seal.Radius));
        pdf.Canvas.Tagged(figure, () => Seal.Draw(pdf, x, y, fonts.Typeset(data.Issuer.ToUpperInvariant(), FontCut.SemiBold)));
    }

    private void DrawVerification()
    {
        var right = Page.Right - SideMargin;
        var qr = new Box(right - QrSize, 84, right, 84 + QrSize);
        var description = string.Format(CultureInfo.InvariantCulture, template.QrDescription, data.VerificationUrl);
        var figure = root.Add("Figure", alternative: description, bounds: qr);
        pdf.Canvas.Tagged(figure, () => new QrSymbol(data.VerificationUrl).Draw(pdf.Canvas, qr));

        var column = qr.Left - 14;
        const double width = 168;
        var link = root.Add("P").Add("Link");
        var label = text.Set(template.Verify, Small, width);
        var code = text.Set(data.VerificationCode, SmallStrong, width);
        var address = text.Fit(Host(), Small, width, 6.5);
        var y = qr.CentreY + (label.Height + code.Height + address.Height) / 2 - Small.Size;
        y = text.Draw(link, "Span", label, column, y, Align.Right);
        y = text.Draw(link, "Span", code, column, y, Align.Right);
        text.Draw(link, "Span", address, column, y, Align.Right);
        pdf.AddLink(link, new Box(column - width, qr.Bottom, qr.Right, qr.Top), data.VerificationUrl, description);
    }

    /// <summary>Where the code can be typed: the verification address without its last part.</summary>
    private string Host()
    {
        var address = new Uri(data.VerificationUrl);
        var path = address.AbsolutePath;
        return address.Authority + path[..Math.Max(path.LastIndexOf('/'), 0)];
    }
}

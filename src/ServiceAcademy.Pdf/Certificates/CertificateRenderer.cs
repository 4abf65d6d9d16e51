using System.Globalization;
using ServiceAcademy.Pdf.Fonts;
using ServiceAcademy.Pdf.Writing;

namespace ServiceAcademy.Pdf.Certificates;

/// <summary>The built-in renderer: A4 landscape, one page, built to PDF/A-2a and PDF/UA-1 (never validated by a validator). Thread-safe.</summary>
public sealed class CertificateRenderer(FontLibrary fonts) : ICertificateRenderer
{
    /// <inheritdoc/>
    public byte[] Render(CertificateDocument document)
    {
        var (template, data) = document;
        var properties = new DocumentProperties(
            Title: $"{template.Title}: {data.HolderName}" + (data.IsDemo ? $" ({template.DemoMark})" : ""),
            Author: data.Issuer,
            Subject: string.Create(CultureInfo.InvariantCulture, $"{data.CourseTitle} ({data.Number})"),
            Language: template.Language,
            Created: new DateTimeOffset(data.IssuedOn, TimeOnly.MinValue, TimeSpan.Zero));
        var pdf = new PdfDocument(CertificateLayout.Page, properties);
        new CertificateLayout(pdf, fonts, template, data).Draw();
        return pdf.ToBytes();
    }

    /// <inheritdoc/>
    public IReadOnlyList<UnprintableCharacter> FindUnprintable(string text) => fonts.FindUnprintable(text);
}

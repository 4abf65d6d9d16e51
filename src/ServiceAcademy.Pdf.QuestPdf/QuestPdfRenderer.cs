using QuestPDF.Drawing;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using ServiceAcademy.Pdf.Certificates;
using ServiceAcademy.Pdf.Fonts;

namespace ServiceAcademy.Pdf.QuestPdf;

/// <summary>
/// Draws the same template model as the built-in writer, with QuestPDF: A4 landscape, one page, built to PDF/A-2a and PDF/UA-1. What the fonts lack is refused
/// by the same library of fonts, before anything is issued. Drawing without a licence stated (<see cref="QuestPdfOptions.License"/>) is an
/// <see cref="InvalidOperationException"/>; everything else goes on.
/// </summary>
public sealed class QuestPdfRenderer : ICertificateRenderer
{
    /// <summary>The families under which the fonts beside the program are registered, so that none of the server's own is taken by chance.</summary>
    internal const string Latin = "Academy Serif", Chinese = "Academy Serif SC";

    private static readonly Lock Preparing = new();
    private static bool isPrepared;
    private readonly QuestPdfOptions options;
    private readonly FontLibrary fonts;

    /// <param name="options">States the licence.</param>
    /// <param name="fonts">Says what can be printed.</param>
    public QuestPdfRenderer(QuestPdfOptions options, FontLibrary fonts) => (this.options, this.fonts) = (options, fonts);

    /// <inheritdoc />
    public byte[] Render(CertificateDocument document)
    {
        var (template, data) = document;
        Refuse(document);
        Prepare();
        var at = new DateTimeOffset(data.IssuedOn, TimeOnly.MinValue, TimeSpan.Zero);
        return Document.Create(pages => pages.Page(new CertificatePage(template, data).Compose))
            .WithMetadata(new DocumentMetadata
            {
                Title = $"{template.Title}: {data.HolderName}" + (data.IsDemo ? $" ({template.DemoMark})" : ""),
                Author = data.Issuer, Subject = $"{data.CourseTitle} ({data.Number})", Language = template.Language,
                Creator = "ServiceAcademy", CreationDate = at, ModifiedDate = at,
            })
            .WithSettings(new DocumentSettings { PDFA_Conformance = PDFA_Conformance.PDFA_2A, PDFUA_Conformance = PDFUA_Conformance.PDFUA_1 })
            .GeneratePdf();
    }

    /// <inheritdoc />
    public IReadOnlyList<UnprintableCharacter> FindUnprintable(string text) => fonts.FindUnprintable(text);

    private void Refuse(CertificateDocument document)
    {
        var data = document.Data;
        foreach (var text in new[] { data.HolderName, data.NativeName, data.CourseTitle, data.Competencies, data.Issuer, data.SignatoryName, data.SignatoryRole })
            if (text is { Length: > 0 } && fonts.FindUnprintable(text) is { Count: > 0 } unprintable)
                throw new UnprintableTextException(text, unprintable);
    }

    /// <summary>Only when something is drawn: without a licence everything else of the academy goes on.</summary>
    private void Prepare()
    {
        var license = options.License ?? throw new InvalidOperationException(
            "QuestPDF is used under a licence that you have to state: set Academy:QuestPdf:License to Community (free, if you are eligible: for organisations, below USD 1,000,000 annual gross revenue), Professional or Enterprise.");
        lock (Preparing)
        {
            if (isPrepared)
                return;
            global::QuestPDF.Settings.License = license;
            global::QuestPDF.Settings.UseEnvironmentFonts = false;
            foreach (var (family, file) in new[]
            {
                (Latin, "NotoSerif-Regular"), (Latin, "NotoSerif-Italic"), (Latin, "NotoSerif-SemiBold"), (Chinese, "NotoSerifSC-Regular"), (Chinese, "NotoSerifSC-SemiBold"),
            })
            {
                using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "fonts", file + ".ttf"));
                FontManager.RegisterFontWithCustomName(family, stream);
            }
            isPrepared = true;
        }
    }
}

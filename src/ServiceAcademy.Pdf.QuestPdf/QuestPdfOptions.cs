using QuestPDF.Infrastructure;

namespace ServiceAcademy.Pdf.QuestPdf;

/// <summary>Configuration section <c>Academy:QuestPdf</c>.</summary>
public sealed class QuestPdfOptions
{
    /// <summary>
    /// The licence of QuestPDF under which you use it: <c>Community</c>, <c>Professional</c> or <c>Enterprise</c> (<c>Evaluation</c> for trials). There is no default: whoever enables the
    /// feature states it. <c>Community</c> is free of charge only if you are eligible, among others an organisation with less than USD 1,000,000 annual gross revenue,
    /// measured with its affiliates; public authorities and listed companies are not, whatever their revenue. Everybody else needs a paid licence before production
    /// use. This is a summary of version 3.0 of 6 July 2026; the text that came with your copy of QuestPDF counts.
    /// </summary>
    public LicenseType? License { get; set; }
}

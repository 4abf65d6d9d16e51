namespace ServiceAcademy.Pdf.Certificates;

/// <summary>Draws a certificate as a PDF file. There are two: the built-in one here, and QuestPDF's in builds that have it.</summary>
public interface ICertificateRenderer
{
    /// <summary>The file's bytes; the same input gives the same bytes, on any thread.</summary>
    /// <exception cref="UnprintableTextException">A text holds characters that cannot be printed.</exception>
    byte[] Render(CertificateDocument document);

    /// <summary>What could not be printed of a text, to be told before anything is issued; empty when all of it can.</summary>
    IReadOnlyList<UnprintableCharacter> FindUnprintable(string text);
}

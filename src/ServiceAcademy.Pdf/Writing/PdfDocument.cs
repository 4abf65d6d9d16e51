using System.Text;
using ServiceAcademy.Pdf.Fonts;

namespace ServiceAcademy.Pdf.Writing;

/// <summary>
/// A document of one page, built to ISO 19005-2 level A (PDF/A-2a) and ISO 14289-1 (PDF/UA-1) on PDF 1.7: tagged, with language,
/// title, metadata, embedded fonts and an output intent; no transparency, no script, no encryption.
/// </summary>
internal sealed class PdfDocument
{
    private static readonly Lazy<PreparedStream> Profile = new(() => new PreparedStream(IccProfile.Srgb));

    private readonly Dictionary<TrueTypeFont, EmbeddedFont> fonts = [];
    private readonly List<(Box Area, string Address, string Description, StructureElement Element)> links = [];
    private readonly List<(string Name, Box Area, PreparedStream Content)> forms = [];
    private readonly DocumentProperties properties;
    private readonly Box page;

    public PdfDocument(Box page, DocumentProperties properties)
    {
        (this.page, this.properties) = (page, properties);
        Canvas = new PdfCanvas(Structure, Font);
    }

    public StructureTree Structure { get; } = new();

    public PdfCanvas Canvas { get; }

    /// <summary>A drawing that the page repeats (ISO 32000-1, 8.10); what it shows is marked where it is painted.</summary>
    public void AddForm(string name, Box area, PreparedStream content) => forms.Add((name, area, content));

    /// <summary>A link annotation (ISO 32000-1, 12.5.6.5) that its element encloses, with the description that ISO 14289-1, 7.18.5 asks for.</summary>
    public void AddLink(StructureElement element, Box area, string address, string description) => links.Add((area, address, description, element));

    public byte[] ToBytes()
    {
        var file = new PdfFile();
        var (catalog, pages, pageObject) = (file.Reserve(), file.Reserve(), file.Reserve());

        var annotations = string.Join(' ', links.Select(link => WriteLink(file, link)));
        var structure = Structure.Write(file, pageObject);
        var content = file.AddStream("", Canvas.ToBytes());
        var formList = string.Join(' ', forms.Select(form => $"/{form.Name} {file.AddStream($"/Type /XObject /Subtype /Form /BBox [{Corners(form.Area)}] /Resources << >>", form.Content)}"));
        var fontList = string.Join(' ', fonts.Values.Select(font => $"/{font.ResourceName} {font.Write(file)}"));
        file.Write(pageObject, $"<< /Type /Page /Parent {pages} /MediaBox [{Corners(page)}] /Contents {content} /Resources << /Font << {fontList} >> /XObject << {formList} >> >> /StructParents 0 /Tabs /S /Annots [{annotations}] >>");
        file.Write(pages, $"<< /Type /Pages /Kids [{pageObject}] /Count 1 >>");

        var profile = file.AddStream("/N 3 /Alternate /DeviceRGB", Profile.Value);
        var metadata = file.AddStream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(XmpPacket.Build(properties)), compress: false);
        file.Write(catalog, $"<< /Type /Catalog /Pages {pages} /Lang ({properties.Language}) /MarkInfo << /Marked true >> /StructTreeRoot {structure} /ViewerPreferences << /DisplayDocTitle true >> /Metadata {metadata} /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile {profile} >>] >>");
        return file.Finish(catalog, WriteInformation(file));
    }

    private EmbeddedFont Font(TrueTypeFont font)
    {
        if (!fonts.TryGetValue(font, out var embedded))
            fonts[font] = embedded = new EmbeddedFont(font, $"F{fonts.Count + 1}");
        return embedded;
    }

    private PdfReference WriteLink(PdfFile file, (Box Area, string Address, string Description, StructureElement Element) link)
    {
        var annotation = file.Reserve();
        var key = Structure.Attach(link.Element, annotation);
        var address = new Uri(link.Address).AbsoluteUri; // ASCII, as ISO 32000-1, 12.6.4.7 wants it
        file.Write(annotation, $"<< /Type /Annot /Subtype /Link /Rect [{Corners(link.Area)}] /Border [0 0 0] /F 4 /StructParent {key} /Contents {PdfSyntax.Text(link.Description)} /A << /S /URI /URI <{Convert.ToHexString(Encoding.ASCII.GetBytes(address))}> >> >>");
        return annotation;
    }

    private PdfReference WriteInformation(PdfFile file) => file.Add(
        $"<< /Title {PdfSyntax.Text(properties.Title)} /Author {PdfSyntax.Text(properties.Author)} /Subject {PdfSyntax.Text(properties.Subject)} /Producer ({DocumentProperties.Producer}) /CreationDate {PdfSyntax.Date(properties.Created)} /ModDate {PdfSyntax.Date(properties.Created)} >>");

    private static string Corners(Box box) => PdfSyntax.Numbers(box.Left, box.Bottom, box.Right, box.Top);
}

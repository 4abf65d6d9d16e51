using System.Globalization;
using System.Text;

namespace ServiceAcademy.Pdf.Writing;

/// <summary>
/// The document's logical structure (ISO 32000-1, 14.7; the standard types of 14.8.4), which ISO 19005-2 level A and
/// ISO 14289-1 ask for: what a screen reader follows. All content of the one page is either tagged here or an artifact.
/// </summary>
internal sealed class StructureTree
{
    private readonly List<StructureElement> byContentId = [];
    private readonly List<StructureElement> byAnnotation = [];

    public StructureElement Document { get; } = new("Document", null);

    /// <summary>The next marked-content identifier of the page (ISO 32000-1, 14.7.4.2).</summary>
    public int Mark(StructureElement element)
    {
        element.Kids.Add(new MarkedContent(byContentId.Count));
        byContentId.Add(element);
        return byContentId.Count - 1;
    }

    /// <summary>Attaches an annotation; the result is its /StructParent key. Key 0 is the page's own.</summary>
    public int Attach(StructureElement element, PdfReference annotation)
    {
        element.Kids.Add(new AnnotationReference(annotation));
        byAnnotation.Add(element);
        return byAnnotation.Count;
    }

    public PdfReference Write(PdfFile file, PdfReference page)
    {
        var root = file.Reserve();
        var references = new Dictionary<StructureElement, PdfReference>();
        Reserve(Document);
        WriteElement(Document, root);

        var nums = new StringBuilder("0 [").AppendJoin(' ', byContentId.Select(element => references[element])).Append(']');
        for (var i = 0; i < byAnnotation.Count; i++)
            nums.Append(CultureInfo.InvariantCulture, $" {i + 1} {references[byAnnotation[i]]}");
        file.Write(root, $"<< /Type /StructTreeRoot /K [{references[Document]}] /ParentTree << /Nums [{nums}] >> /ParentTreeNextKey {byAnnotation.Count + 1} >>");
        return root;

        void Reserve(StructureElement element)
        {
            references[element] = file.Reserve();
            foreach (var kid in element.Kids.OfType<StructureElement>())
                Reserve(kid);
        }

        void WriteElement(StructureElement element, PdfReference parent)
        {
            var own = references[element];
            var body = new StringBuilder($"<< /Type /StructElem /S /{element.Type} /P {parent} /Pg {page}");
            if (element.Alternative is { } alternative) body.Append($" /Alt {PdfSyntax.Text(alternative)}");
            if (element.Language is { } language) body.Append($" /Lang ({language})");
            if (element.Bounds is { } box) body.Append($" /A << /O /Layout /BBox [{PdfSyntax.Numbers(box.Left, box.Bottom, box.Right, box.Top)}] /Placement /Block >>");
            body.Append(" /K [").AppendJoin(' ', element.Kids.Select(kid => kid switch
            {
                StructureElement child => references[child].ToString(),
                MarkedContent content => content.Id.ToString(CultureInfo.InvariantCulture),
                AnnotationReference annotation => $"<< /Type /OBJR /Obj {annotation.Annotation} /Pg {page} >>",
                _ => throw new InvalidOperationException(),
            }));
            file.Write(own, body.Append("] >>").ToString());
            foreach (var kid in element.Kids.OfType<StructureElement>())
                WriteElement(kid, own);
        }
    }
}

/// <summary>One structure element. A figure must say its alternative text and its bounds (ISO 14289-1, 7.3).</summary>
internal sealed class StructureElement(string type, string? language)
{
    public string Type { get; } = type;

    public string? Language { get; } = language;

    public string? Alternative { get; init; }

    public Box? Bounds { get; init; }

    public List<object> Kids { get; } = [];

    public StructureElement Add(string type, string? language = null, string? alternative = null, Box? bounds = null)
    {
        var child = new StructureElement(type, language) { Alternative = alternative, Bounds = bounds };
        Kids.Add(child);
        return child;
    }
}

internal sealed record MarkedContent(int Id);

internal sealed record AnnotationReference(PdfReference Annotation);

/// <summary>A rectangle in points, from the page's lower left corner.</summary>
internal readonly record struct Box(double Left, double Bottom, double Right, double Top)
{
    public double Width => Right - Left;

    public double Height => Top - Bottom;

    public double CentreX => (Left + Right) / 2;

    public double CentreY => (Bottom + Top) / 2;

    public Box Inset(double by) => new(Left + by, Bottom + by, Right - by, Top - by);
}

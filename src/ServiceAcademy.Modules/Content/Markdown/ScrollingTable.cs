using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ServiceAcademy.Modules.Content.Markdown;

/// <summary>
/// A table that scrolls by itself on a narrow screen, reachable by keyboard. Alignment is a class: the library's own
/// <c>style</c> attribute would be refused by the content security policy.
/// </summary>
internal sealed class ScrollingTable(string label) : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.Write("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").WriteEscape(label).WriteLine("\"><table>");
        var inBody = false;
        foreach (var row in table.OfType<TableRow>())
        {
            if (!row.IsHeader && !inBody)
                renderer.WriteLine("<tbody>");
            inBody |= !row.IsHeader;
            renderer.Write(row.IsHeader ? "<thead><tr>" : "<tr>");
            for (var i = 0; i < row.Count; i++)
                WriteCell(renderer, table, row, (TableCell)row[i], i);
            renderer.WriteLine(row.IsHeader ? "</tr></thead>" : "</tr>");
        }
        renderer.WriteLine(inBody ? "</tbody></table></div>" : "</table></div>");
    }

    private static void WriteCell(HtmlRenderer renderer, Table table, TableRow row, TableCell cell, int index)
    {
        // An empty heading (the corner of a two-way table) is no heading.
        var tag = row.IsHeader && cell.Descendants<LeafInline>().Any() ? "th" : "td";
        var column = cell.ColumnIndex >= 0 ? cell.ColumnIndex : index;
        var alignment = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
        renderer.Write("<").Write(tag);
        if (tag == "th")
            renderer.Write(" scope=\"col\"");
        if (alignment is TableColumnAlign.Right)
            renderer.Write(" class=\"num\"");
        renderer.Write(">");
        var before = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = cell.Count == 1;
        renderer.Write(cell);
        renderer.ImplicitParagraph = before;
        renderer.Write("</").Write(tag).Write(">");
    }
}

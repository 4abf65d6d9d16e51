using System.Text;
using System.Text.Encodings.Web;

namespace ServiceAcademy.Theme.Charts;

/// <summary>The same figures as a table, one key away from every chart.</summary>
internal static class FigureTable
{
    public static string Draw(HtmlEncoder html, string summary, string caption, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder("<details><summary>").Append(html.Encode(summary)).Append("</summary><table><caption class=\"visually-hidden\">")
            .Append(html.Encode(caption)).Append("</caption><thead><tr>");
        foreach (var cell in head)
            text.Append("<th scope=\"col\">").Append(html.Encode(cell)).Append("</th>");
        text.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            text.Append("<tr><th scope=\"row\">").Append(html.Encode(row[0])).Append("</th>");
            foreach (var cell in row.Skip(1))
                text.Append("<td>").Append(html.Encode(cell)).Append("</td>");
            text.Append("</tr>");
        }
        return text.Append("</tbody></table></details>").ToString();
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceAcademy.Certificates.Badges;

/// <summary>
/// JSON in the one spelling that is signed (JCS, RFC 8785): members in order of their UTF-16 units, no blanks, only the escapes that must be.
/// Of numbers whole ones up to 2⁵³ only: a credential of ours has no others, and their spelling needs no rules.
/// </summary>
internal static class CanonicalJson
{
    /// <exception cref="ArgumentException">A number is no whole one that doubles hold exactly.</exception>
    public static byte[] Bytes(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case JsonObject members:
                WriteAll('{', members.OrderBy(member => member.Key, StringComparer.Ordinal), '}', text, member =>
                {
                    WriteString(member.Key, text);
                    text.Append(':');
                    Write(member.Value, text);
                });
                break;
            case JsonArray items:
                WriteAll('[', items, ']', text, item => Write(item, text));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteString(value.GetValue<string>(), text);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                text.Append(Whole(value));
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void WriteAll<T>(char open, IEnumerable<T> parts, char close, StringBuilder text, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var part in parts)
        {
            if (!first)
                text.Append(',');
            first = false;
            write(part);
        }
        text.Append(close);
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var character in value)
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u").Append(((int)character).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        text.Append('"');
    }

    private static string Whole(JsonValue value) =>
        long.TryParse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 1L << 53
            ? number.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : throw new ArgumentException($"{value.ToJsonString()} is no whole number that every reader holds exactly.");
}

using System.Globalization;
using System.Text;

namespace ServiceAcademy.Pdf.Writing;

/// <summary>How numbers, strings and dates are spelt in a PDF file (ISO 32000-1, 7.3 and 7.9).</summary>
internal static class PdfSyntax
{
    /// <summary>At most three decimals: a thousandth of a point is far below what any printer resolves.</summary>
    public static string Number(double value)
    {
        var text = Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    public static string Numbers(params ReadOnlySpan<double> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
            text.Append(text.Length > 0 ? " " : "").Append(Number(value));
        return text.ToString();
    }

    /// <summary>A text string (ISO 32000-1, 7.9.2.2) as hexadecimal UTF-16BE with its byte order mark: any text, no escapes.</summary>
    public static string Text(string value) => $"<FEFF{Hex(value)}>";

    public static string Hex(string value) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(value));

    /// <summary>ISO 32000-1, 7.9.4, in universal time.</summary>
    public static string Date(DateTimeOffset value) =>
        $"(D:{value.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)";
}

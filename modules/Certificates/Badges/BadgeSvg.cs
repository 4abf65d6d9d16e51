using System.Globalization;
using System.Xml.Linq;

namespace ServiceAcademy.Certificates.Badges;

/// <summary>A picture of the award with the credential inside (Open Badges 3.0, 5.3.2.2): whoever has the picture has the badge.</summary>
internal static class BadgeSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace Badges = "https://purl.imsglobal.org/ob/v3p0";

    /// <param name="jwt">The credential as VC-JWT.</param>
    public static string Bake(Certificate certificate, string language, string jwt)
    {
        var title = certificate.CourseTitle.In(language);
        var drawing = new XElement(Svg + "svg",
            new XAttribute(XNamespace.Xmlns + "openbadges", Badges.NamespaceName), new XAttribute("viewBox", "0 0 240 240"), new XAttribute("role", "img"),
            new XElement(Svg + "title", $"{title} · {certificate.Issuer.In(language)} · {certificate.Number}"),
            new XElement(Badges + "credential", new XAttribute("verify", jwt)),
            Disc(112, "#976213"), Disc(106, "#fdfaf3"), Ring(100), Ring(72),
            Star(),
            Line(title, 150, 13, true), Line(certificate.Issuer.In(language), 168, 8, false),
            Line(certificate.IssuedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 182, 8, false));
        return new XDocument(new XDeclaration("1.0", "utf-8", null), drawing).Declaration + "\n" + drawing.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Disc(int radius, string colour) => Circle(radius, new XAttribute("fill", colour));

    private static XElement Ring(int radius) => Circle(radius, new XAttribute("fill", "none"), new XAttribute("stroke", "#cdab76"));

    private static XElement Circle(int radius, params XAttribute[] look) =>
        new(Svg + "circle", new XAttribute("cx", 120), new XAttribute("cy", 120), new XAttribute("r", radius), look);

    /// <summary>Five points above the words.</summary>
    private static XElement Star() => new(Svg + "polygon", new XAttribute("fill", "#976213"), new XAttribute("points", string.Join(' ', Enumerable.Range(0, 10).Select(i =>
    {
        var (radius, angle) = (i % 2 == 0 ? 26 : 10.5, Math.PI * (i / 5.0 - 0.5));
        return string.Create(CultureInfo.InvariantCulture, $"{120 + radius * Math.Cos(angle):0.##},{96 + radius * Math.Sin(angle):0.##}");
    }))));

    /// <summary>Long words become smaller, so that they stay inside the ring.</summary>
    private static XElement Line(string text, int y, double size, bool isStrong) => new(Svg + "text",
        new XAttribute("x", 120), new XAttribute("y", y), new XAttribute("text-anchor", "middle"), new XAttribute("font-family", "Noto Serif, Noto Serif SC, serif"),
        new XAttribute("font-size", Math.Min(size, 170 / Math.Max(1, text.Sum(character => character > 0x2E7F ? 1.0 : 0.55))).ToString("0.##", CultureInfo.InvariantCulture)),
        new XAttribute("font-weight", isStrong ? 600 : 400), new XAttribute("fill", "#171f2e"), text);
}

namespace ServiceAcademy.Certificates;

/// <summary>The addresses of this room's pages.</summary>
internal static class Paths
{
    public const string Mine = "/certificates";

    public const string Register = "/certificates/register";

    public static string Pdf(long id) => FormattableString.Invariant($"/certificates/{id}.pdf");

    public static string Verify(string code) => $"/verify/{code}";
}

using System.ComponentModel.DataAnnotations;

namespace ServiceAcademy.Web.FirstSteps;

/// <summary>What the first administrator says.</summary>
public sealed class FirstStepsForm
{
    public string? Token { get; set; }

    [Required, StringLength(200)]
    public string? Organisation { get; set; }

    [StringLength(200)]
    public string? OrganisationChinese { get; set; }

    [Required]
    public string TimeZone { get; set; } = TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : "Etc/UTC";

    [Required, StringLength(200)]
    public string? Name { get; set; }

    [StringLength(200)]
    public string? NativeName { get; set; }

    [Required, EmailAddress, StringLength(254)]
    public string? Email { get; set; }

    [Required, StringLength(200)]
    public string? Password { get; set; }

    /// <summary>Time zones to choose from.</summary>
    internal static IEnumerable<string> TimeZones =>
        TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id).Append("Etc/UTC").Distinct().Order(StringComparer.Ordinal);
}

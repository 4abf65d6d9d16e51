using System.Globalization;

namespace ServiceAcademy.Certificates;

/// <summary>Whether a certificate stands.</summary>
public enum CertificateStatus
{
    /// <summary>It stands.</summary>
    Valid,

    /// <summary>Its last day is past.</summary>
    Expired,

    /// <summary>The issuer took it back.</summary>
    Revoked,
}

/// <summary>Days of issue and expiry, all in the organisation's time zone.</summary>
internal static class Validity
{
    /// <summary>The day on which an instant falls for the organisation.</summary>
    public static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>A day in words, without the day of the week, as it stands on papers.</summary>
    public static string Say(DateOnly day) =>
        day.ToString(CultureInfo.CurrentCulture.DateTimeFormat.LongDatePattern.Replace("dddd", "").Trim(' ', ','), CultureInfo.CurrentCulture);

    /// <summary>The last day: the same day so many months later; where that month is too short, its last day.</summary>
    public static DateOnly LastDay(DateOnly issuedOn, int months) => issuedOn.AddMonths(months);

    /// <summary>What a certificate is worth on a day. Its last day still counts.</summary>
    public static CertificateStatus Status(DateOnly? validUntil, bool isRevoked, DateOnly today) =>
        isRevoked ? CertificateStatus.Revoked : validUntil < today ? CertificateStatus.Expired : CertificateStatus.Valid;
}

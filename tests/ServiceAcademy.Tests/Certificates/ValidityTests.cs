using ServiceAcademy.Certificates;

namespace ServiceAcademy.Tests.Certificates;

public sealed class ValidityTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly TimeZoneInfo Honolulu = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Honolulu");

    [Fact]
    public void The_day_of_issue_is_the_organisations()
    {
        // 16:30 UTC is past midnight in Shanghai and the morning before in Honolulu.
        var at = new DateTimeOffset(2026, 12, 31, 16, 30, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2027, 1, 1), Validity.Day(at, Shanghai));
        Assert.Equal(new DateOnly(2026, 12, 31), Validity.Day(at, Honolulu));
    }

    [Theory]
    [InlineData("2026-11-22", 24, "2028-11-22")]
    [InlineData("2026-08-31", 6, "2027-02-28")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    public void Months_roll_to_the_same_day_or_the_months_last(string issued, int months, string last) =>
        Assert.Equal(DateOnly.Parse(last, CultureInfo.InvariantCulture), Validity.LastDay(DateOnly.Parse(issued, CultureInfo.InvariantCulture), months));

    [Fact]
    public void The_last_day_still_counts_until_midnight_of_the_organisation()
    {
        var last = new DateOnly(2026, 11, 22);

        Assert.Equal(CertificateStatus.Valid, Status(new DateTimeOffset(2026, 11, 22, 15, 59, 59, TimeSpan.Zero), Shanghai));
        Assert.Equal(CertificateStatus.Expired, Status(new DateTimeOffset(2026, 11, 22, 16, 0, 0, TimeSpan.Zero), Shanghai));
        Assert.Equal(CertificateStatus.Valid, Status(new DateTimeOffset(2026, 11, 22, 16, 0, 0, TimeSpan.Zero), Honolulu));

        CertificateStatus Status(DateTimeOffset now, TimeZoneInfo zone) => Validity.Status(last, false, Validity.Day(now, zone));
    }

    [Fact]
    public void Revoked_comes_before_expired_and_no_last_day_never_expires()
    {
        var today = new DateOnly(2026, 11, 22);

        Assert.Equal(CertificateStatus.Revoked, Validity.Status(today.AddDays(-1), true, today));
        Assert.Equal(CertificateStatus.Valid, Validity.Status(null, false, today));
    }
}

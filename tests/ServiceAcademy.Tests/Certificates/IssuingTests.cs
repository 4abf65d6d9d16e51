using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Certificates;
using ServiceAcademy.Data;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.Certificates;

public sealed class IssuingTests
{
    [Theory, BothDatabases]
    public async Task Racing_completions_get_numbers_without_gaps_and_one_certificate_each(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database);
        var person = await academy.PersonAsync("aisha-rahman");
        // A year of its own, so that its first number is raced for, too.
        var at = new DateTimeOffset(2031, 5, 1, 8, 0, 0, TimeSpan.Zero);
        var enrolments = Enumerable.Range(0, 12).Select(_ => Awards.NewEnrolment()).ToList();

        // Each enrolment twice, and every third time one more completion that fails after its certificate was numbered.
        await Task.WhenAll(enrolments.Concat(enrolments).Select((enrolment, index) => Task.Run(async () =>
        {
            if (index % 3 == 0)
                await Assert.ThrowsAsync<OperationCanceledException>(() => academy.CompleteAsync(person, Awards.NewEnrolment(), at, fails: true));
            await academy.CompleteAsync(person, enrolment, at);
        })));

        var issued = (await academy.RegisterAsync()).Where(row => row.Year == 2031).ToList();
        Assert.Equal(Enumerable.Range(1, enrolments.Count), issued.Select(row => row.Sequence));
        Assert.Equal(enrolments.Order(), issued.Select(row => row.EnrolmentId).Order());
        Assert.Equal("2031-000001", issued[0].Number);
        var said = await academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().OfPersonAsync(person.Subject, 1000));
        Assert.Equal(enrolments.Count, said.Count(sentence => sentence.Verb == Verbs.Earned && sentence.Part.StartsWith("2031-", StringComparison.Ordinal)));
    }

    [Theory, BothDatabases]
    public async Task The_snapshot_is_of_the_day_in_the_companys_zone(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);

        // 17:00 UTC on New Year's Eve is New Year's Day in Shanghai.
        var certificate = await academy.EarnAsync("jianguo-chen", new DateTimeOffset(2025, 12, 31, 17, 0, 0, TimeSpan.Zero));

        Assert.Equal(new DateOnly(2026, 1, 1), certificate.IssuedOn);
        Assert.Equal(2026, certificate.Year);
        Assert.Equal("Chen Jianguo", certificate.HolderName);
        Assert.Equal("陈建国", certificate.NativeName);
        Assert.True(certificate.ValidUntil > certificate.IssuedOn);
        Assert.NotEqual(certificate.CourseTitle.En, certificate.CourseTitle.ZhHans);
        Assert.True(certificate.IsDemo);
    }

    [Theory, BothDatabases]
    public async Task A_name_that_cannot_be_printed_waits_and_is_issued_once_it_is_mended(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database);
        var person = await academy.PersonAsync("aisha-rahman");
        var enrolment = Awards.NewEnrolment();

        await academy.CompleteAsync(person with { NativeName = "عائشة" }, enrolment, DateTimeOffset.UnixEpoch.AddYears(55));

        Assert.DoesNotContain(await academy.RegisterAsync(), row => row.EnrolmentId == enrolment);
        var hr = await academy.AsAsync("priya-nair");
        var register = await hr.OpenAsync("/certificates/register");
        Assert.Contains("U+0639", register.The("main").TextContent, StringComparison.Ordinal);
        var learner = await academy.AsAsync("aisha-rahman");
        Assert.NotNull((await learner.OpenAsync("/certificates")).The(".callout"));

        // The person's row says nothing unprintable (any more), so trying again succeeds.
        var after = await hr.SubmitAsync(register, "form[action*='/waiting/']");
        Assert.Contains(await academy.RegisterAsync(), row => row.EnrolmentId == enrolment);
        Assert.Null(after.Html.QuerySelector("form[action*='/waiting/']"));
    }

    [Theory, BothDatabases]
    public async Task Revoking_twice_is_one_revocation(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var certificate = await academy.EarnAsync("xiuying-huang", DateTimeOffset.UnixEpoch.AddYears(56));

        for (var i = 0; i < 2; i++)
            await academy.InsideAsync(async services =>
            {
                await services.GetRequiredService<CertificatesApi>().Issuing.RevokeAsync(certificate.Id, certificate.PersonId, "issued by mistake", default);
                return true;
            });

        Assert.Equal(1, await academy.InsideAsync(services =>
            services.GetRequiredService<AcademyDb>().Set<Revocation>().CountAsync(row => row.CertificateId == certificate.Id)));
        var page = await academy.Anonymous().OpenAsync("/verify/" + certificate.Code);
        Assert.NotNull(page.The(".verification.is-invalid"));
        Assert.Contains("revoked", page.The(".verification .result").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("issued by mistake", page.Text, StringComparison.Ordinal);
    }
}

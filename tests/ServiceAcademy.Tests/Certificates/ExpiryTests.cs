using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Certificates;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.People;

namespace ServiceAcademy.Tests.Certificates;

public sealed class ExpiryTests
{
    [Theory]
    [InlineData(90, 90)]
    [InlineData(89, 90)]
    [InlineData(60, 60)]
    [InlineData(31, 60)]
    [InlineData(8, 30)]
    [InlineData(7, 7)]
    [InlineData(1, 7)]
    [InlineData(0, 0)]
    public void The_nearest_day_that_is_reached_counts(int left, int reached)
    {
        var today = new DateOnly(2026, 11, 22);

        Assert.Equal(reached, ExpiryNotices.Reached(today.AddDays(left), today));
    }

    [Theory, BothDatabases]
    public async Task Holder_and_manager_are_told_once_in_their_languages_and_nobody_who_has_renewed(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database);
        var before = await ReadAsync(academy);
        // Its 24 months end in some fifty days; who earned it again since is not reminded.
        var now = TimeProvider.System.GetUtcNow();
        var runsOut = await academy.EarnAsync("mei-lin", now.AddMonths(-24).AddDays(50));
        await academy.EarnAsync("jose-alvarez", now.AddMonths(-24).AddDays(50));
        await academy.EarnAsync("jose-alvarez", now);

        for (var hour = 0; hour < 3; hour++)
            await academy.InsideAsync(async services =>
            {
                await services.GetRequiredService<ExpiryNotices>().RaiseAsync(default);
                return true;
            });

        var told = (await ReadAsync(academy)).Except(before).ToList();
        // Lin Mei reads English, her manager Zhang Min Chinese.
        Assert.Single(told, title => title.StartsWith("The certificate “", StringComparison.Ordinal) && title.EndsWith("→ mei.lin@hotel.example", StringComparison.Ordinal));
        Assert.Single(told, title => title.StartsWith("林梅: “", StringComparison.Ordinal) && title.EndsWith("到期 → min.zhang@hotel.example", StringComparison.Ordinal));
        Assert.DoesNotContain(await ReadAsync(academy), title => title.EndsWith("→ jose.alvarez@hotel.example", StringComparison.Ordinal));
        Assert.Equal([60], await academy.InsideAsync(services => services.GetRequiredService<AcademyDb>().Set<ExpiryNotice>()
            .Where(notice => notice.CertificateId == runsOut.Id).Select(notice => notice.Days).ToListAsync()));
    }

    [Fact]
    public async Task Issued_and_revoked_are_told_to_whoever_listens_in_the_same_write()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, listeners: services => services.AddScoped<IHandle<CertificateIssued>, Ear>()
            .AddScoped<IHandle<CertificateRevoked>, Ear>().AddSingleton<Heard>());
        var certificate = await academy.EarnAsync("mei-lin", TimeProvider.System.GetUtcNow());
        for (var click = 0; click < 2; click++)
            await academy.InsideAsync(async services =>
            {
                await services.GetRequiredService<CertificatesApi>().Issuing.RevokeAsync(certificate.Id, 1, "A mistake.", default);
                return true;
            });

        var heard = academy.Services.GetRequiredService<Heard>().News
            .Where(news => ((IOutgoing)news).Key.EndsWith(certificate.Number, StringComparison.Ordinal)).ToList();
        Assert.Equal([$"certificate-issued:{certificate.Number}", $"certificate-revoked:{certificate.Number}"], heard.Select(news => ((IOutgoing)news).Key));
        Assert.Equal($"http://localhost:5080/verify/{certificate.Code}", Assert.IsType<CertificateIssued>(heard[0]).VerifyUrl);
    }

    /// <summary>Titles of what stands in the outbox.</summary>
    private static Task<List<string>> ReadAsync(Academy academy) => academy.InsideAsync(services => services.GetRequiredService<AcademyDb>().Database
        .SqlQueryRaw<string>("""SELECT "Title" AS "Value" FROM "Outbox_Messages" """).ToListAsync());

    private sealed class Heard
    {
        public List<object> News { get; } = [];
    }

    private sealed class Ear(Heard heard) : IHandle<CertificateIssued>, IHandle<CertificateRevoked>
    {
        public Task HandleAsync(CertificateIssued happened, CancellationToken cancellation) => Hear(happened);

        public Task HandleAsync(CertificateRevoked happened, CancellationToken cancellation) => Hear(happened);

        private Task Hear(object news)
        {
            heard.News.Add(news);
            return Task.CompletedTask;
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.People;
using ServiceAcademy.Tests.Data;

namespace ServiceAcademy.Tests.People;

/// <summary>People follow the accounts of a host that keeps them itself.</summary>
public sealed class PeopleAccountsTests
{
    [Theory, BothDatabases]
    public async Task An_account_is_added_renamed_shut_out_and_let_in_again(DatabaseKind kind)
    {
        await using var room = await OpenAsync(kind);

        var added = await FollowAsync(room, new HostAccount("u1", "Lin Mei", "Mei.Lin@Hotel.example", "zh-Hans"));
        Assert.Equal(("Lin Mei", "mei.lin@hotel.example", "zh-Hans", true), (added.Name, added.Email, added.Locale, added.IsActive));

        var renamed = await FollowAsync(room, new HostAccount("u1", "Lin Mei-Hua", "mei.hua@hotel.example"));
        Assert.Equal((added.Id, added.Subject), (renamed.Id, renamed.Subject));
        Assert.Equal(("Lin Mei-Hua", "mei.hua@hotel.example", "zh-Hans"), (renamed.Name, renamed.Email, renamed.Locale));

        Assert.False((await FollowAsync(room, new HostAccount("u1", "Lin Mei-Hua", "mei.hua@hotel.example", IsActive: false))).IsActive);
        Assert.False((await FollowAsync(room, new HostAccount("u1", "Lin Mei-Hua", "mei.hua@hotel.example"))).IsActive);
        Assert.True((await FollowAsync(room, new HostAccount("u1", "Lin Mei-Hua", "mei.hua@hotel.example", IsActive: true))).IsActive);
    }

    [Theory, BothDatabases]
    public async Task A_person_is_recognised_by_address_and_nobody_takes_anothers(DatabaseKind kind)
    {
        await using var room = await OpenAsync(kind);
        var first = await FollowAsync(room, new HostAccount("u1", "Sun Hao", "hao@hotel.example"));
        var second = await FollowAsync(room, new HostAccount("u2", "Anna Keller", "anna@hotel.example"));

        Assert.Equal(first.Id, (await FollowAsync(room, new HostAccount("u3", "Sun Hao", "hao@hotel.example"))).Id);
        Assert.Equal((second.Id, "anna@hotel.example"),
            await FollowAsync(room, new HostAccount("u2", "Anna Keller", "hao@hotel.example")) is var kept ? (kept.Id, kept.Email) : default);
    }

    [Theory, BothDatabases]
    public async Task Somebody_who_is_shut_out_before_the_first_visit_is_not_added(DatabaseKind kind)
    {
        await using var room = await OpenAsync(kind);

        await room.InsideAsync(async scope =>
        {
            await scope.GetRequiredService<PeopleAccounts>().FollowAsync(new HostAccount("u1", "Nobody", "nobody@hotel.example", IsActive: false));
            Assert.False(await scope.GetRequiredService<PeopleApi>().AnyAsync());
            return true;
        });
    }

    private static Task<DataRoom> OpenAsync(DatabaseKind kind) => DataRoom.OpenAsync(kind, services => services
        .AddHttpContextAccessor().AddAuthorization().AddLocalization().AddScoped<PeopleApi>().AddScoped<PeopleAccounts>());

    private static Task<PersonCard> FollowAsync(DataRoom room, HostAccount account) => room.InsideAsync(async scope =>
    {
        await scope.GetRequiredService<PeopleAccounts>().FollowAsync(account);
        return (await scope.GetRequiredService<PeopleApi>().FindByAccountAsync(account.UserId))!;
    });
}

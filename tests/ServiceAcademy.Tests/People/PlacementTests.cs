using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;

namespace ServiceAcademy.Tests.People;

/// <summary>Who worked where, when.</summary>
public sealed class PlacementTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Theory, BothDatabases]
    public async Task Figures_can_be_cut_by_where_people_were_at_the_time(DatabaseKind kind)
    {
        var academy = await Academies.SharedAsync(kind);
        var (id, from, to) = await academy.InsideAsync(async services =>
        {
            var people = services.GetRequiredService<PeopleApi>();
            var teams = await people.TeamsAsync();
            var id = await people.AddAsync(Somebody("moves", teams[0].Id, Today.AddDays(-400)));
            await people.PlaceAsync(id, Today.AddDays(-100), teamId: teams[1].Id, job: "Concierge", managerId: null);
            return (id, teams[0].Id, teams[1].Id);
        });

        Assert.Null(await TeamOnAsync(academy, id, -401));
        Assert.Equal(from, await TeamOnAsync(academy, id, -400));
        Assert.Equal(from, await TeamOnAsync(academy, id, -101));
        Assert.Equal(to, await TeamOnAsync(academy, id, -100));
        Assert.Equal(to, await TeamOnAsync(academy, id, 0));
        Assert.Equal("Concierge", (await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().FindAsync(id)))!.JobTitle.En);
    }

    [Theory, BothDatabases]
    public async Task A_correction_of_the_same_day_counts_and_the_wrong_row_stays(DatabaseKind kind)
    {
        var academy = await Academies.SharedAsync(kind);
        await academy.InsideAsync(async services =>
        {
            var people = services.GetRequiredService<PeopleApi>();
            var teams = await people.TeamsAsync();
            var id = await people.AddAsync(Somebody("corrected", teams[0].Id, Today.AddDays(-50)));
            await people.PlaceAsync(id, Today.AddDays(-10), teams[1].Id, "Porter", null);
            await people.PlaceAsync(id, Today.AddDays(-10), teams[2].Id, "Porter", null);

            Assert.Equal([teams[0].Id, teams[2].Id], (await people.HistoryAsync(id)).Select(place => place.TeamId!.Value));
            Assert.Equal(Today.AddDays(-11), (await people.HistoryAsync(id))[0].Until);
            Assert.Equal([teams[0].Id, teams[1].Id, teams[2].Id], (await people.RecordedAsync(id)).Select(place => place.TeamId!.Value));
            return true;
        });
    }

    [Theory, BothDatabases]
    public async Task Who_leaves_and_comes_back_was_away_between(DatabaseKind kind)
    {
        var academy = await Academies.SharedAsync(kind);
        await academy.InsideAsync(async services =>
        {
            var people = services.GetRequiredService<PeopleApi>();
            var team = (await people.TeamsAsync())[0].Id;
            var id = await people.AddAsync(Somebody("returns", team, Today.AddDays(-50)));
            await people.LeaveAsync(id, Today.AddDays(-20));
            Assert.False((await people.FindAsync(id))!.IsActive);
            Assert.Null(await TeamOnAsync(academy, id, -1));

            await people.ReactivateAsync(id);
            Assert.True((await people.FindAsync(id))!.IsActive);
            Assert.Equal([false, true, false], (await people.HistoryAsync(id)).Select(place => place.Ended));
            Assert.Equal(team, await TeamOnAsync(academy, id, 0));
            Assert.Null(await TeamOnAsync(academy, id, -10));
            Assert.Equal(team, await TeamOnAsync(academy, id, -20));
            return true;
        });
    }

    [Theory, BothDatabases]
    public async Task A_last_day_to_come_ends_access_after_it(DatabaseKind kind)
    {
        var academy = await Academies.SharedAsync(kind);
        await academy.InsideAsync(async services =>
        {
            var people = services.GetRequiredService<PeopleApi>();
            var id = await people.AddAsync(Somebody("will-leave", null, Today.AddDays(-50)));
            await people.LeaveAsync(id, Today.AddDays(5));
            Assert.True((await people.FindAsync(id))!.IsActive);
            Assert.NotEmpty(people.Placed(Today.AddDays(5)).Where(person => person.Id == id));
            Assert.Empty(people.Placed(Today.AddDays(6)).Where(person => person.Id == id));
            return true;
        });
    }

    [Theory, BothDatabases]
    public async Task Managers_never_lead_each_other_in_a_circle(DatabaseKind kind)
    {
        var academy = await Academies.SharedAsync(kind);
        await academy.InsideAsync(async services =>
        {
            var people = services.GetRequiredService<PeopleApi>();
            var (first, second, third) = (await people.AddAsync(Somebody("circle-1", null, Today)), await people.AddAsync(Somebody("circle-2", null, Today)),
                await people.AddAsync(Somebody("circle-3", null, Today)));
            await people.PlaceAsync(second, Today, null, "", first);
            await people.PlaceAsync(third, Today, null, "", second);

            var refused = await Assert.ThrowsAsync<AcademyError>(() => people.PlaceAsync(first, Today, null, "", third));
            Assert.Equal(409, refused.Status);
            Assert.Contains("circle-1 → circle-3 → circle-2 → circle-1", refused.Why);
            await Assert.ThrowsAsync<AcademyError>(() => people.PlaceAsync(first, Today, null, "", first));
            return true;
        });
    }

    /// <summary>A database as 0.1.0 left it keeps everybody's teams, jobs and days.</summary>
    [Theory, BothDatabases]
    public async Task People_of_the_first_release_keep_their_places(DatabaseKind kind)
    {
        var database = kind == DatabaseKind.Sqlite
            ? DatabaseAddress.SqliteFile(Path.Combine(RunFolder.NewFolder("old"), "academy.db"))
            : DatabaseAddress.Parse(await PostgresServer.NewDatabaseAsync());
        var options = new DbContextOptionsBuilder<AcademyDb>();
        database.Configure(options, AcademyDb.HistoryTable, typeof(AcademyDb).Assembly.GetName().Name!);
        await using var db = new AcademyDb(options.Options, new WriteGate(database));
        await db.GetService<IMigrator>().MigrateAsync("20261122000000_First");
        var (added, left, no) = kind == DatabaseKind.Sqlite
            ? ("1700000000000000", "1710000000000000", "0")
            : ("'2023-11-14T22:13:20Z'", "'2024-03-09T16:00:00Z'", "false");
        var rows = $"""
            INSERT INTO "People_Organisation" ("TimeZone", "IsDemo", "Name_En", "Name_ZhHans") VALUES ('Etc/UTC', {no}, 'X', 'X');
            INSERT INTO "People_Teams" ("Code", "SiteId", "ManagerId", "Name_En", "Name_ZhHans") VALUES ('a', NULL, NULL, 'A', ''), ('b', NULL, NULL, 'B', '');
            INSERT INTO "People_People" ("Subject", "Name", "Email", "Locale", "AddedAt", "DeactivatedAt", "Job_En", "Job_ZhHans") VALUES
                ('11111111-1111-1111-1111-111111111111', 'Moved', 'a@x', 'en', {added}, NULL, 'Porter', '行李员'),
                ('22222222-2222-2222-2222-222222222222', 'Left', 'b@x', 'en', {added}, {left}, 'Porter', '行李员'),
                ('33333333-3333-3333-3333-333333333333', 'Free', 'c@x', 'en', {added}, NULL, '', '');
            INSERT INTO "People_Memberships" ("PersonId", "TeamId", "Since") VALUES (1, 1, '2023-01-01'), (1, 2, '2024-01-01'), (2, 1, '2023-02-01');
            """;
        await db.Database.ExecuteSqlRawAsync(rows);
        await db.Database.MigrateAsync();

        var people = new PeopleApi(db, new Microsoft.AspNetCore.Http.HttpContextAccessor(), null!, TimeProvider.System, null!);
        Assert.Equal([(1, new DateOnly(2023, 1, 1)), (2, new DateOnly(2024, 1, 1))], (await people.HistoryAsync(1)).Select(place => (place.TeamId!.Value, place.Since)));
        Assert.Equal([(false, new DateOnly(2023, 2, 1)), (true, new DateOnly(2024, 3, 10))], (await people.HistoryAsync(2)).Select(place => (place.Ended, place.Since)));
        Assert.Equal([new DateOnly(2023, 11, 14)], (await people.HistoryAsync(3)).Select(place => place.Since));
        Assert.Equal(["Porter", "Porter", ""], (await people.FindManyAsync([1, 2, 3])).OrderBy(card => card.Key)
            .Select(card => card.Key == 2 ? (people.Placed(new DateOnly(2024, 3, 1)).Single(person => person.Id == 2).JobEn) : card.Value.JobTitle.En));
        Assert.Equal([1, 3], (await people.AllAsync()).Select(card => card.Id).Order());
        Assert.Single(await people.JobsAsync());
    }

    internal static NewPerson Somebody(string name, int? team, DateOnly since) =>
        new(name, null, $"{name}@placements.example", new LocalText { En = "Porter" }, "en", null, team, since);

    private static Task<int?> TeamOnAsync(Academy academy, int person, int days) =>
        academy.InsideAsync(async services => (await services.GetRequiredService<PeopleApi>().Placed(Today.AddDays(days))
            .SingleOrDefaultAsync(placed => placed.Id == person))?.TeamId);
}

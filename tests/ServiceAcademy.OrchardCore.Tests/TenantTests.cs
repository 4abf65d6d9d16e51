using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People;

namespace ServiceAcademy.OrchardCore.Tests;

/// <summary>Each tenant has an academy of its own, in a database of its own, with people who are its users.</summary>
public sealed class TenantTests
{
    [Fact]
    public async Task With_sqlite_the_academy_is_a_file_in_the_tenants_folder()
    {
        var site = await Site.SharedAsync();
        foreach (var tenant in new[] { Site.Main, Site.South })
        {
            await using var file = new SqliteConnection($"Data Source={Path.Combine(site.Folder, "App_Data/Sites", tenant, "academy.db")};Mode=ReadOnly");
            await file.OpenAsync();
            await using var count = new SqliteCommand("SELECT count(*) FROM \"People_People\"", file);
            var people = (long)(await count.ExecuteScalarAsync())!;
            Assert.True(tenant == Site.Main ? people > 40 : people < 10, $"{people} people in {tenant}.");
        }
    }

    [Fact]
    public async Task With_postgresql_the_academy_is_a_schema_named_by_the_table_prefix()
    {
        var site = await Site.SharedAsync();
        await using var server = new NpgsqlConnection(site.Postgres);
        await server.OpenAsync();
        await using var query = new NpgsqlCommand("SELECT table_schema FROM information_schema.tables WHERE table_name = 'People_People'", server);

        Assert.Equal("academy_east", await query.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData(Site.South), InlineData(Site.East)]
    public async Task Tenants_never_see_each_others_people(string tenant)
    {
        var site = await Site.SharedAsync();
        var name = $"Visible Only-{tenant}";
        await CreateAsync(site, tenant, "only-here-" + tenant.ToLowerInvariant(), name, AcademyRoles.HR);

        var here = await (await site.AsAsync("only-here-" + tenant.ToLowerInvariant(), tenant: tenant)).OpenAsync(Site.Prefix(tenant) + "/people");
        Assert.Contains(name, here.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Priya Nair", here.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(name, await NamesAsync(site, tenant == Site.South ? Site.East : Site.South));
        Assert.DoesNotContain(name, await NamesAsync(site, Site.Main));

        // A cookie of one tenant opens nothing in another.
        var visitor = await site.AsAsync("priya-nair");
        Assert.Contains("/Login", (await visitor.GetAsync(Site.Prefix(tenant) + "/people")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_with_a_role_of_the_academy_are_people_of_it_as_long_as_the_site_lets_them_in()
    {
        var site = await Site.SharedAsync();
        await CreateAsync(site, Site.South, "follows", "Before Renaming", AcademyRoles.Employee);
        await CreateAsync(site, Site.South, "customer", "No Colleague", role: null);
        var names = await NamesAsync(site, Site.South);
        Assert.Contains("Before Renaming", names);
        Assert.DoesNotContain("No Colleague", names);

        await ChangeAsync(site, user => user.UserClaims.Single(claim => claim.ClaimType == "name").ClaimValue = "After Renaming");
        Assert.Contains("After Renaming", await NamesAsync(site, Site.South));
        Assert.DoesNotContain("Before Renaming", await NamesAsync(site, Site.South));

        await ChangeAsync(site, user => user.RoleNames.Clear());
        Assert.DoesNotContain("After Renaming", await NamesAsync(site, Site.South));
    }

    [Fact]
    public async Task The_connection_of_every_tenant_is_its_own()
    {
        var site = await Site.SharedAsync();
        var addresses = new List<string>();
        foreach (var tenant in new[] { Site.Main, Site.South, Site.East })
            addresses.Add(await site.InsideAsync(tenant, services => Task.FromResult(services.GetRequiredService<DatabaseAddress>().ToString()!)));

        Assert.Equal(3, addresses.Distinct().Count());
    }

    private static Task<List<string>> NamesAsync(Site site, string tenant) => site.InsideAsync(tenant, async services =>
        (await services.GetRequiredService<PeopleApi>().AllAsync()).Select(person => person.DisplayName).ToList());

    private static Task<bool> CreateAsync(Site site, string tenant, string userName, string name, string? role) => site.InsideAsync(tenant, async services =>
    {
        var user = new User { UserName = userName, Email = userName + "@site.example", EmailConfirmed = true, IsEnabled = true, RoleNames = role is null ? [] : [role] };
        user.UserClaims.Add(new UserClaim { ClaimType = "name", ClaimValue = name });
        var created = await services.GetRequiredService<UserManager<IUser>>().CreateAsync(user, Site.Password);
        Assert.True(created.Succeeded, string.Join(" ", created.Errors.Select(error => error.Description)));
        return true;
    });

    private static Task<bool> ChangeAsync(Site site, Action<User> change) => site.InsideAsync(Site.South, async services =>
    {
        var users = services.GetRequiredService<UserManager<IUser>>();
        var user = (User)(await users.FindByNameAsync("follows"))!;
        change(user);
        return (await users.UpdateAsync(user)).Succeeded;
    });
}

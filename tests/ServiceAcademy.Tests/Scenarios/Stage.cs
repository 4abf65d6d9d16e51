using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Tests.Scenarios;

/// <summary>An academy in which the small role-play <c>two-branches</c> is published.</summary>
internal static class Stage
{
    public const string Id = "two-branches";

    public static async Task<Academy> SharedAsync(DatabaseKind database) => await WithRolePlayAsync(await Academies.SharedAsync(database));

    public static async Task<Academy> FreshAsync(DatabaseKind database) => await WithRolePlayAsync(await Academy.StartAsync(database, demo: false));

    /// <summary>Starts an attempt for a demo person, as a course does, and answers its path.</summary>
    public static Task<string> StartAsync(this Academy academy, string email, string returnUrl, string id = Id) => academy.InsideAsync(async services =>
    {
        var person = (await services.GetRequiredService<PeopleApi>().AllAsync()).Single(card => card.Email == email);
        return await services.GetRequiredService<ScenariosApi>().StartAsync(person, id, 1, returnUrl);
    });

    /// <summary>Somebody who has met no role-play yet.</summary>
    public static Task<PersonCard> NewPersonAsync(this Academy academy) => academy.InsideAsync(async services =>
    {
        var people = services.GetRequiredService<PeopleApi>();
        var id = await people.AddAsync(new NewPerson("Test Player", null, $"{Guid.NewGuid():N}@hotel.example", new LocalText { En = "Tester", ZhHans = "测试员" }, "en", null, null, new DateOnly(2026, 1, 1)));
        return (await people.FindAsync(id))!;
    });

    /// <summary>Works with the role-plays, at another time where <paramref name="clock"/> says so.</summary>
    public static Task<T> PlayingAsync<T>(this Academy academy, Func<ScenariosApi, Task<T>> work, TimeProvider? clock = null) => academy.InsideAsync(services =>
        work(clock is null ? services.GetRequiredService<ScenariosApi>() : ActivatorUtilities.CreateInstance<ScenariosApi>(services, clock)));

    /// <summary>Once an academy: tests that run at once would publish the same version twice.</summary>
    private static readonly ConditionalWeakTable<Academy, Lazy<Task>> Published = new();

    private static async Task<Academy> WithRolePlayAsync(Academy academy)
    {
        await Published.GetValue(academy, one => new Lazy<Task>(() => PublishAsync(one))).Value;
        return academy;
    }

    private static async Task PublishAsync(Academy academy)
    {
        await academy.Anonymous().OpenAsync("/sign-in"); // answered when the academy is prepared
        await academy.InsideAsync(services => services.GetRequiredService<ContentStore>()
            .LoadAsync(ScenariosApi.Kind, Id, ContentBundle.Of(Id + ".md", SmallScenarios.TwoBranches), "Test"));
        await academy.InsideAsync(services => services.GetRequiredService<ContentStore>().LoadAsync(ScenariosApi.Kind, Corners.Id, Corners.Bundle, "Test"));
    }
}

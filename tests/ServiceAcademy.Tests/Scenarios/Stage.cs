using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;
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
    public static Task<string> StartAsync(this Academy academy, string email, string returnUrl) => academy.InsideAsync(async services =>
    {
        var person = (await services.GetRequiredService<PeopleApi>().AllAsync()).Single(card => card.Email == email);
        return await services.GetRequiredService<ScenariosApi>().StartAsync(person, Id, 1, returnUrl);
    });

    private static async Task<Academy> WithRolePlayAsync(Academy academy)
    {
        await academy.Anonymous().OpenAsync("/sign-in"); // answered when the academy is prepared
        await academy.InsideAsync(services => services.GetRequiredService<ContentStore>()
            .LoadAsync(ScenariosApi.Kind, Id, ContentBundle.Of(Id + ".md", SmallScenarios.TwoBranches), "Test"));
        return academy;
    }
}

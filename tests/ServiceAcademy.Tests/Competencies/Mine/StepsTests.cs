using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.People;

namespace ServiceAcademy.Tests.Competencies.Mine;

/// <summary>“Where I stand”: what could be done next, each thing once.</summary>
public sealed class StepsTests
{
    [Theory, BothDatabases]
    public async Task A_step_stands_once_and_says_which_gaps_it_serves(DatabaseKind database)
    {
        var own = await (await Academies.SharedAsync(database)).AsAsync("mei-lin");

        var page = await own.OpenAsync("/competencies/mine");

        var links = page.Html.QuerySelectorAll(".next-step a.button, .steps-list a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(links.Distinct(), links);
        Assert.Contains("/courses/service-quality", links);
        Assert.Contains("/competencies/mine/observation", links);
        Assert.Contains("Serves: ", page.The(".next-step").TextContent, StringComparison.Ordinal);
        // What belongs to a course that she has not completed is met there.
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync("/practice/quiz/service-quality")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync("/practice/riddle/service-quality")).Status);
    }

    [Theory, BothDatabases]
    public async Task Who_completed_the_course_practises_its_quiz_and_role_play_by_themselves(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var finisher = await academy.InsideAsync(async services =>
        {
            var courses = services.GetRequiredService<ServiceAcademy.Courses.CoursesApi>();
            foreach (var name in new[] { "jose-alvarez", "lukasz-wojcik", "xiuying-huang", "yutong-zhou", "aisha-rahman" })
            {
                var person = (await services.GetRequiredService<PeopleApi>().AllAsync()).Single(card => card.Email == name.Replace('-', '.') + "@hotel.example");
                if ((await courses.ProgressAsync(person.Id)).Any(mine => mine.CompletedAt is not null))
                    return name;
            }
            return null;
        });
        var own = await academy.AsAsync(finisher!);

        var quiz = await own.OpenAsync("/practice/quiz/service-quality");
        var begun = await own.SubmitAsync(quiz, "main form[method=post]");

        Assert.StartsWith("/quizzes/attempts/", new Uri(begun.Url).AbsolutePath, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_asks_to_be_observed_stands_in_the_managers_list_until_observed(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var own = await academy.AsAsync("jose-alvarez");
        var manager = await academy.AsAsync("min-zhang");
        var jose = (await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().AllAsync())).Single(person => person.Email == "jose.alvarez@hotel.example");
        async Task<bool> IsAskingAsync() => (await manager.OpenAsync("/observations")).Html.QuerySelector($"section[aria-labelledby=asking] a[href='/observations/new?person={jose.Id}']") is not null;

        var form = await own.OpenAsync("/competencies/mine/observation");
        Assert.False(await IsAskingAsync());
        await own.SubmitAsync(form, "main form[method=post]");
        await own.SubmitAsync(form, "main form[method=post]");
        Assert.True(await IsAskingAsync());
        Assert.Null((await own.OpenAsync("/competencies/mine/observation")).Html.QuerySelector("main form[method=post]"));
        var elsewhere = await academy.AsAsync("anna-keller");
        Assert.DoesNotContain("Álvarez", (await elsewhere.OpenAsync("/observations")).Html.Body!.TextContent, StringComparison.Ordinal);

        await manager.SubmitAsync(await manager.OpenAsync($"/observations/new?person={jose.Id}"), "form[action='/observations']", ("mark.listens", "2"));
        Assert.False(await IsAskingAsync());
    }
}

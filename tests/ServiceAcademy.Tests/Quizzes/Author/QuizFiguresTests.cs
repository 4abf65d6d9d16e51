using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.People;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.Quizzes.Author;

/// <summary>The trainer's pages, fed by invented attempts.</summary>
public sealed class QuizFiguresTests
{
    [Theory, BothDatabases]
    public async Task A_trainer_sees_the_hardest_question_and_downloads_the_table(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var quiz = await QuizSample.PublishAsync(academy);
        var at = new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);
        await academy.InsideAsync(async services =>
        {
            var random = new Random(1);
            foreach (var person in (await services.GetRequiredService<PeopleApi>().AllAsync()).Take(35))
                await services.GetRequiredService<QuizzesApi>().PlayAsync(person, quiz, random, about => about.Contains("reliability") ? 0.1 : 0.9, at);
            return true;
        });

        var hao = await academy.AsAsync("hao-sun");
        var list = await hao.GetAsync("/author/quizzes");
        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Contains("4. What belongs where?", list.The($"tr:has(a[href='/author/quizzes/{quiz}'])").TextContent);

        var page = await hao.GetAsync($"/author/quizzes/{quiz}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Hardest is question 4", page.The(".lede").TextContent);
        Assert.Equal(5, page.Html.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Hardest", page.Html.QuerySelectorAll("tbody tr")[3].TextContent);

        var csv = await hao.GetAsync($"/author/quizzes/{quiz}.csv");
        Assert.Equal("text/csv", csv.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(6, csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(HttpStatusCode.NotFound, (await hao.GetAsync("/author/quizzes/none")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hao.GetAsync($"/author/quizzes/{quiz}?version=7")).Status);

        var sentences = await QuizSample.SentencesAsync(academy, quiz);
        Assert.Equal(35 * 7, sentences.Count);
        Assert.All(sentences, said => Assert.InRange(said.ObservedAt, at.AddHours(-1), at));
        Assert.Equal(35, sentences.Count(said => said.Verb == Verbs.Finished));
    }

    [Fact]
    public async Task An_employee_does_not()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var quiz = await QuizSample.PublishAsync(academy);
        var mei = await academy.AsAsync("mei-lin");
        Assert.Equal(HttpStatusCode.Forbidden, (await mei.GetAsync($"/author/quizzes/{quiz}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await mei.GetAsync($"/author/quizzes/{quiz}.csv")).Status);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.Quizzes.Attempts;

/// <summary>A person takes a quiz, in a browser without scripts.</summary>
public sealed class TakeQuizTests
{
    [Theory, BothDatabases]
    public async Task From_the_first_question_to_the_result(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var quiz = await QuizSample.PublishAsync(academy);
        var mei = await academy.AsAsync("mei-lin");

        var page = await mei.OpenAsync(await QuizSample.StartAsync(academy, "mei-lin", quiz));
        Assert.Contains("<strong>one</strong>", page.The("#question").InnerHtml);
        foreach (var answer in QuizSample.Right)
        {
            page = await mei.SubmitAsync(page, "main form", answer);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal("Right", page.The("#feedback > .verdict").TextContent.Trim());
            Assert.NotNull(page.Html.QuerySelector("#feedback .feedback"));
            page = await mei.OpenAsync(page.The("#feedback a.button.primary").GetAttribute("href")!);
        }

        Assert.Contains("You have 100% of the marks; 60% are needed.", page.The(".lede").TextContent);
        Assert.Equal("/courses", page.The(".next-step a.primary").GetAttribute("href"));
        Assert.Equal(5, page.Html.QuerySelectorAll("tbody tr").Length);

        var sentences = await QuizSample.SentencesAsync(academy, quiz);
        Assert.Equal(["started", "answered", "answered", "answered", "answered", "answered", "finished"], sentences.Select(said => said.Verb));
        Assert.Equal(["", "one", "several", "sequence", "belongs", "percent", ""], sentences.Select(said => said.Part));
        Assert.Equal(1000, sentences[^1].Score);
        Assert.All(sentences, said => Assert.Equal(1, said.ObjectVersion));
    }

    [Theory, BothDatabases]
    public async Task Only_first_answers_are_evidence(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var quiz = await QuizSample.PublishAsync(academy);
        var jose = await academy.AsAsync("jose-alvarez");
        var subject = (await QuizSample.PersonAsync(academy, "jose-alvarez")).Subject;
        Task<List<Evidence>> EvidenceAsync() => academy.InsideAsync(async services =>
            (await services.GetRequiredService<RecordsApi>().EvidenceAsync([subject])).Where(evidence => evidence.Sentence.ObjectId == quiz).ToList());

        var page = await TakeAsync(jose, await jose.OpenAsync(await QuizSample.StartAsync(academy, "jose-alvarez", quiz)), wrong: true);
        var first = await EvidenceAsync();
        Assert.Contains("Not passed yet", page.The(".lede").TextContent);
        Assert.Equal(("communication", 0, 500, 250), first.Where(evidence => evidence.Sentence.Part == "one").Select(evidence => evidence.Bearing)
            .Where(bearing => bearing.Competency == "communication").Select(bearing => (bearing.Competency, bearing.Credit, bearing.Weight, bearing.Guess)).Single());

        page = await TakeAsync(jose, await jose.SubmitAsync(page, ".next-step form"), wrong: false);
        Assert.Contains("You have 100%", page.The(".lede").TextContent);
        Assert.Contains("This attempt was practice", page.Text);
        Assert.Equal(first.Count, (await EvidenceAsync()).Count);
    }

    [Theory, BothDatabases]
    public async Task Nobody_reaches_the_attempt_of_another(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var quiz = await QuizSample.PublishAsync(academy);
        var path = await QuizSample.StartAsync(academy, "mei-lin", quiz);
        var id = QuizSample.AttemptId(path);
        var own = await QuizSample.StartAsync(academy, "yutong-zhou", quiz);
        var yutong = await academy.AsAsync("yutong-zhou");
        var form = await yutong.OpenAsync(own);

        Assert.Equal(HttpStatusCode.NotFound, (await yutong.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await yutong.GetAsync($"/quizzes/attempts/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await yutong.PostAsync(path, form, ("answer", "b"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await yutong.PostAsync($"/quizzes/attempts/{id}/again", form)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await yutong.GetAsync(own.Replace("questions/1", "questions/6"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await yutong.GetAsync(own.Replace("questions/1", "questions/0"))).Status);
        Assert.Empty(await AnswersAsync(academy, id));
    }

    [Theory, BothDatabases]
    public async Task Eight_clicks_write_one_answer(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var quiz = await QuizSample.PublishAsync(academy);
        var path = await QuizSample.StartAsync(academy, "aisha-rahman", quiz);
        var aisha = await academy.AsAsync("aisha-rahman");
        var form = await aisha.OpenAsync(path);

        var clicks = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => aisha.PostAsync(path, form, ("answer", i % 2 == 0 ? "a" : "b"))));

        Assert.All(clicks, click => Assert.Equal(HttpStatusCode.Redirect, click.Status));
        var answer = Assert.Single(await AnswersAsync(academy, QuizSample.AttemptId(path)));
        var said = Assert.Single(await QuizSample.SentencesAsync(academy, quiz), sentence => sentence.Verb == Verbs.Answered);
        Assert.Equal(answer.Credit, said.Score);

        // Answering again later changes nothing either.
        await aisha.PostAsync(path, form, ("answer", answer.Given == "a" ? "b" : "a"));
        Assert.Equal(answer.Given, Assert.Single(await AnswersAsync(academy, QuizSample.AttemptId(path))).Given);
    }

    [Theory, BothDatabases]
    public async Task All_questions_in_five_tabs_finish_it_once(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var quiz = await QuizSample.PublishAsync(academy);
        var path = await QuizSample.StartAsync(academy, "lukasz-wojcik", quiz);
        var lukasz = await academy.AsAsync("lukasz-wojcik");
        var form = await lukasz.OpenAsync(path);

        var tabs = await Task.WhenAll(QuizSample.Right.Select((answer, index) => lukasz.PostAsync(path.Replace("questions/1", $"questions/{index + 1}"), form, answer)));

        Assert.All(tabs, tab => Assert.Equal(HttpStatusCode.Redirect, tab.Status));
        Assert.Equal(5, (await AnswersAsync(academy, QuizSample.AttemptId(path))).Count);
        Assert.Equal(1000, Assert.Single(await QuizSample.SentencesAsync(academy, quiz), sentence => sentence.Verb == Verbs.Finished).Score);
    }

    [Theory, BothDatabases]
    public async Task Starting_twice_at_once_begins_one_attempt(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var quiz = await QuizSample.PublishAsync(academy);
        var paths = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => QuizSample.StartAsync(academy, "xiuying-huang", quiz)));
        Assert.Single(paths.Distinct());
        Assert.Single(await QuizSample.SentencesAsync(academy, quiz));
    }

    [Theory, BothDatabases]
    public async Task An_attempt_goes_on_where_it_was_left(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var quiz = await QuizSample.PublishAsync(academy);
        var path = await QuizSample.StartAsync(academy, "hao-sun", quiz);
        var hao = await academy.AsAsync("hao-sun");
        await hao.SubmitAsync(await hao.OpenAsync(path), "main form", ("answer", "a"));

        Assert.EndsWith("/questions/2", (await hao.GetAsync($"/quizzes/attempts/{QuizSample.AttemptId(path)}")).Location);
        Assert.EndsWith("/questions/2", await QuizSample.StartAsync(academy, "hao-sun", quiz));
        var again = await hao.OpenAsync(path);
        Assert.Equal("Not right", again.The("#feedback > .verdict").TextContent.Trim());
        Assert.Contains("Not A.", again.Text);
        Assert.Null(again.Html.QuerySelector("main form button.primary"));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("")]
    public async Task The_way_back_stays_in_the_house(string returnUrl)
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var quiz = await QuizSample.PublishAsync(academy);
        var person = await QuizSample.PersonAsync(academy, "mei-lin");
        await Assert.ThrowsAsync<ArgumentException>(() => academy.InsideAsync(services =>
            services.GetRequiredService<QuizzesApi>().StartAsync(person, quiz, 1, returnUrl)));
    }

    internal static Task<List<Answer>> AnswersAsync(Academy academy, long attemptId) => academy.InsideAsync(services =>
        services.GetRequiredService<AcademyDb>().Set<Answer>().AsNoTracking().Where(answer => answer.AttemptId == attemptId).ToListAsync());

    private static async Task<Page> TakeAsync(Visitor visitor, Page page, bool wrong)
    {
        (string, string)[][] answers = wrong
            ? [[("answer", "a")], [("answer", "b")], [("place.hear", "3"), ("place.say", "2"), ("place.do", "1")], [("place.kept", "emp"), ("place.seen", "rel")], [("answer", "2")]]
            : QuizSample.Right;
        foreach (var answer in answers)
        {
            page = await visitor.SubmitAsync(page, "main form", answer);
            page = await visitor.OpenAsync(page.The("#feedback a.button.primary").GetAttribute("href")!);
        }
        return page;
    }
}

using System.Net;
using ServiceAcademy.Data;
using ServiceAcademy.Tests.Quizzes.Attempts;

namespace ServiceAcademy.Tests.Quizzes.Questions;

/// <summary>A form that cannot be graded is shown again with the reason; nothing is written.</summary>
public sealed class MistakenAnswersTests
{
    public static TheoryData<int, string, string, string> Mistakes => new()
    {
        { 1, "", "en", "Nothing is answered yet." },
        { 1, "", "zh-Hans", "您还没有作答。" },
        { 1, "answer=z", "en", "This answer was not among those offered." },
        { 1, "answer=a&answer=b", "en", "This answer was not among those offered." },
        { 2, "answer=a&answer=zzz", "zh-Hans", "这个答案不在给出的选项中。" },
        { 3, "place.hear=1&place.say=1&place.do=3", "en", "A position is used twice." },
        { 3, "place.hear=1&place.say=2", "en", "Some items are still open." },
        { 3, "place.hear=1&place.say=2&place.do=9", "en", "This answer was not among those offered." },
        { 4, "place.kept=rel&place.seen=rel&place.other=rel", "en", "This answer was not among those offered." },
        { 5, "answer=twenty", "en", "This is not a number." },
        { 5, "answer=二十", "zh-Hans", "这不是一个数字。" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public async Task Are_told_and_not_written(int question, string sent, string language, string told)
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var quiz = await QuizSample.PublishAsync(academy);
        var person = language == "en" ? "mei-lin" : "yutong-zhou";
        var path = (await QuizSample.StartAsync(academy, person, quiz)).Replace("questions/1", $"questions/{question}");
        var visitor = await academy.AsAsync(person, language);
        var form = await visitor.OpenAsync(path);
        var fields = sent.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => (field.Split('=')[0], field.Split('=')[1])).ToArray();

        var page = await visitor.PostAsync(path, form, fields);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(told, page.The("#answer-error strong").TextContent);
        Assert.Empty(await TakeQuizTests.AnswersAsync(academy, QuizSample.AttemptId(path)));
    }

    [Fact]
    public async Task Keep_what_was_picked()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var path = (await QuizSample.StartAsync(academy, "mei-lin", await QuizSample.PublishAsync(academy))).Replace("questions/1", "questions/3");
        var mei = await academy.AsAsync("mei-lin");
        var page = await mei.PostAsync(path, await mei.OpenAsync(path), ("place.hear", "2"), ("place.say", ""), ("place.do", "3"));
        Assert.Equal("2", page.The("select[name='place.hear'] option[selected]").GetAttribute("value"));
        Assert.Null(page.Html.QuerySelector("select[name='place.say'] option[selected]"));
    }
}

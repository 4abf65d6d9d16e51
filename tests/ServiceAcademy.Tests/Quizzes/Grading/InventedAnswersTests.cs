using ServiceAcademy.Quizzes;
using ServiceAcademy.Quizzes.Grading;

namespace ServiceAcademy.Tests.Quizzes.Grading;

/// <summary>The demo company answers as real people could: right when it should, wrong when it should, and only what a form could send.</summary>
public sealed class InventedAnswersTests
{
    public static TheoryData<string> Types => [.. QuestionType.All.Keys];

    [Theory, MemberData(nameof(Types))]
    public void Invented_answers_are_right_or_wrong_as_asked(string type)
    {
        var question = Of(type);
        var random = new Random(4);
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(1000, question.Type.Credit(question, question.Type.Invent(question, true, random)));
            var wrong = question.Type.Invent(question, false, random);
            Assert.True(question.Type.Credit(question, wrong) < 1000, wrong);
            Assert.Equal(wrong, question.Type.Read(question, Sent(question, wrong), Some.English).Given);
        }
    }

    private static ILookup<string, string> Sent(Question question, string given) => question.Type switch
    {
        PlaceType => question.Type.Picks(given).ToLookup(pick => PlaceType.FieldOf(pick.Key), pick => pick.Value),
        _ => question.Type.Picks(given).Values.ToLookup(_ => ChoiceType.Field),
    };

    private static Question Of(string type) => type switch
    {
        "order" => Some.Order("x", "y", "z"),
        "match" => Some.Match(["rel", "emp"], ("kept", "rel"), ("seen", "emp")),
        "number" => Some.Number(-0.24m, 0.005m),
        _ => Some.Choice(type, "aBc"),
    };
}

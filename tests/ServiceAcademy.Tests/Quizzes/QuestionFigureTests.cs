using ServiceAcademy.Modules.Content;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Quizzes.Author;

namespace ServiceAcademy.Tests.Quizzes;

/// <summary>What the trainer is told about each question.</summary>
public sealed class QuestionFigureTests
{
    private static readonly Quiz Quiz = Quiz.Parse(ContentBundle.Of("q.yaml", "id: q\npassMark: 50\nquestions:\n" + string.Concat(
        new[] { "easy", "fair", "noise", "all" }.Select(id => $"  - {{id: {id}, type: single, options: [{{id: a, correct: true}}, {{id: b}}]}}\n"))), 1);

    [Fact]
    public void The_hardest_the_useless_and_the_trivial_question_are_named()
    {
        // 40 people, the later the stronger; “noise” goes its own way.
        var answers = Enumerable.Range(0, 40).SelectMany(person => new[]
        {
            Answer(person, "easy", person > 8), Answer(person, "fair", person > 22), Answer(person, "noise", person % 2 == 0), Answer(person, "all", true),
        }).ToList();

        var figures = QuestionFigure.Of(Quiz, answers).ToDictionary(figure => figure.Question.Id);

        Assert.Equal([Flag.Hardest], figures["fair"].Flags);
        Assert.Equal([Flag.DoesNotTell], figures["noise"].Flags);
        Assert.Equal([Flag.EverybodyRight], figures["all"].Flags);
        Assert.Empty(figures["easy"].Flags);
        Assert.Equal((40, 17), (figures["fair"].N, figures["fair"].Right));
        Assert.InRange(17 / 40.0, figures["fair"].RightInterval!.Low, figures["fair"].RightInterval!.High);
        Assert.Equal([17, 23], figures["fair"].Tallies.Select(tally => tally.Count));
    }

    [Fact]
    public void Few_answers_are_shown_but_not_judged()
    {
        var figures = QuestionFigure.Of(Quiz, [Answer(1, "easy", false), Answer(2, "easy", true), Answer(1, "fair", true)]);
        Assert.Equal([Flag.Hardest, Flag.TooFew], figures[0].Flags);
        Assert.All(figures.Skip(1), figure => Assert.Equal([Flag.TooFew], figure.Flags));
        Assert.Null(figures[3].RightInterval);
        Assert.Null(figures[0].Discrimination);
    }

    private static FirstAnswer Answer(long attempt, string question, bool right) => new(attempt, question, right ? "a" : "b", right ? 1000 : 0);
}

using ServiceAcademy.Quizzes.Grading;

namespace ServiceAcademy.Tests.Quizzes.Grading;

public sealed class OrderTests
{
    private static readonly ServiceAcademy.Quizzes.Question Question = Some.Order("w", "x", "y", "z");

    [Theory]
    [InlineData("w=1,x=2,y=3,z=4", 1000)]
    [InlineData("w=4,x=3,y=2,z=1", 0)]
    // One neighbouring pair of six is turned round.
    [InlineData("w=2,x=1,y=3,z=4", 833)]
    // w moved to the end: its three pairs are wrong.
    [InlineData("w=4,x=1,y=2,z=3", 500)]
    public void Credit_is_the_share_of_pairs_in_the_right_order(string given, int credit) => Assert.Equal(credit, Question.Type.Credit(Question, given));

    [Fact]
    public void Guessing_earns_the_mean_over_all_orders()
    {
        var credits = from w in Enumerable.Range(1, 4) from x in Enumerable.Range(1, 4) from y in Enumerable.Range(1, 4) from z in Enumerable.Range(1, 4)
                      where new[] { w, x, y, z }.Distinct().Count() == 4
                      select Question.Type.Credit(Question, $"w={w},x={x},y={y},z={z}");
        Assert.Equal(Question.Guess, credits.Average(), 0.5);
    }

    [Theory]
    [InlineData("1", "2", "3", "3", Misreading.Twice)]
    [InlineData("1", "2", "3", "", Misreading.Incomplete)]
    [InlineData("", "", "", "", Misreading.Empty)]
    [InlineData("1", "2", "3", "5", Misreading.NotOffered)]
    [InlineData("0", "2", "3", "1", Misreading.NotOffered)]
    [InlineData("1", "2", "3", "x", Misreading.NotOffered)]
    public void An_order_that_is_none_is_refused(string w, string x, string y, string z, object problem)
    {
        var reading = Question.Type.Read(Question, Some.Form(("place.w", w), ("place.x", x), ("place.y", y), ("place.z", z)), Some.English);
        Assert.Null(reading.Given);
        Assert.Equal(problem, reading.Problem);
    }

    [Fact]
    public void An_item_that_the_question_does_not_have_is_refused() =>
        Assert.Equal(Misreading.NotOffered, Question.Type.Read(Question,
            Some.Form(("place.w", "1"), ("place.x", "2"), ("place.y", "3"), ("place.z", "4"), ("place.other", "1")), Some.English).Problem);

    [Fact]
    public void Items_are_never_shown_in_the_right_order_before_the_answer() =>
        Assert.All(Enumerable.Range(0, 500), seed => Assert.NotEqual(["w", "x", "y", "z"],
            Question.Type.Lines(Question, seed, Question.Type.Picks(""), false).Select(line => line.Id)));

    [Fact]
    public void Afterwards_the_right_order_is_shown_with_what_was_answered()
    {
        var lines = Question.Type.Lines(Question, 3, Question.Type.Picks("w=2,x=1,y=3,z=4"), true);
        Assert.Equal(["w", "x", "y", "z"], lines.Select(line => line.Id));
        Assert.Equal([Mark.Wrong, Mark.Wrong, Mark.Right, Mark.Right], lines.Select(line => line.Mark));
        Assert.Equal("2", lines[0].Picked);
    }
}

using ServiceAcademy.Quizzes.Grading;

namespace ServiceAcademy.Tests.Quizzes.Grading;

public sealed class ChoiceTests
{
    [Theory]
    [InlineData("b", 1000)]
    [InlineData("a", 0)]
    public void One_of_several_is_all_or_nothing(string given, int credit)
    {
        var question = Some.Choice("single", "aBcd");
        Assert.Equal(credit, question.Type.Credit(question, given));
    }

    [Theory]
    [InlineData("AbC", "a,c", 1000)]
    [InlineData("AbC", "a", 500)]
    [InlineData("AbC", "a,b", 0)]
    [InlineData("AbC", "a,b,c", 500)]
    [InlineData("AbC", "b", 0)]
    [InlineData("ABCde", "a,b,d", 333)]
    [InlineData("ABCde", "a,b,c,d,e", 333)]
    public void Several_give_right_ticks_less_wrong_ticks(string options, string given, int credit)
    {
        var question = Some.Choice("multiple", options);
        Assert.Equal(credit, question.Type.Credit(question, given));
    }

    [Theory]
    [InlineData("single", "aBcd", 250)]
    [InlineData("single", "aBc", 333)]
    // Subsets of {A, b, C} but the empty one: A ½, C ½, AC 1, AbC ½, the rest nothing: 2.5 of 7.
    [InlineData("multiple", "AbC", 357)]
    // Subsets of {A, b}: A 1, b 0, Ab 0.
    [InlineData("multiple", "Ab", 333)]
    public void Guessing_earns_what_blind_ticks_earn(string type, string options, int guess) => Assert.Equal(guess, Some.Choice(type, options).Guess);

    [Theory]
    [InlineData("single", new string[0], Misreading.Empty)]
    [InlineData("single", new[] { "" }, Misreading.Empty)]
    [InlineData("single", new[] { "z" }, Misreading.NotOffered)]
    [InlineData("single", new[] { "a", "b" }, Misreading.NotOffered)]
    [InlineData("multiple", new string[0], Misreading.Empty)]
    [InlineData("multiple", new[] { "a", "z" }, Misreading.NotOffered)]
    public void What_was_not_offered_is_refused(string type, string[] sent, object problem)
    {
        var question = Some.Choice(type, "aBc");
        var reading = question.Type.Read(question, Some.Form(sent.Select(id => ("answer", id)).ToArray()), Some.English);
        Assert.Null(reading.Given);
        Assert.Equal(problem, reading.Problem);
    }

    [Fact]
    public void The_order_of_ticking_does_not_matter()
    {
        var question = Some.Choice("multiple", "AbC");
        Assert.Equal("a,c", question.Type.Read(question, Some.Form(("answer", "c"), ("answer", "a"), ("answer", "c")), Some.English).Given);
    }

    [Fact]
    public void Every_option_is_marked_with_its_word_afterwards_and_none_before()
    {
        var question = Some.Choice("multiple", "AbCd");
        var picks = question.Type.Picks("a,b");

        var marks = question.Type.Lines(question, 7, picks, isAnswered: true).ToDictionary(line => line.Id, line => line.Mark);
        Assert.Equal((Mark.Right, Mark.Wrong, Mark.Missed, Mark.None), (marks["a"], marks["b"], marks["c"], marks["d"]));
        Assert.All(question.Type.Lines(question, 7, picks, isAnswered: false), line => Assert.Equal((Mark.None, ""), (line.Mark, line.Key)));
    }

    [Fact]
    public void Options_keep_the_attempts_order_and_other_attempts_have_others()
    {
        var question = Some.Choice("single", "aBcdef");
        string Shown(int seed) => string.Concat(question.Type.Lines(question, seed, question.Type.Picks(""), false).Select(line => line.Id));

        Assert.Equal(Shown(1), Shown(1));
        Assert.True(Enumerable.Range(0, 200).Select(Shown).Distinct().Count() > 100);
        // Every option comes first about as often as the others.
        var first = Enumerable.Range(0, 6000).CountBy(seed => Shown(seed)[0]).ToDictionary();
        Assert.All(first, pair => Assert.InRange(pair.Value, 850, 1150));
    }
}

using ServiceAcademy.Quizzes.Grading;

namespace ServiceAcademy.Tests.Quizzes.Grading;

public sealed class MatchTests
{
    private static readonly ServiceAcademy.Quizzes.Question Question =
        Some.Match(["rel", "emp", "tan", "ass"], ("kept", "rel"), ("seen", "emp"), ("clean", "tan"));

    [Theory]
    [InlineData("kept=rel,seen=emp,clean=tan", 1000)]
    [InlineData("kept=rel,seen=emp,clean=emp", 666)]
    [InlineData("kept=tan,seen=rel,clean=emp", 0)]
    public void Credit_is_the_share_of_items_in_their_category(string given, int credit) => Assert.Equal(credit, Question.Type.Credit(Question, given));

    [Fact]
    public void Guessing_earns_one_over_the_number_of_categories() => Assert.Equal(250, Question.Guess);

    [Theory]
    [InlineData("rel", "emp", "", Misreading.Incomplete)]
    [InlineData("rel", "emp", "other", Misreading.NotOffered)]
    public void A_match_that_is_none_is_refused(string kept, string seen, string clean, object problem) =>
        Assert.Equal(problem, Question.Type.Read(Question, Some.Form(("place.kept", kept), ("place.seen", seen), ("place.clean", clean)), Some.English).Problem);
}

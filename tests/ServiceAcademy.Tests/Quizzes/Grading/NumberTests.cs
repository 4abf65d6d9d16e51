using ServiceAcademy.Quizzes.Grading;

namespace ServiceAcademy.Tests.Quizzes.Grading;

public sealed class NumberTests
{
    [Theory]
    [InlineData("en", "12.5", "12.5")]
    [InlineData("en", "12,5", "12.5")]
    [InlineData("de", "12,5", "12.5")]
    [InlineData("de", "12.5", "12.5")]
    [InlineData("en", "1,000", "1000")]
    [InlineData("de", "1,000", "1.000")]
    [InlineData("de", "1.000", "1000")]
    [InlineData("en", "1.000", "1.000")]
    [InlineData("en", "0,125", "0.125")]
    [InlineData("en", "1,234,567.8", "1234567.8")]
    [InlineData("en", "1.234.567,8", "1234567.8")]
    [InlineData("de", "1.234.567", "1234567")]
    [InlineData("en", " -3 ", "-3")]
    [InlineData("en", "−0.24", "-0.24")]
    [InlineData("en", "+5", "5")]
    [InlineData("en", "1 000", "1000")]
    [InlineData("zh-Hans", "２０．５", "20.5")]
    [InlineData("zh-Hans", "1，000", "1000")]
    [InlineData("en", ".5", "0.5")]
    [InlineData("en", "20%", "20")]
    [InlineData("en", "20 ％", "20")]
    public void Numbers_are_read_as_people_write_them(string culture, string text, string number) =>
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), Number.Parse(text, CultureInfo.GetCultureInfo(culture), "%"));

    [Theory]
    [InlineData("about ten")]
    [InlineData("12.3.4")]
    [InlineData("1,00,000.5")]
    [InlineData("1e9")]
    [InlineData("12-")]
    [InlineData("--1")]
    [InlineData("()")]
    [InlineData("%")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("0.1234567890123456")]
    [InlineData("NaN")]
    [InlineData("∞")]
    public void Anything_else_is_no_number(string text) => Assert.Null(Number.Parse(text, Some.English, "%"));

    [Theory]
    [InlineData("20", 1000)]
    [InlineData("20.5", 1000)]
    [InlineData("19.5", 1000)]
    [InlineData("20.51", 0)]
    [InlineData("-20", 0)]
    public void The_tolerance_belongs_to_the_right_answer(string given, int credit)
    {
        var question = Some.Number(20, 0.5m);
        Assert.Equal(credit, question.Type.Credit(question, given));
        Assert.Equal(0, question.Guess);
    }

    [Theory]
    [InlineData("", Misreading.Empty)]
    [InlineData("  ", Misreading.Empty)]
    [InlineData("twenty", Misreading.NotANumber)]
    public void What_cannot_be_compared_is_refused(string sent, object problem)
    {
        var question = Some.Number(20);
        Assert.Equal(problem, question.Type.Read(question, Some.Form(("answer", sent)), Some.English).Problem);
    }
}

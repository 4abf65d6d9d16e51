using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Tests.Scenarios;

public sealed class ReadingLevelTests
{
    /// <summary>
    /// Lincoln's Gettysburg Address, first paragraph and a half: published as about the eleventh school year by Flesch–Kincaid (readability calculators give 10–13,
    /// by how they count syllables).
    /// </summary>
    [Fact]
    public void Long_solemn_sentences_ask_for_many_years_of_school()
    {
        const string Gettysburg = "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal. "
            + "Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived and so dedicated, can long endure. We are met on a great battle-field of that war. "
            + "We have come to dedicate a portion of that field, as a final resting place for those who here gave their lives that that nation might live. It is altogether fitting and proper that we should do this.";
        Assert.InRange(ReadingLevel.English(Gettysburg)!.Value, 9, 13);
    }

    [Fact]
    public void Short_plain_sentences_ask_for_few() =>
        Assert.InRange(ReadingLevel.English(string.Concat(Enumerable.Repeat("I am sorry. You had to wait. Let me see what I can do. The room is ready now. ", 8)))!.Value, -2, 3);

    [Fact]
    public void Too_little_text_says_nothing()
    {
        Assert.Null(ReadingLevel.English("Good evening."));
        Assert.Null(ReadingLevel.Chinese("晚上好。"));
        Assert.Equal(6, ReadingLevel.Chinese(string.Concat(Enumerable.Repeat("请您稍等一下。", 20)))!.Value);
    }
}

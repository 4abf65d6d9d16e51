using ServiceAcademy.Scenarios;
using ServiceAcademy.Scenarios.Import;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Tests.Scenarios.Import;

/// <summary>H5P Branching Scenarios come in, and what their scores become is fair.</summary>
public sealed class H5pImportTests
{
    private static readonly Lazy<Imported> Soup = new(() => Importing.Read(Importing.H5p(Importing.SampleText("cold-soup.json"),
        ("content/images/room.png", Importing.Png), ("content/images/menu.png", "<svg onload='alert(1)'>"u8.ToArray())), "recovery"));

    /// <summary>H5P's maximum depends on the path. Here the best replies lose nothing on any, and a reply costs what it lacks to the best one.</summary>
    [Fact]
    public void A_reply_costs_what_it_lacks_to_the_best_of_its_question()
    {
        var story = Soup.Value.Story();

        Assert.Equal([0, -3, -2, -3], story.Find("the-complaint")!.Choices.Select(choice => choice.Points.GetValueOrDefault("recovery")));
        Assert.Equal([0, -1, -2], story.Find("the-second-soup")!.Choices.Select(choice => choice.Points.GetValueOrDefault("recovery")));
        Assert.Equal([new StoryCriterion("recovery", 1)], story.Criteria);
        Assert.Contains("changed: scoringOptionGroup: H5P added up scores along the path, so the highest possible score depended on the path. "
            + "Here a reply costs what it lacks to the best reply of its question, in points of “recovery”; the best replies lead to full marks on every path.", Soup.Value.Notes(ImportNoteKind.Changed));
        Assert.Contains("to do: The complaint / “Then you had better leave.”: This answer ends it, and H5P gives 0 of 3 for such an answer, right or not. "
            + "So it costs 3 here; set the points yourself if it was a good one.", Soup.Value.Notes(ImportNoteKind.ToDo));
    }

    [Fact]
    public void An_answer_that_H5P_forgets_when_it_is_given_again_counts_once()
    {
        var story = Soup.Value.Story();

        Assert.Equal([false, true, true, false], story.Find("the-complaint")!.Choices.Select(choice => choice.IsOnce));
        Assert.Empty(Soup.Value.Report.Problems);
    }

    [Fact]
    public void Embedded_questions_slides_and_pictures_are_kept()
    {
        var story = Soup.Value.Story();

        Assert.Equal(["What you may decide", "Second line."], story.Find("your-limits")!.Lines.Select(line => line.Text.En));
        var many = story.Find("your-limits-2")!.Question!;
        Assert.True(many.IsMany);
        Assert.Equal([("To bring a new soup", true), ("To take it off the bill", true), ("To close the kitchen", false)], many.Options.Select(option => (option.Text.En, option.IsRight)));
        Assert.Equal("Within his limits.", many.Options[0].Because!.En);
        var one = story.Find("a-guest-is-doubted")!.Question!;
        Assert.Equal((false, "It costs pride only."), (one.IsMany, one.Options[1].Because!.En));
        Assert.Equal(("picture-room.png", "A full dining room"), ("picture-" + story.Nodes[0].Picture!.File, story.Nodes[0].Picture!.Alt.En));
        Assert.Equal(["room.png"], Soup.Value.Media.Keys);
        Assert.Equal(("A regular guest", "She comes back on Sunday."), (story.Find("a-regular-guest")!.Lines[0].Text.En, story.Find("a-regular-guest")!.Ending!.En));
        Assert.Equal(FeedbackTime.AtOnce, story.Feedback);
    }

    [Fact]
    public void What_has_no_counterpart_is_listed() => Assert.Equal(
    [
        "lost: behaviour: Going back to answer again: a decision is final here. A learner may try again from a moment after the end.",
        "lost: Your limits, slide 1: images/menu.png is neither of the pictures nor of the sounds that are kept (PNG, JPEG, WebP; MP3, OGG, M4A). Convert it and put it beside the role-play.",
        "lost: Your limits, slide 2: A tip before answering: “Think of the others.”.",
        "lost: Your limits, slide 3: H5P.Blanks has no counterpart here. Its task: “Fill in.”.",
        "lost: A guest is doubted: The video “A guest is doubted” (https://videos.example/doubt.mp4) is not kept. Tell in lines what happens in it, or take it as sound with its words.",
        "lost: A laugh: A script (onmouseover=…) was taken out: role-plays run no scripts.",
        "lost: A laugh: A link to “javascript:alert(1)”: its words are kept, the address was taken out.",
        "lost: A laugh: A script was taken out: role-plays run no scripts.",
    ], Soup.Value.Notes(ImportNoteKind.Lost));

    /// <summary>Scores of ends: a decision is held against the best end that could still be reached, whichever way one took.</summary>
    [Fact]
    public void Scores_of_ends_stay_scores()
    {
        var story = Importing.Read(Importing.H5p(
            """
            {"branchingScenario":{"endScreens":[{"endScreenTitle":"End","endScreenScore":2,"contentId":-1}],"scoringOptionGroup":{"scoringOption":"static-end-score"},"content":[
            {"type":{"library":"H5P.BranchingQuestion 1.0","params":{"branchingQuestion":{"question":"<p>What now?</p>","alternatives":[
             {"text":"Well","nextContentId":1,"feedback":{}},{"text":"So","nextContentId":-1,"feedback":{}},{"text":"Badly","nextContentId":-1,"feedback":{"title":"Gone","endScreenScore":0.5}}]}},"metadata":{"title":"Q"}},"nextContentId":-1},
            {"type":{"library":"H5P.AdvancedText 1.1","params":{"text":"<p>Fine.</p>"},"metadata":{"title":"T"}},"nextContentId":-1,"feedback":{"endScreenScore":5}}]}}
            """)).Story();

        Assert.Equal([0, 20, 5], story.Find("q")!.Choices.Select(choice => choice.Points.GetValueOrDefault("choices")));
        Assert.Equal(50, story.Find("t")!.Choices.Single().Points["choices"]);
        var values = Analysis.TryOf(story, out _)!.Values;
        Assert.Equal(45, values.LargestRegret("choices"));
    }
}

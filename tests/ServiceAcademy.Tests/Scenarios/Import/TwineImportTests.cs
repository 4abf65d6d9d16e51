using ServiceAcademy.Scenarios;
using ServiceAcademy.Scenarios.Import;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Tests.Scenarios.Import;

/// <summary>Stories of Twine 2 come in: Twee 3 with SugarCube, published HTML with Harlowe.</summary>
public sealed class TwineImportTests
{
    [Fact]
    public void Links_variables_conditions_and_chance_of_SugarCube_are_kept() => Assert.Equal(
        """
        variables:
          patience: {from: 0, to: 6, start: 5}
          tone: {of: [plain, warm], start: plain}
          asked: {flag: false}
          seen-number: {flag: false}
        ---

        ## the-counter
        set: not asked
        narrator: A man puts an empty box on the counter.
        narrator: “Where is it?”

        - ask-for-the-number: Ask for the number
          set: asked, patience -1
          -> number
        - i-am-sorry: “I am sorry.”
          set: tone = warm
          -> apology
        - call-the-depot: Call the depot
          set: patience +1
          -> 50% depot-answers, 50% depot-busy

        ## number
        set: seen-number
        narrator: He reads it out.
          if: patience >= 4 and tone = plain
        narrator: He sighs.
          if: not (patience >= 4 and tone = plain) and patience > 2
        narrator: He slams the box.
          if: not (patience >= 4 and tone = plain) and patience <= 2
        narrator: It is five to six.

        - look-it-up: Look it up
          if: asked
          -> found
        - give-up: Give up
          -> no-such-passage

        ## apology
        narrator: He nods.
        narrator: “You know the number.”
          if: seen-number

        - found: Found
          -> found

        ## depot-answers
        -> found


        """.ReplaceLineEndings("\n"), Between(Importing.Sample("parcel.twee").Text, "variables:", "<!-- <<print"));

    [Fact]
    public void What_is_lost_and_mended_is_told_item_by_item()
    {
        var imported = Importing.Sample("parcel.twee");

        Assert.Equal("Twee 3, SugarCube 2.37.3", imported.Report.Format);
        Assert.Equal(
        [
            "lost: UserScript: A passage that the story format runs or shows by itself.",
            "lost: Depot busy: a value printed among the words: <<print $patience * 2>>",
            "lost: Depot busy: A script (onclick=…) was taken out: role-plays run no scripts.",
            "lost: Depot busy: A link to “javascript:alert(1)”: its words are kept, the address was taken out.",
        ], imported.Notes(ImportNoteKind.Lost));
        Assert.Contains("mended: Number: A link leads to “No such passage”, which is not in the file; it leads to an end of that name now. Write that moment.", imported.Notes(ImportNoteKind.Mended));
        Assert.Contains("to do: Nobody's {shelf}: Nothing leads here. Lead to it, or take it out.", imported.Notes(ImportNoteKind.ToDo));
        Assert.Contains(imported.Report.Problems, problem => problem.Contains("leads back in a circle in which something is gained, lost or drawn", StringComparison.Ordinal));
    }

    [Fact]
    public void Hooks_links_and_macros_of_Harlowe_are_kept()
    {
        var imported = Importing.Sample("spa.html");
        var story = imported.Story();

        Assert.Equal("Twine 2 (HTML), Harlowe 3.3.9", imported.Report.Format);
        Assert.Equal(["reception", "voucher", "manager", "good-end", "bad-end"], story.Nodes.Select(node => node.Id));
        Assert.Equal(
            """
            ## voucher
            narrator: The voucher ran out yesterday.

            - honour-it: Honour it
              if: calm >= 3
              -> good-end
            - refuse-it: Refuse it
              if: calm < 3
              -> bad-end
            - call-the-manager: Call the manager
              set: calm -1
              -> manager


            """.ReplaceLineEndings("\n"), Between(imported.Text, "## voucher", "<!-- (live"));
        var tea = story.Find("reception")!.Choices[2];
        Assert.True(tea.IsOnce);
        Assert.Equal(("reception", "She takes a cup."), (tea.Ways[0].Outcomes[0].To, tea.Consequence!.En));
        Assert.Equal(["Nobody says sorry."], story.Find("bad-end")!.Lines.Select(line => line.Text.En));
        Assert.Contains("lost: The story’s JavaScript: role-plays run no scripts.", imported.Notes(ImportNoteKind.Lost));
        Assert.Contains("lost: Manager: the macro (for:): (for: each _i, ...(range:1,3))[_i]", imported.Notes(ImportNoteKind.Lost));
    }

    /// <summary>A link that unfolds in its place must not set again what the passage sets on arrival: that moves to the links that lead there.</summary>
    [Fact]
    public void A_passage_that_unfolds_is_not_entered_again()
    {
        var story = Importing.Sample("spa.html").Story();

        Assert.Empty(story.Find("reception")!.Effects);
        Assert.Equal(2, story.Variable("calm")!.Start);
    }

    [Theory]
    [InlineData("$a is 1", "a = 1")]
    [InlineData("$a is not 1", "a != 1")]
    [InlineData("$a isnot 1", "a != 1")]
    [InlineData("$a neq 1 or 2 lt $a", "a != 1 or a > 2")]
    [InlineData("$a === 1 && !($a gte 2 || $a lte 0)", "a = 1 and not (a >= 2 or a <= 0)")]
    [InlineData("$a is >= 2 and $a < 5", "a >= 2 and a < 5")]
    [InlineData("not ($a is 1 and $a is 2)", "not (a = 1 and a = 2)")]
    [InlineData("$a + 1 > 2", null)]
    [InlineData("$a is 1 or 2", null)]
    [InlineData("$a is $b", null)]
    [InlineData("random(1, 6) > 3", null)]
    [InlineData("$a.length > 2", null)]
    [InlineData("$a is 1.5", null)]
    public void A_condition_means_the_same_or_is_not_kept(string condition, string? ours)
    {
        var imported = Importing.Read($":: StoryData\n{{\"format\":\"SugarCube\"}}\n\n:: Start\n<<set $a to 0>>Hello.\n<<if {condition}>>[[Go|End]]<</if>>\n[[Wait|End]]\n\n:: End\nBye.\n");

        Assert.Equal(ours is null ? [] : ["  if: " + ours], imported.Text.Split('\n').Where(line => line.StartsWith("  if: ", StringComparison.Ordinal)));
        Assert.Equal(ours is null, imported.Notes(ImportNoteKind.Lost).Any(note => note.Contains("cannot be said here", StringComparison.Ordinal)));
    }

    [Fact]
    public void Where_all_links_can_be_closed_it_ends_as_in_Twine()
    {
        var imported = Importing.Read(":: Start\n<<set $a to 1>>Hello.\n<<if $a is 2>>[[Go|End]]<</if>>\n\n:: End\nBye.\n");

        Assert.Contains("mended: Start: It can happen that no reply is open here; then it leads to an end now.", imported.Notes(ImportNoteKind.Mended));
        Assert.DoesNotContain(imported.Report.Problems, problem => problem.Contains("no choice is open", StringComparison.Ordinal));
    }

    private static string Between(string text, string from, string to)
    {
        var begin = text.IndexOf(from, StringComparison.Ordinal);
        return text[begin..text.IndexOf(to, begin, StringComparison.Ordinal)];
    }
}

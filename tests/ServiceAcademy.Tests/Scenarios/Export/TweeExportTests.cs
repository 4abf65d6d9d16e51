using ServiceAcademy.Scenarios;
using ServiceAcademy.Scenarios.Export;
using ServiceAcademy.Scenarios.Import;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Tests.Scenarios.Import;

namespace ServiceAcademy.Tests.Scenarios.Export;

/// <summary>A role-play goes out to Twine, and what comes back is the same as far as it can be.</summary>
public sealed class TweeExportTests
{
    private const string Text =
        """
        ---
        id: late
        title: {en: "Late"}
        summary:
          en: "Late"
        minutes: 3
        languages: [en]
        criteria: {owns: 1, listens: 1}
        customer: {name: {en: "Mei Wu"}, portrait: guest-2}
        variables:
          trust: {from: 0, to: 10, start: 4}
          told: {flag: false}
          room: {of: [none, twin-room], start: none}
        ---

        ## arrival
        set: trust +1
        customer (worried): “My name is Wu.” [[not a link]] $5 <b>
        narrator: It is late.
          if: trust >= 2 and not told

        - apologise: “I am sorry: it's ours.”
          if: not told
          points: owns 3, listens -1
          set: trust +2, told
          consequence: She puts "the bag" down.
          because: Owning it \ helps.
          -> account
        - ask: “A number?”
          if: trust < 9 or room = twin-room
          set: room = twin-room, not told
          -> 60% account, 40% gone
        -> gone

        ## account
        narrator: She tells.
        -> good if trust >= 5
        -> gone

        ## good
        narrator: Thank you.
        ending: She stays.

        ## gone
        ending: She goes.

        """;

    [Fact]
    public void What_comes_back_is_the_same()
    {
        var story = StoryReader.Read(Text.ReplaceLineEndings("\n"), [])!;
        var (twee, _) = TweeExport.Write(story, "en", Importing.English);
        var back = Importing.Read(twee);

        Assert.Equal(StoryWriter.Write(story)[Head(StoryWriter.Write(story))..], back.Text[Head(back.Text)..]);
        Assert.Equal(story.Variables, back.Story().Variables, (a, b) => (a.Name, a.From, a.To, a.Start) == (b.Name, b.From, b.To, b.Start) && a.Values.SequenceEqual(b.Values));
        Assert.All(back.Notes(ImportNoteKind.Lost), note => Assert.Contains("PassageHeader", note, StringComparison.Ordinal));
        Assert.Equal(Analysis.TryOf(story, out _)!.Values.LargestRegret("owns"), Analysis.TryOf(back.Story(), out _)!.Values.LargestRegret("owns"));
    }

    [Fact]
    public void What_Twine_cannot_say_is_told()
    {
        var story = StoryReader.Read("""
            ---
            id: late
            title: {en: "Late", zh-Hans: "晚"}
            minutes: 3
            criteria: {owns: 2}
            customer: {name: {en: "Mei Wu", zh-Hans: "吴梅"}, portrait: guest-2}
            ---

            ## a
            narrator: Hello.
              zh-Hans: 您好。
              audio: a.mp3
            picture: lobby.jpg
              alt: The lobby.

            - x: Scene
              once
              -> s then b

            time: 30 s, late -> b

            ## s (scene)
            question (many): Which?
            - [x] p: One
            - [ ] q: Two
            right -> return
            wrong -> return

            ## b
            ending: Bye.

            """.ReplaceLineEndings("\n"), [])!;

        var (twee, notes) = TweeExport.Write(story, "en", Importing.English);

        Assert.Equal(
        [
            "lost: The words in “zh-Hans”: a Twine story has one language. Export once for each.",
            "lost: The rubric and the weights of the criteria: points are added up by criterion ($points).",
            "lost: Fair scoring: Twine only adds points up. Minutes, what it covers, the portrait, and when feedback comes are not in the file.",
            "lost: a: The picture lobby.jpg: put it beside the published page.",
            "lost: a: The sound a.mp3.",
            "lost: a: The time of 30 seconds, and what happens when it runs out.",
            "lost: A sub-scene (s): it plays in Twine, but an import cannot read it again.",
            "changed: a/x: “once” is a variable of its own in Twine ($once_a_x).",
            "lost: s: A question with several right answers: each answer is a link of its own, and the right ones count as right one by one.",
            "lost: A sub-scene (return): it plays in Twine, but an import cannot read it again.",
        ], notes.Select(note => note.ToString()));
        Assert.Contains("<<if not $once_a_x>><<link \"Scene\">><<reply \"x\">><<set $once_a_x to true>><<set $returns to ($returns || []).concat([\"b\"])>><<goto \"s\">><</link>><</if>>", twee, StringComparison.Ordinal);
    }

    private static int Head(string text) => text.IndexOf("\n## ", StringComparison.Ordinal);
}

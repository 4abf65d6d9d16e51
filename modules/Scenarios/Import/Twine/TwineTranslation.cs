using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Scenarios.Export;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Import.Twine;

/// <summary>Makes a scenario of a story: a passage becomes a node, its links become choices, what it sets happens on coming there.</summary>
internal sealed partial class TwineTranslation(TwineStory story, Draft draft, IStringLocalizer T)
{
    private const int MostPieces = 200_000, DeepestInclude = 10;
    private const char LinkBegin = '\uE000', LinkEnd = '\uE001';

    /// <summary>Passages that a story format shows or runs by itself.</summary>
    private static readonly HashSet<string> Special = new(StringComparer.Ordinal)
    {
        "StoryCaption", "StoryMenu", "StoryBanner", "StorySubtitle", "StoryInterface", "StoryShare", "StorySettings", "StoryIncludes", "StoryDisplayTitle",
        "PassageHeader", "PassageFooter", "PassageReady", "PassageDone", "UserScript", "UserStylesheet",
    };

    private static readonly HashSet<string> SpecialTags = new(StringComparer.Ordinal)
    {
        "script", "stylesheet", "widget", "header", "footer", "debug-header", "debug-footer", "debug-startup", "Twine.private", "Twine.image", "Twine.audio", "Twine.video",
    };

    private readonly PlainText plain = new(draft, T);
    private readonly TwineVariables variables = new();
    private readonly Dictionary<string, IReadOnlyList<Piece>> passages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DraftNode> nodes = new(StringComparer.Ordinal);
    private readonly List<(DraftNode Node, List<Effect> Effects)> carried = [];
    private readonly HashSet<string> included = new(StringComparer.Ordinal);
    private int walked;

    public void Run()
    {
        draft.Title = story.Name;
        if (story.Format.Length == 0)
            draft.Note(ImportNoteKind.Changed, "", T["The file does not name its story format; it is read as {0}.", Format == "harlowe" ? "Harlowe" : "SugarCube"]);
        else if (story.Format is not ("sugarcube" or "harlowe"))
            draft.Note(ImportNoteKind.Changed, "", T["The story format {0} is not known here: passages and links are kept, its code is not.", story.Format]);
        Read();
        variables.Declare(draft, T);
        if (passages.Count == 0)
            throw new ImportRefused(T["The file has no passage that can be shown."]);
        if (passages.Count > StoryLimits.MostNodes)
            throw new ImportRefused(T["The story has {0} passages; at most {1} are allowed. Split it.", passages.Count, StoryLimits.MostNodes]);
        var first = Start();
        foreach (var name in passages.Keys.OrderByDescending(name => name == first))
            draft.Nodes.Add(nodes[name] = new DraftNode(name));
        foreach (var (name, pieces) in passages)
            new Building(this, nodes[name], draft, T).Build(pieces);
        Carry();
        // What is only shown within other passages stands there now.
        draft.Nodes.RemoveAll(node => included.Contains(node.Name) && node != draft.Nodes[0] && !draft.Nodes.Exists(other => other != node && !included.Contains(other.Name) && other.Next.Contains(node)));
    }

    private string Format => story.Format.Length > 0 ? story.Format : LooksLikeHarlowe ? "harlowe" : "sugarcube";

    private bool LooksLikeHarlowe => !story.Passages.Exists(passage => passage.Text.Contains("<<", StringComparison.Ordinal))
        && story.Passages.Exists(passage => HarloweMacro().IsMatch(passage.Text));

    [GeneratedRegex(@"\((set|if|link|link-goto|display|print|put|goto|go-to):")]
    private static partial Regex HarloweMacro();

    /// <summary>Bold, italics, headings and bullets of both formats.</summary>
    [GeneratedRegex(@"''(.+?)''|(?<![:/])//(.+?)//(?!/)|__(.+?)__|\*\*(.+?)\*\*|(?<!\w)\*(\S(?:.*?\S)?)\*(?!\w)|^[ \t]*(?:!{1,6}|#{1,6}|\*{1,6}(?=\s)|-(?=\s))\s*", RegexOptions.Multiline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Formatting();

    private void Read()
    {
        foreach (var passage in story.Passages)
        {
            if (passage.Name is "StoryInit" || passage.Tags.Any(tag => tag is "startup" or "init"))
            {
                foreach (var piece in Markup.Read(Format, passage, T))
                    if (piece is Piece.Set set)
                        variables.Begin(set.Assignment);
                    else if (piece is Piece.Lost lost)
                        Lose(passage.Name, lost, null);
                continue;
            }
            if (passage.Name is "StoryAuthor")
                draft.Credits.Add(passage.Text.Trim());
            else if (passage.Name == TweeExport.Macros)
                continue;
            else if (Special.Contains(passage.Name) || passage.Tags.Any(SpecialTags.Contains))
                draft.Note(ImportNoteKind.Lost, passage.Name, T["A passage that the story format runs or shows by itself."]);
            else
                passages[passage.Name] = Meet(Markup.Read(Format, passage, T));
        }
    }

    private IReadOnlyList<Piece> Meet(IReadOnlyList<Piece> pieces)
    {
        foreach (var piece in pieces)
            switch (piece)
            {
                case Piece.Set set:
                    variables.Meet(set.Assignment);
                    break;
                case Piece.If choice:
                    foreach (var branch in choice.Branches)
                    {
                        variables.Meet(branch.If);
                        Meet(branch.Body);
                    }
                    break;
                case Piece.Link link:
                    Meet(link.Body);
                    break;
                case Piece.Said said:
                    Meet(said.Body);
                    break;
            }
        return pieces;
    }

    private string Start()
    {
        if (passages.ContainsKey(story.Start))
            return story.Start;
        var first = passages.ContainsKey("Start") ? "Start" : passages.Keys.First();
        draft.Note(ImportNoteKind.Mended, "", story.Start.Length == 0
            ? T["The file does not say where the story starts; it starts at “{0}” now.", first]
            : T["The story starts at “{0}”, which is not in the file; it starts at “{1}” now.", story.Start, first]);
        return first;
    }

    private DraftNode Node(string passage, string from)
    {
        if (nodes.TryGetValue(passage, out var node))
            return node;
        draft.Note(ImportNoteKind.Mended, from, T["A link leads to “{0}”, which is not in the file; it leads to an end of that name now. Write that moment.", PlainText.Short(passage)]);
        node = new DraftNode(passage) { Ending = passage };
        draft.Nodes.Add(node);
        return nodes[passage] = node;
    }

    private void Lose(string where, Piece.Lost lost, DraftNode? node)
    {
        draft.Note(ImportNoteKind.Lost, where, $"{lost.Why}: {PlainText.Short(lost.Source.ReplaceLineEndings(" "))}");
        node?.Comments.Add(lost.Source);
    }

    /// <summary>
    /// Where a passage has links that unfold within it, coming back to its node must not set its variables again; so what it sets goes to the
    /// choices that lead there.
    /// </summary>
    private void Carry()
    {
        foreach (var (node, effects) in carried)
        {
            if (draft.Nodes.Exists(other => other.Onward.Exists(way => way.To.Contains(node))))
            {
                node.Entry.AddRange(effects);
                if (effects.Count > 0)
                    draft.Note(ImportNoteKind.Changed, node.Name, T["Variables are set again when a link that unfolds here is taken. See whether that matters."]);
                continue;
            }
            if (node == draft.Nodes[0])
                Begin(effects);
            foreach (var choice in draft.Nodes.Where(other => other != node).SelectMany(other => other.Choices).Where(choice => choice.LeadsTo(node)))
                choice.Effects.AddRange(effects);
        }
    }

    /// <summary>What the first passage sets is what a path begins with.</summary>
    private void Begin(List<Effect> effects)
    {
        foreach (var effect in effects)
            if (draft.Variables.FindIndex(variable => variable.Name == effect.Variable) is var at and >= 0)
                draft.Variables[at] = draft.Variables[at] with { Start = Math.Clamp(effect.Amount + (effect.Adds ? draft.Variables[at].Start : 0), draft.Variables[at].From, draft.Variables[at].To) };
    }

    private string Clean(string words) => Formatting().Replace(words, match =>
        match.Groups.Values.Skip(1).FirstOrDefault(group => group.Success)?.Value ?? "");

    [GeneratedRegex(@"\uE000[^\uE001]*\uE001")]
    private static partial Regex LinkWords();
}

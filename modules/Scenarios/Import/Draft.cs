using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Import;

/// <summary>
/// A foreign scenario on its way into ours: nodes, choices and variables already mean what ours mean, ids are not given yet, and what did
/// not fit is noted. Readers of formats make it, <see cref="DraftStory"/> makes a <see cref="Story"/> of it.
/// </summary>
internal sealed class Draft(string format)
{
    public string Format { get; } = format;
    public string Title { get; set; } = "";
    public string Summary { get; set; } = "";

    /// <summary>The language of the words: en or zh-Hans.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Where the file came from, whose work it is and under which licence; kept as comments at the head of the text.</summary>
    public List<string> Credits { get; } = [];

    /// <summary>What the points are points of; empty when the file has no scores.</summary>
    public List<string> Criteria { get; } = [];

    public List<StoryVariable> Variables { get; } = [];

    /// <summary>The first is the start.</summary>
    public List<DraftNode> Nodes { get; } = [];

    /// <summary>Pictures and sound by the name that they get beside the text.</summary>
    public Dictionary<string, byte[]> Media { get; } = new(StringComparer.Ordinal);

    public List<ImportNote> Notes { get; } = [];

    public void Note(ImportNoteKind kind, string where, string what)
    {
        var note = new ImportNote(kind, where, what);
        if (!Notes.Contains(note))
            Notes.Add(note);
    }
}

/// <summary>A moment: lines, then a question or choices, or a way on, or the end.</summary>
internal sealed class DraftNode(string name)
{
    /// <summary>What the file calls it; its id is made of this.</summary>
    public string Name { get; } = name;
    public string Id { get; set; } = "";

    /// <summary>What coming here does to variables.</summary>
    public List<Effect> Entry { get; } = [];
    public List<DraftLine> Lines { get; } = [];
    public string? Picture { get; set; }
    public string PictureAlt { get; set; } = "";
    public string? Audio { get; set; }
    public DraftQuestion? Question { get; set; }
    public List<DraftChoice> Choices { get; } = [];

    /// <summary>Where it goes on when there is nothing to choose: the first whose condition holds.</summary>
    public List<DraftWay> Onward { get; } = [];
    public string? Ending { get; set; }

    /// <summary>Every node that may follow.</summary>
    public IEnumerable<DraftNode> Next => Choices.SelectMany(choice => choice.Ways).Concat(Onward).SelectMany(way => way.To)
        .Concat(Question is { } question ? [question.Right, question.Wrong] : []);

    /// <summary>What could not be kept, as it stood in the file.</summary>
    public List<string> Comments { get; } = [];
}

/// <param name="If">When it is said; null: always.</param>
internal sealed record DraftLine(string Text, Condition? If = null, string Speaker = Speakers.Narrator, string Mood = StoryMoods.Calm);

/// <param name="To">One node, or several of which chance takes one; one that stands there twice is twice as likely.</param>
internal sealed record DraftWay(Condition? If, IReadOnlyList<DraftNode> To);

/// <summary>A reply.</summary>
internal sealed class DraftChoice(string text)
{
    public string Id { get; set; } = "";
    public string Text { get; } = text;
    public Condition? If { get; set; }
    public List<Effect> Effects { get; } = [];
    public bool Once { get; set; }

    /// <summary>Points by criterion.</summary>
    public Dictionary<string, int> Points { get; } = new(StringComparer.Ordinal);
    public string? Consequence { get; set; }
    public string? Because { get; set; }

    /// <summary>Where it leads: the first whose condition holds.</summary>
    public List<DraftWay> Ways { get; } = [];

    public bool LeadsTo(DraftNode node) => Ways.Exists(way => way.To.Contains(node));
}

/// <summary>An embedded question.</summary>
/// <param name="Many">Tick all that apply; otherwise exactly one is right.</param>
/// <param name="Points">For a right answer.</param>
internal sealed record DraftQuestion(bool Many, string Text, IReadOnlyList<DraftOption> Options, int Points, DraftNode Right, DraftNode Wrong);

internal sealed record DraftOption(string Text, bool IsRight, string? Because);

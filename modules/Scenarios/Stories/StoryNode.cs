using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>
/// A moment of the story: something is said, then one chooses, or answers a question, or it goes on by itself, or it ends. <see cref="Line"/>: where it stands in
/// the text, 0 when it comes from elsewhere.
/// </summary>
internal sealed record StoryNode
{
    public required string Id { get; init; }

    /// <summary>Whether it begins a sub-scene, which is entered by “-> id then …” and left by “-> return”.</summary>
    public bool IsScene { get; init; }

    /// <summary>What coming here changes.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    public IReadOnlyList<StoryLine> Lines { get; init; } = [];
    public StoryPicture? Picture { get; init; }
    public StoryQuestion? Question { get; init; }
    public IReadOnlyList<StoryChoice> Choices { get; init; } = [];

    /// <summary>What happens when the question is answered rightly; null where there is no question.</summary>
    public StoryChoice? Right { get; init; }

    /// <summary>What happens when it is answered wrongly.</summary>
    public StoryChoice? Wrong { get; init; }

    /// <summary>Seconds to decide; null: as long as one likes. A person may stretch it or switch it off.</summary>
    public int? Seconds { get; init; }

    /// <summary>What happens when the time runs out.</summary>
    public StoryChoice? Late { get; init; }

    /// <summary>Where it goes on when no choice is open.</summary>
    public IReadOnlyList<Way> Onward { get; init; } = [];

    /// <summary>How it ended.</summary>
    public LocalText? Ending { get; init; }

    public IReadOnlyList<string> Comments { get; init; } = [];
    public int Line { get; init; }

    /// <summary>Everything that can be decided here, the answers to a question and running out of time included.</summary>
    public IEnumerable<StoryChoice> Moves => Choices.Concat(new[] { Right, Wrong, Late }.OfType<StoryChoice>());

    /// <summary>The move of this id; null when there is none.</summary>
    public StoryChoice? Move(string id) => Moves.FirstOrDefault(move => move.Id == id);
}

/// <summary>A line that somebody says.</summary>
internal sealed record StoryLine
{
    public string Speaker { get; init; } = Speakers.Customer;
    public string Mood { get; init; } = StoryMoods.Calm;
    public required LocalText Text { get; init; }

    /// <summary>When it is said; null: always.</summary>
    public Condition? If { get; init; }

    /// <summary>File of the spoken line, by language; its caption is the line itself.</summary>
    public LocalText? Audio { get; init; }

    public IReadOnlyList<string> Comments { get; init; } = [];
    public int Line { get; init; }
}

/// <summary>A picture beside the lines.</summary>
/// <param name="File">In the folder of the role-play.</param>
/// <param name="Alt">What it shows.</param>
internal sealed record StoryPicture(string File, LocalText Alt)
{
    public IReadOnlyList<string> Comments { get; init; } = [];
    public int Line { get; init; }
}

/// <summary>
/// Something that one may say or do. The same serves for what is not chosen from the list: <see cref="RightId"/>, <see cref="WrongId"/> and
/// <see cref="LateId"/> have no words of their own.
/// </summary>
internal sealed record StoryChoice
{
    public const string RightId = "right";
    public const string WrongId = "wrong";
    public const string LateId = "late";

    public required string Id { get; init; }
    public LocalText Text { get; init; } = new();

    /// <summary>Points by criterion; one that is not named gets none.</summary>
    public IReadOnlyDictionary<string, int> Points { get; init; } = new Dictionary<string, int>();

    public Condition? If { get; init; }
    public bool IsOnce { get; init; }
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>A quiet line after the choice.</summary>
    public LocalText? Consequence { get; init; }

    /// <summary>What the choice showed, and why.</summary>
    public LocalText? Because { get; init; }

    public IReadOnlyList<Way> Ways { get; init; } = [];

    /// <summary>Ids of the nodes that it may lead to, <see cref="Story.Return"/> for the end of a sub-scene.</summary>
    public IEnumerable<string> Targets => Ways.SelectMany(way => way.Outcomes).Select(outcome => outcome.To ?? Story.Return).Distinct();

    public IReadOnlyList<string> Comments { get; init; } = [];
    public int Line { get; init; }
}

/// <summary>A question in the middle of the story.</summary>
internal sealed record StoryQuestion
{
    public required LocalText Text { get; init; }

    /// <summary>Whether all that apply are ticked; otherwise one is chosen.</summary>
    public bool IsMany { get; init; }

    public IReadOnlyList<StoryOption> Options { get; init; } = [];
    public IReadOnlyList<string> Comments { get; init; } = [];
    public int Line { get; init; }

    /// <summary>Whether an answer is right: exactly the options that are.</summary>
    public bool IsRight(IEnumerable<string> chosen) => Options.Where(option => option.IsRight).Select(option => option.Id).ToHashSet().SetEquals(chosen);
}

/// <summary>One option of a question.</summary>
internal sealed record StoryOption
{
    public required string Id { get; init; }
    public LocalText Text { get; init; } = new();
    public bool IsRight { get; init; }
    public LocalText? Because { get; init; }
    public IReadOnlyList<string> Comments { get; init; } = [];
    public int Line { get; init; }
}

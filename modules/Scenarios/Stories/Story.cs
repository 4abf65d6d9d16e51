using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>A role-play as its author writes it; the grammar is in docs/scenario-format.md. Paths begin at the first node.</summary>
internal sealed record Story
{
    /// <summary>Id of the node to which a sub-scene returns; no node may be called so.</summary>
    public const string Return = "return";

    public required string Id { get; init; }
    public LocalText Title { get; init; } = new();
    public LocalText Summary { get; init; } = new();
    public int Minutes { get; init; }
    public IReadOnlyList<string> Covers { get; init; } = [];

    /// <summary>The languages that it is written in; the plain lines of the text are in the first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = Modules.Localization.Languages.All;

    /// <summary>The rubric whose criteria it is scored by; null: its criteria are competencies.</summary>
    public string? Rubric { get; init; }

    /// <summary>By what it is scored, with the author's weights.</summary>
    public IReadOnlyList<StoryCriterion> Criteria { get; init; } = [];

    public StoryPerson Customer { get; init; } = new() { Id = Speakers.Customer };

    /// <summary>People who speak besides customer, colleague and narrator.</summary>
    public IReadOnlyList<StoryPerson> People { get; init; } = [];

    public FeedbackTime Feedback { get; init; }

    /// <summary>Which of several attempts is shown as the score; evidence is always the first.</summary>
    public AttemptPolicy Score { get; init; }

    public IReadOnlyList<StoryVariable> Variables { get; init; } = [];
    public IReadOnlyList<StoryNode> Nodes { get; init; } = [];

    /// <summary>Comments that stand before keys of the front matter, by key; as they are written, with the <c>#</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FrontComments { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Comments after the last node.</summary>
    public IReadOnlyList<string> LastComments { get; init; } = [];

    public StoryNode? Find(string node) => Nodes.FirstOrDefault(candidate => candidate.Id == node);

    public StoryVariable? Variable(string name) => Variables.FirstOrDefault(candidate => candidate.Name == name);
}

/// <summary>When a choice is commented on.</summary>
internal enum FeedbackTime
{
    AtEnd,
    AtOnce,
}

/// <summary>Which of several attempts counts as the score.</summary>
internal enum AttemptPolicy
{
    First,
    Best,
    Last,
    Mean,
}

/// <summary>Something that a role-play is scored by.</summary>
/// <param name="Id">Of a criterion of the rubric, or of a competency.</param>
/// <param name="Weight">1–100: what a point of it counts in the total.</param>
internal sealed record StoryCriterion(string Id, int Weight);

/// <summary>Somebody who speaks.</summary>
internal sealed record StoryPerson
{
    public required string Id { get; init; }
    public LocalText Name { get; init; } = new();

    /// <summary>One of guest-1 … guest-6; empty for none.</summary>
    public string Portrait { get; init; } = "";
}

/// <summary>Something that the story remembers.</summary>
internal sealed record StoryVariable
{
    public required string Name { get; init; }
    public VariableKind Kind { get; init; }
    public int From { get; init; }
    public int To { get; init; } = 1;

    /// <summary>The value at the start: a number, 0 or 1 for a flag, the place in <see cref="Values"/>.</summary>
    public int Start { get; init; }

    /// <summary>The values of a list, in order; empty for numbers and flags.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What it is called where it is shown.</summary>
    public LocalText Label { get; init; } = new();

    /// <summary>Whether the player sees it.</summary>
    public bool IsShown { get; init; }

    public DecisionVariable Compiled => new(Name, From, To, Start);
}

/// <summary>What a variable holds.</summary>
internal enum VariableKind
{
    Number,
    Flag,
    List,
}

/// <summary>Who speaks.</summary>
internal static class Speakers
{
    public const string Customer = "customer";
    public const string Narrator = "narrator";
    public const string Colleague = "colleague";

    public static readonly string[] All = [Customer, Narrator, Colleague];
}

/// <summary>How the one who speaks looks.</summary>
internal static class StoryMoods
{
    public const string Calm = "calm";

    public static readonly string[] All = [Calm, "worried", "annoyed", "angry", "relieved", "delighted"];
}

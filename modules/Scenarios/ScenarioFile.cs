using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Scenarios;

/// <summary>A role-play as its author writes it: <c>content/scenarios/&lt;id&gt;.yaml</c>.</summary>
internal sealed class ScenarioFile
{
    public string Id { get; set; } = "";
    public LocalText Title { get; set; } = new();
    public LocalText Summary { get; set; } = new();
    public int Minutes { get; set; }
    public List<string> Covers { get; set; } = [];
    public CustomerPart Customer { get; set; } = new();
    public string Start { get; set; } = "";
    public List<ScenarioNode> Nodes { get; set; } = [];
}

/// <summary>Whom one talks to.</summary>
internal sealed class CustomerPart
{
    public LocalText Name { get; set; } = new();
    public string Portrait { get; set; } = "";
}

/// <summary>A moment of the conversation: somebody says something, then one chooses; or it ends.</summary>
internal sealed class ScenarioNode
{
    public string Id { get; set; } = "";
    public string Speaker { get; set; } = Speakers.Customer;
    public string Mood { get; set; } = "calm";
    public LocalText Text { get; set; } = new();
    public List<ScenarioChoice> Choices { get; set; } = [];

    /// <summary>How it ended; only where there is no choice.</summary>
    public LocalText? Ending { get; set; }
}

/// <summary>A full sentence that one would say or do.</summary>
internal sealed class ScenarioChoice
{
    public string Id { get; set; } = "";
    public LocalText Text { get; set; } = new();

    /// <summary>Points by competency; one that is not named gets none.</summary>
    public Dictionary<string, int> Points { get; set; } = [];

    /// <summary>A quiet line after the choice; may be left out.</summary>
    public LocalText? Consequence { get; set; }

    /// <summary>What the choice showed, and why; told at the end.</summary>
    public LocalText Because { get; set; } = new();

    public string To { get; set; } = "";
}

/// <summary>Who speaks at a node.</summary>
internal static class Speakers
{
    public const string Customer = "customer";
    public const string Narrator = "narrator";
    public const string Colleague = "colleague";

    public static readonly string[] All = [Customer, Narrator, Colleague];
}

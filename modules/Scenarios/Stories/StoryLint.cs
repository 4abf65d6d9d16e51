using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>What is not wrong and yet worth a second look, in a story that can be played.</summary>
internal static class StoryLint
{
    /// <summary>English of the eighth school year is what most adults read with ease (Kirsch et al. 1993, “Adult Literacy in America”, on functional texts).</summary>
    private const double HardestEnglish = 9;

    /// <summary>Chinese sentences longer than this are read twice; a rule of thumb of editors, no standard.</summary>
    private const double LongestChinese = 32;

    /// <summary>The longest path may have so many times the decisions of the shortest.</summary>
    private const int UnequalLengths = 3;

    public static void Run(Scenario scenario, List<Problem> problems)
    {
        Weights(scenario, problems);
        Lengths(scenario, problems);
        Reading(scenario.Story, problems);
    }

    private static void Weights(Scenario scenario, List<Problem> problems)
    {
        var (never, always) = (new List<StoryChoice>(), new List<(StoryNode Node, StoryChoice Choice)>());
        foreach (var node in scenario.Story.Nodes.Where(node => node.Choices.Count > 1 && scenario.Values.ReachedNodes.Contains(node.Id)))
        {
            var regrets = node.Choices.Select(choice => (choice, scenario.Regrets(node.Id, choice.Id))).ToList();
            if (regrets.TrueForAll(pair => pair.Item2.Most == 0))
                problems.Add(new Problem(node.Line, $"In “{node.Id}” every choice is worth the same.", "Give points to the better ones, or make it one way on.", true));
            else if (regrets.Where(pair => pair.Item2.Most == 0).Select(pair => pair.choice).ToList() is [var best]
                && node.Choices.All(choice => choice == best || Longer(best, choice)))
                always.Add((node, best));
            foreach (var (choice, regret) in regrets.Where(pair => pair.choice.If is not null && pair.Item2.Least > 0))
                never.Add(choice);
        }
        foreach (var choice in never)
            problems.Add(new Problem(choice.Line, $"Choice “{choice.Id}” has a condition and is never the best by your weights.",
                "A reply that has to be earned should be worth it; look at its points, or at `criteria:`.", true));
        if (always.Count >= 3)
            problems.Add(new Problem(always[0].Choice.Line,
                $"In {always.Count} nodes the best choice is by far the longest: {string.Join(", ", always.Take(8).Select(pair => pair.Node.Id))}.",
                "People learn to take the long one. Make others as long.", true));
    }

    private static bool Longer(StoryChoice best, StoryChoice other) =>
        best.Text.En.Length > 1.4 * other.Text.En.Length && best.Text.ZhHans.Length > 1.4 * other.Text.ZhHans.Length;

    private static void Lengths(Scenario scenario, List<Problem> problems)
    {
        if (scenario.Values.MostDecisions is { } most && most > UnequalLengths * Math.Max(1, scenario.Values.FewestDecisions))
            problems.Add(new Problem(1, $"Paths are very unequal: {scenario.Values.FewestDecisions} decisions on the shortest, {most} on the longest.",
                "Whoever leaves early learns less; lengthen the short one, or bring it back to the others.", true));
    }

    private static void Reading(Story story, List<Problem> problems)
    {
        var words = StoryWords.Of(story).Where(text => !text.Id.EndsWith("#because", StringComparison.Ordinal)).ToList();
        string In(Func<LocalText, string> language) => string.Join("\n", words.Select(text => language(text.Text)));
        if (story.Languages.Contains(Languages.English) && ReadingLevel.English(In(text => text.En)) is { } years and > HardestEnglish)
            problems.Add(new Problem(1, $"The English asks for {years:0} years of school (Flesch–Kincaid); people talk in shorter sentences.", "Divide long sentences; say it as one would.", true));
        if (story.Languages.Contains(Languages.Chinese) && ReadingLevel.Chinese(In(text => text.ZhHans)) is { } length and > LongestChinese)
            problems.Add(new Problem(1, $"The Chinese has {length:0} characters a sentence.", "Divide long sentences; say it as one would.", true));
    }
}

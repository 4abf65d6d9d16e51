using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Statistics;
using YamlDotNet.RepresentationModel;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>
/// Reads role-plays in the format of 0.1.0, one <c>.yaml</c> file: versions published then are played and told for ever. Their criteria are competencies, each
/// point counts the same.
/// </summary>
internal static class EarlierYaml
{
    public static Story? Read(string text, List<Problem> problems)
    {
        if (text.Length > StoryLimits.MostCharacters || FrontMatter.IsTooDeep(text))
        {
            problems.Add(new Problem(1, "The file is too large or nested too deeply."));
            return null;
        }
        var findings = new List<Finding>();
        var file = YamlContent.Read<File>("", text, findings);
        problems.AddRange(findings.Select(finding => new Problem(finding.Line, finding.Reason)));
        if (file is null)
            return null;
        var lines = new Lines(text);
        var nodes = file.Nodes.Select((node, at) => Node(node, at, lines)).ToList();
        if (nodes.FindIndex(node => node.Id == file.Start) is var start && start < 0)
            problems.Add(new Problem(YamlContent.LineOf(text, "start"), $"The start “{file.Start}” is not among the nodes.", DidYouMean.Of(file.Start, nodes.Select(node => node.Id))));
        else
            nodes = [nodes[start], .. nodes.Where((_, at) => at != start)];
        return new Story
        {
            Id = file.Id, Title = file.Title, Summary = file.Summary, Minutes = file.Minutes, Covers = file.Covers, Nodes = nodes,
            Customer = new StoryPerson { Id = Speakers.Customer, Name = file.Customer.Name, Portrait = file.Customer.Portrait },
            Criteria = nodes.SelectMany(node => node.Choices).SelectMany(choice => choice.Points.Keys).Distinct().Select(id => new StoryCriterion(id, 1)).ToList(),
        };
    }

    private static StoryNode Node(Moment node, int at, Lines lines) => new()
    {
        Id = node.Id, Ending = node.Ending, Line = lines.Of(at),
        Lines = [new StoryLine { Speaker = node.Speaker, Mood = node.Mood, Text = node.Text, Line = lines.Of(at) }],
        Choices = node.Choices.Select((choice, number) => new StoryChoice
        {
            Id = choice.Id, Text = choice.Text, Points = choice.Points, Consequence = choice.Consequence, Because = choice.Because,
            Ways = [Way.To(choice.To)], Line = lines.Of(at, number),
        }).ToList(),
    };

    /// <summary>Where nodes and choices begin.</summary>
    private sealed class Lines
    {
        private readonly List<(int Node, List<int> Choices)> lines = [];

        public Lines(string text)
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents[0].RootNode is not YamlMappingNode root || !root.Children.TryGetValue("nodes", out var nodes) || nodes is not YamlSequenceNode list)
                return;
            foreach (var node in list.Children)
                lines.Add(((int)node.Start.Line, node is YamlMappingNode map && map.Children.TryGetValue("choices", out var choices) && choices is YamlSequenceNode all
                    ? all.Children.Select(choice => (int)choice.Start.Line).ToList() : []));
        }

        public int Of(int node) => node < lines.Count ? lines[node].Node : 1;

        public int Of(int node, int choice) => node < lines.Count && choice < lines[node].Choices.Count ? lines[node].Choices[choice] : Of(node);
    }

    private sealed class File
    {
        public string Id { get; set; } = "";
        public LocalText Title { get; set; } = new();
        public LocalText Summary { get; set; } = new();
        public int Minutes { get; set; }
        public List<string> Covers { get; set; } = [];
        public FrontMatter.Person Customer { get; set; } = new();
        public string Start { get; set; } = "";
        public List<Moment> Nodes { get; set; } = [];
    }

    private sealed class Moment
    {
        public string Id { get; set; } = "";
        public string Speaker { get; set; } = Speakers.Customer;
        public string Mood { get; set; } = StoryMoods.Calm;
        public LocalText Text { get; set; } = new();
        public List<Reply> Choices { get; set; } = [];
        public LocalText? Ending { get; set; }
    }

    private sealed class Reply
    {
        public string Id { get; set; } = "";
        public LocalText Text { get; set; } = new();
        public Dictionary<string, int> Points { get; set; } = [];
        public LocalText? Consequence { get; set; }
        public LocalText? Because { get; set; }
        public string To { get; set; } = "";
    }
}

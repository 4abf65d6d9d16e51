using System.Text.RegularExpressions;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios;

/// <summary>Role-plays as a kind of content: what has to hold before one may be published.</summary>
internal sealed partial class ScenarioContent : IContentKind
{
    private const int MostNodes = 1000;
    private static readonly string[] Moods = ["calm", "worried", "annoyed", "angry", "relieved", "delighted"];

    public string Kind => ScenariosApi.Kind;

    public string Folder => "scenarios";

    public bool ItemIsFolder => false;

    public IReadOnlyList<Finding> Check(string id, ContentBundle bundle, ContentIndex index)
    {
        var findings = new List<Finding>();
        if (bundle.Files.Count != 1)
            return [new Finding(id + ".yaml", 1, "A role-play is one .yaml file.")];
        var (name, text) = bundle.Files.Single();
        if (YamlContent.Read<ScenarioFile>(name, text, findings) is { } file)
            new Checking(file, name, text, index, findings).Run(id);
        return findings.OrderBy(finding => finding.Line).ToList();
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();

    [GeneratedRegex("^guest-[1-6]$")]
    private static partial Regex Portrait();

    private sealed class Checking(ScenarioFile file, string name, string text, ContentIndex index, List<Finding> findings)
    {
        public void Run(string id)
        {
            if (file.Id != id)
                Add($"The id is “{file.Id}”, the file's name says “{id}”. They must be the same.", "id");
            Words(file.Title, "The title", "title");
            Words(file.Summary, "The summary", "summary");
            Words(file.Customer.Name, "The customer's name", "customer", "name");
            if (file.Minutes < 1)
                Add("Say how many minutes it takes: a whole number from 1.", "minutes");
            if (!Portrait().IsMatch(file.Customer.Portrait))
                Add("The customer's portrait is one of guest-1 … guest-6.", "customer", "portrait");
            if (file.Nodes.Count > MostNodes)
                Add($"There are {file.Nodes.Count} nodes; at most {MostNodes} are allowed. Split the role-play.", "nodes");
            for (var i = 0; i < file.Nodes.Count; i++)
                Node(file.Nodes[i], i);
            Graph();
        }

        private void Node(ScenarioNode node, int at)
        {
            Id(node.Id, "node", "nodes", at);
            if (file.Nodes.FindIndex(other => other.Id == node.Id) != at)
                Add($"The node id “{node.Id}” is used twice. Give each node its own.", "nodes", at, "id");
            if (!Speakers.All.Contains(node.Speaker))
                Add($"Unknown speaker “{node.Speaker}”: customer, narrator or colleague.", "nodes", at, "speaker");
            if (!Moods.Contains(node.Mood))
                Add($"Unknown mood “{node.Mood}”: {string.Join(", ", Moods)}.", "nodes", at, "mood");
            Words(node.Text, $"The text of node “{node.Id}”", "nodes", at, "text");
            if (node.Ending is { } ending)
            {
                Words(ending, $"The ending of node “{node.Id}”", "nodes", at, "ending");
                if (node.Choices.Count > 0)
                    Add($"Node “{node.Id}” has choices and an ending. Keep one of them.", "nodes", at, "ending");
            }
            for (var i = 0; i < node.Choices.Count; i++)
                Choice(node, at, node.Choices[i], i);
        }

        private void Choice(ScenarioNode node, int at, ScenarioChoice choice, int number)
        {
            var where = $"choice “{choice.Id}” of node “{node.Id}”";
            Id(choice.Id, "choice", "nodes", at, "choices", number);
            if (node.Choices.FindIndex(other => other.Id == choice.Id) != number)
                Add($"The id of {where} is used twice. Give each choice of a node its own.", "nodes", at, "choices", number, "id");
            Words(choice.Text, $"The text of {where}", "nodes", at, "choices", number, "text");
            Words(choice.Because, $"What {where} showed (because)", "nodes", at, "choices", number, "because");
            if (choice.Consequence is { } consequence)
                Words(consequence, $"The consequence of {where}", "nodes", at, "choices", number, "consequence");
            foreach (var (competency, points) in choice.Points)
                if (points is < 0 or > 100 || !KebabCase().IsMatch(competency))
                    Add($"Points of {where}: “{competency}: {points}” must be a competency's id and a whole number from 0 to 100.",
                        "nodes", at, "choices", number, "points", competency);
                else if (index.Against("competency", competency) is { } reason)
                    Add($"Points of {where}: {reason}", "nodes", at, "choices", number, "points", competency);
        }

        private void Graph()
        {
            var graph = Scenario.Graph(file, out var faults);
            foreach (var fault in faults)
                if (Said(fault) is { } reason)
                    Add(reason, Place(fault));
            if (file.Nodes.All(node => node.Ending is null))
                Add("No node has an ending. Say in at least one how it ended (ending).", "nodes");
            if (graph is null)
                return;
            if (graph.FewestDecisions == 0)
                Add("The start has no choices, so nothing is decided. Every path needs decisions.", "start");
            else if (!Scenario.Measures(graph))
                Add("Every path collects the same points, so nothing is measured. Give points to the better choices.", "nodes");
        }

        private string? Said(GraphFinding fault) => fault.Fault switch
        {
            GraphFault.MissingStart => $"The start “{file.Start}” is not among the nodes.",
            GraphFault.MissingTarget => $"Choice “{fault.Choice}” of node “{fault.Node}” leads to “{Target(fault)}”, which is not among the nodes.",
            GraphFault.Cycle => $"Choice “{fault.Choice}” of node “{fault.Node}” leads back to “{Target(fault)}”: a path must not go in a circle.",
            GraphFault.Unreachable => $"No path leads to node “{fault.Node}”. Lead a choice to it, or remove it.",
            GraphFault.DeadEnd => $"Node “{fault.Node}” has no choices and no ending: the path stops without an end. Add one of them.",
            _ => null, // Ids used twice are told above, with the line of the second.
        };

        private object[] Place(GraphFinding fault) =>
            fault.Fault == GraphFault.MissingStart ? ["start"]
            : fault.Choice is null ? ["nodes", fault.Node]
            : ["nodes", fault.Node, "choices", fault.Choice, "to"];

        private string? Target(GraphFinding fault) =>
            file.Nodes.Find(node => node.Id == fault.Node)?.Choices.Find(choice => choice.Id == fault.Choice)?.To;

        /// <summary>Together they are a part's name in the ledger, which holds 200 characters.</summary>
        private void Id(string id, string what, params object[] place)
        {
            if (id.Length is 0 or > 80 || !KebabCase().IsMatch(id))
                Add($"The id of a {what} is small letters, digits and hyphens, at most 80: “{id}” is not.", [.. place, "id"]);
        }

        private void Words(LocalText words, string what, params object[] place)
        {
            foreach (var language in words.Missing)
                Add($"{what} is missing in {language}.", place);
        }

        private void Add(string reason, params object[] place) => findings.Add(new Finding(name, YamlContent.LineOf(text, place), reason));
    }
}

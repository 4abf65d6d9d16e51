using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>Whether a story makes sense: ids, languages, criteria, and that every path comes to an end and measures something.</summary>
internal sealed class StoryCheck
{
    private readonly Story story;
    private readonly Func<string, bool> hasFile;
    private readonly ContentIndex index;
    private readonly List<Problem> problems;

    private StoryCheck(Story story, Func<string, bool> hasFile, ContentIndex index, List<Problem> problems) =>
        (this.story, this.hasFile, this.index, this.problems) = (story, hasFile, index, problems);

    /// <summary>Adds everything that is wrong.</summary>
    /// <param name="story">What was read.</param>
    /// <param name="hasFile">Whether a picture or a sound is there.</param>
    /// <param name="index">What it may refer to.</param>
    /// <param name="problems">What was wrong with the writing; gets the rest.</param>
    /// <returns>Its figures; null when it cannot be played.</returns>
    public static Analysis? Run(Story story, Func<string, bool> hasFile, ContentIndex index, List<Problem> problems) =>
        new StoryCheck(story, hasFile, index, problems).Run();

    private Analysis? Run()
    {
        var canBeRead = problems.TrueForAll(problem => problem.IsWarning);
        Head();
        Ids(story.Nodes.Select(node => (node.Id, node.Line)), "node", "## ");
        foreach (var node in story.Nodes)
            Node(node);
        foreach (var words in StoryWords.Of(story))
            foreach (var language in story.Languages.Where(language => words.Text.Missing.Contains(language)))
                Tell(words.Line, $"{What(words.Id)} is missing in {language}.");
        Criteria();
        return canBeRead && Targets() ? Paths() : null;
    }

    private void Head()
    {
        if (!StoryIds.IsId(story.Id))
            Tell(1, $"“{story.Id}” is no id of a role-play.", StoryIds.Rule);
        if (story.Minutes < 1)
            Tell(1, "Say how many minutes it takes: a whole number from 1.", "`minutes: 8`");
        foreach (var person in story.People.Prepend(story.Customer))
            if (person.Portrait.Length > 0 ? !IsPortrait(person.Portrait) : person == story.Customer)
                Tell(1, $"The portrait of {(person == story.Customer ? "the customer" : $"“{person.Id}”")} is one of guest-1 … guest-6.");
        foreach (var person in story.People.Where(person => !StoryIds.IsId(person.Id) || Speakers.All.Contains(person.Id)))
            Tell(1, $"“{person.Id}” cannot be declared under `people:`.", $"{StoryIds.Rule} {string.Join(", ", Speakers.All)} are there already.");
        if (story.Nodes.Count > StoryLimits.MostNodes)
            Tell(1, $"There are {story.Nodes.Count} nodes; at most {StoryLimits.MostNodes} are allowed.", "Divide the role-play.");
        if (story.Nodes.Count == 0)
            Tell(1, "There are no moments.", "Begin each with a heading: `## arrival`.");
        else if (story.Nodes.All(node => node.Ending is null))
            Tell(story.Nodes[0].Line, "No node has an ending.", "Say in at least one how it ended: `ending: …`");
    }

    private void Ids(IEnumerable<(string Id, int Line)> ids, string what, string example)
    {
        var seen = new HashSet<string>();
        foreach (var (id, line) in ids.Where(known => known.Id.Length > 0)) // One that could not be read is told already.
            if (!StoryIds.IsId(id) || (what == "node" && id == Story.Return))
                Tell(line, $"“{id}” is no id of a {what}.", $"{StoryIds.Rule} For example `{example}arrival`.");
            else if (!seen.Add(id))
                Tell(line, $"The {what} id “{id}” is used twice.", $"Give each {what} its own.");
    }

    private void Node(StoryNode node)
    {
        if (node.Moves.Count() > StoryLimits.MostMoves)
            Tell(node.Line, $"“{node.Id}” has more than {StoryLimits.MostMoves} choices.", "Fewer, that people can weigh.");
        Ids(node.Moves.Select(move => (move.Id, move.Line)), "choice", "- ");
        if (node.Question is { } question)
        {
            Ids(question.Options.Select(option => (option.Id, option.Line)), "option", "- [x] ");
            if (node.Choices.Count > 0)
                Tell(node.Choices[0].Line, $"“{node.Id}” has a question and choices.", "Keep one of them, or ask the question in a node of its own.");
            if (question.Options.Count < 2)
                Tell(question.Line, $"The question of “{node.Id}” has fewer than two options.", "`- [x] id: …` is right, `- [ ] id: …` wrong.");
            else if (question.IsMany ? !question.Options.Any(option => option.IsRight) : question.Options.Count(option => option.IsRight) != 1)
                Tell(question.Line, $"The question of “{node.Id}” has {question.Options.Count(option => option.IsRight)} right options.", "Mark exactly one by [x], or ask `question (many)`, with at least one.");
        }
        if (node.Ending is not null && (node.Moves.Any() || node.Onward.Count > 0))
            Tell(node.Line, $"Node “{node.Id}” has an ending and goes on.", "Keep one of them.");
        if (node.Ending is null && !node.Moves.Any() && node.Onward.Count == 0)
            Tell(node.Line, $"Node “{node.Id}” has no choices and no ending: the path stops without an end.", "Add one of them, or an arrow: `-> node`.");
        if (node.Lines.Count == 0 && node.Question is null && node.Ending is null && node.Choices.Count > 0)
            Tell(node.Line, $"Nothing is said in “{node.Id}” before the choices.", "Write who speaks, a colon and the words.", true);
        foreach (var choice in node.Choices.Where(choice => choice.Because is null))
            Tell(choice.Line, $"Choice “{choice.Id}” of node “{node.Id}” does not say what it shows.", "Add `because: …`; people learn from the reason.", true);
        foreach (var move in node.Moves.Where(move => move.Ways.Count == 0))
            Tell(move.Line, $"“{move.Id}” of node “{node.Id}” leads nowhere.", "Add an arrow: `-> node`.");
        foreach (var file in node.Lines.Where(line => line.Audio is not null).SelectMany(line => new[] { line.Audio!.En, line.Audio.ZhHans }).Append(node.Picture?.File ?? "").Where(file => file.Length > 0))
            if (!StoryMedia.IsFileName(file))
                Tell(node.Line, $"“{file}” is no name of a picture or a sound.", $"Put the file beside the text; its name ends in {string.Join(", ", StoryMedia.Endings)}.");
            else if (!hasFile(file))
                Tell(node.Line, $"The file {file} is missing.", "Put it beside the text.");
    }

    private void Criteria()
    {
        var declared = story.Criteria.Select(criterion => criterion.Id).ToHashSet();
        foreach (var (node, move) in story.Nodes.SelectMany(node => node.Moves.Select(move => (node, move))))
            foreach (var (criterion, points) in move.Points)
                if (declared.Count > 0 && !declared.Contains(criterion))
                    Tell(move.Line, $"“{move.Id}” of node “{node.Id}” gives points for “{criterion}”, which is not among the criteria.", DidYouMean.Of(criterion, declared, "Declare it under `criteria:` at the top of the file."));
                else if (Math.Abs(points) > MoveText.MostPoints)
                    Tell(move.Line, $"Points of “{move.Id}” of node “{node.Id}”: {points} is not between −{MoveText.MostPoints} and {MoveText.MostPoints}.");
        foreach (var criterion in StoryScript.CriteriaOf(story))
            if (!StoryIds.IsId(criterion.Id))
                Tell(1, $"“{criterion.Id}” is no id of a criterion.", StoryIds.Rule);
            else if (Unknown(criterion.Id) is { } reason)
                Tell(story.Nodes.SelectMany(node => node.Moves).FirstOrDefault(move => story.Criteria.Count == 0 && move.Points.ContainsKey(criterion.Id))?.Line ?? 1, reason);
    }

    private string? Unknown(string criterion) => story.Rubric is not { } rubric
        ? index.Against("competency", criterion)
        : index.Against("criterion", $"{rubric}/{criterion}");

    /// <summary>Whether every arrow leads somewhere.</summary>
    private bool Targets()
    {
        var nodes = story.Nodes.DistinctBy(node => node.Id).ToDictionary(node => node.Id);
        var isSound = nodes.Count == story.Nodes.Count && nodes.Count > 0;
        foreach (var node in story.Nodes)
        {
            isSound &= node.Moves.DistinctBy(move => move.Id).Count() == node.Moves.Count();
            foreach (var (line, what, ways) in node.Moves.Select(move => (move.Line, $"“{move.Id}” of node “{node.Id}”", move.Ways)).Append((node.Line, $"Node “{node.Id}”", node.Onward)))
            {
                isSound &= ways.Count > 0 || line == node.Line;
                foreach (var way in ways.SkipLast(1).Where(way => way.If is null))
                    Tell(line, $"{what} has an arrow without a condition before another one, which is never taken.", "Put it last.");
                foreach (var outcome in ways.SelectMany(way => way.Outcomes))
                {
                    foreach (var target in new[] { outcome.To, outcome.Then }.OfType<string>().Where(target => !nodes.ContainsKey(target)))
                    {
                        isSound = false;
                        Tell(line, $"{what} leads to “{target}”, which is not among the nodes.", DidYouMean.Of(target, nodes.Keys));
                    }
                    if (outcome.To is not { } to || !nodes.TryGetValue(to, out var entered))
                        continue;
                    if (entered.IsScene && outcome.Then is null)
                        Tell(line, $"{what} enters the sub-scene “{to}” without saying where it returns to.", $"Write `-> {to} then node`.");
                    if (!entered.IsScene && outcome.Then is { } then)
                        Tell(line, $"{what} enters “{to}” as a sub-scene, which it is not.", $"Write `## {to} (scene)`, or only `-> {then}`.");
                }
            }
        }
        return isSound;
    }

    private Analysis? Paths()
    {
        var analysis = Analysis.TryOf(story, out var faults);
        foreach (var fault in faults)
            Tell(story.Find(fault.Node)?.Move(fault.Choice ?? "")?.Line ?? story.Find(fault.Node)?.Line ?? 1, Said(fault), Mend(fault), fault.Fault == DecisionFault.NeverOpen);
        if (analysis is null)
            return null;
        if (analysis.Values.MostDecisions == 0)
            Tell(story.Nodes[0].Line, "On no path is anything decided.", "Every path needs decisions.");
        else if (analysis.Values.LargestRegret(StoryScript.Total) == 0)
            Tell(story.Nodes[0].Line, "Every path collects the same points, so nothing is measured.", "Give points to the better choices.");
        else
            foreach (var criterion in StoryScript.CriteriaOf(story).Where(criterion => analysis.Values.LargestRegret(criterion.Id) == 0))
                Tell(1, $"The criterion “{criterion.Id}” is never measured: every choice is worth the same.", "Give points for it, or leave it out.", true);
        Late(analysis);
        return analysis;
    }

    /// <summary>Whoever needs more time may switch it off, and must not lose by that.</summary>
    private void Late(Analysis analysis)
    {
        var timed = story.Nodes.Where(node => node.Late is not null).ToDictionary(node => node.Id);
        if (timed.Count == 0)
            return;
        foreach (var state in analysis.Values.Reached.Where(state => timed.ContainsKey(state.Node)))
            if (analysis.Values.Stake(StoryScript.Total, state) > 0 && analysis.Values.Regret(StoryScript.Total, state, StoryChoice.LateId) == 0 && timed.Remove(state.Node, out var node))
                Tell(node.Late!.Line, $"In node “{node.Id}” it can be best to let the time run out.", "Make another choice at least as good: not everybody plays against the clock.", true);
    }

    private static string Said(DecisionFinding fault)
    {
        var where = string.IsNullOrEmpty(fault.Choice) ? $"Node “{fault.Node}”" : $"Choice “{fault.Choice}” of node “{fault.Node}”";
        var when = string.IsNullOrEmpty(fault.State) ? "" : $" ({fault.State})";
        return fault.Fault switch
        {
            DecisionFault.Stuck => $"In node “{fault.Node}” a path can come to where no choice is open{when}.",
            DecisionFault.NoWay => $"{where} has no arrow whose condition holds{when}.",
            DecisionFault.ReturnFromNowhere => $"{where} returns although no sub-scene was entered.",
            DecisionFault.ScenesTooDeep => $"{where} enters a sub-scene within {DecisionProcess.DeepestScene} others.",
            DecisionFault.Loop => $"{where} leads back in a circle in which something is gained, lost or drawn without end: {string.Join(", ", fault.Names!.Take(12))}.",
            DecisionFault.NoEnd => $"From node “{fault.Node}” no ending can be reached: {string.Join(", ", fault.Names!.Take(12))}.",
            DecisionFault.TooManyStates => $"There are more than {DecisionValues.MostStates:N0} states to weigh. What takes most values: {string.Join(", ", fault.Names!)}.",
            DecisionFault.Unreachable => $"No path leads to node “{fault.Node}”.",
            DecisionFault.NeverOpen => $"Choice “{fault.Choice}” of node “{fault.Node}” is never open.",
            _ => $"{where}: {fault.Fault}.",
        };
    }

    private static string Mend(DecisionFinding fault) => fault.Fault switch
    {
        DecisionFault.Stuck => "Leave one choice always open, or add an arrow to the node: it is taken when no choice is open.",
        DecisionFault.NoWay => "Add a last arrow without a condition.",
        DecisionFault.ReturnFromNowhere => "Enter the sub-scene by `-> scene then node` on every path.",
        DecisionFault.ScenesTooDeep => "A sub-scene must not enter itself again and again; go on by a plain arrow.",
        DecisionFault.Loop => "Let the choice be taken `once`, or count in a variable and let a condition end it.",
        DecisionFault.NoEnd => "Lead an arrow out of it.",
        DecisionFault.TooManyStates => "Narrow their ranges, or ask them in fewer conditions.",
        DecisionFault.Unreachable => "Lead a choice to it, or remove it.",
        DecisionFault.NeverOpen => "Look at its condition, or remove it.",
        _ => "",
    };

    private static string What(string id) => id switch
    {
        "title" => "The title",
        "summary" => "The summary",
        "customer" => "The customer's name",
        _ => $"The text {id}",
    };

    private static bool IsPortrait(string portrait) => portrait is ['g', 'u', 'e', 's', 't', '-', >= '1' and <= '6'];

    private void Tell(int line, string reason, string suggestion = "", bool isWarning = false)
    {
        if (problems.Count < StoryLimits.MostProblems)
            problems.Add(new Problem(Math.Max(1, line), reason, suggestion, isWarning));
    }
}

using ServiceAcademy.Modules.Content;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios;

/// <summary>What is wrong in one role-play's file.</summary>
/// <param name="File">As it was named.</param>
/// <param name="Problems">In the order of the lines.</param>
public sealed record ScenarioFileReport(string File, IReadOnlyList<ScenarioFileProblem> Problems)
{
    /// <summary>Problems because of which it may not be published.</summary>
    public int Errors => Problems.Count(problem => problem.Severity == "error");
}

/// <summary>Something wrong.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Suggestion">How to mend it; may be empty.</param>
public sealed record ScenarioFileProblem(int Line, string Severity, string Reason, string Suggestion);

/// <summary>What a role-play is worth.</summary>
/// <param name="Nodes">How many moments it has.</param>
/// <param name="ReachableNodes">Ids of those that a path can come to.</param>
/// <param name="States">How many states a path can come to: moments with what is remembered there.</param>
/// <param name="Paths">Different paths from start to end; null where one can wander without end.</param>
/// <param name="FewestDecisions">On the shortest path.</param>
/// <param name="MostDecisions">On the longest path; null likewise.</param>
/// <param name="Criteria">Each criterion by itself.</param>
/// <param name="Total">All criteria's points by their weights.</param>
public sealed record ScenarioAnalysis(
    string Id, int Nodes, IReadOnlyList<string> ReachableNodes, int States, double? Paths, int FewestDecisions, int? MostDecisions,
    IReadOnlyList<ScenarioCriterionWorth> Criteria, ScenarioCriterionWorth Total);

/// <summary>What a role-play holds of one criterion, in points.</summary>
/// <param name="Weight">What a point counts in the total; of the total itself 1.</param>
/// <param name="Best">The most that can be expected from the start.</param>
/// <param name="LargestRegret">The most that any path can give away; 0: it is not measured.</param>
/// <param name="LargestStake">The most that one decision can give away.</param>
public sealed record ScenarioCriterionWorth(string Criterion, int Weight, double Best, double LargestRegret, double LargestStake);

/// <summary>What one played path is worth.</summary>
/// <param name="Ending">Id of the moment in which it ended.</param>
/// <param name="Decisions">In their order.</param>
/// <param name="Criteria">Each criterion that is measured.</param>
/// <param name="Total">All criteria's points by their weights.</param>
public sealed record ScenarioPathScore(
    string Id, string Ending, IReadOnlyList<ScenarioDecisionScore> Decisions, IReadOnlyList<ScenarioCriterionScore> Criteria, ScenarioCriterionScore Total);

/// <summary>What one decision gave away.</summary>
/// <param name="Choice">The choice, or the options of a question.</param>
/// <param name="Points">What it earned, by criterion.</param>
/// <param name="Regret">What it gave away, by criterion that is measured.</param>
/// <param name="TotalRegret">What it gave away over all criteria, by their weights.</param>
/// <param name="Best">A choice that would have given nothing away over all criteria.</param>
public sealed record ScenarioDecisionScore(
    string Node, string Choice, IReadOnlyDictionary<string, int> Points, IReadOnlyDictionary<string, double> Regret, double TotalRegret, string Best);

/// <summary>A path's score by one criterion.</summary>
/// <param name="Score">1 − regret ÷ largest regret, 0 to 1.</param>
public sealed record ScenarioCriterionScore(string Criterion, int Points, double Regret, double LargestRegret, double Score);

/// <summary>Role-plays as files, without a database: for the command line and for whoever wants to check the scoring from outside.</summary>
public static class ScenarioFilesApi
{
    /// <summary>Everything wrong in a file.</summary>
    /// <param name="path">A text (<c>.md</c>, of the first release <c>.yaml</c>), or a role-play's folder.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ScenarioFileReport Check(string path) => new(path, Read(path).Problems.OrderBy(problem => problem.Line).Select(problem =>
        new ScenarioFileProblem(problem.Line, problem.IsWarning ? "warning" : "error", problem.Reason, problem.Suggestion)).ToList());

    /// <summary>Works a file out.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="ArgumentException">It cannot be played.</exception>
    public static ScenarioAnalysis Analyse(string path)
    {
        var scenario = Playable(path);
        var values = scenario.Values;
        ScenarioCriterionWorth Worth(string criterion, int weight) => new(criterion == StoryScript.Total ? "total" : criterion, weight,
            Told(values.Best(criterion, scenario.Process.Start)), Told(values.LargestRegret(criterion)), Told(values.LargestStake(criterion)));
        return new ScenarioAnalysis(scenario.Id, scenario.Story.Nodes.Count, values.ReachedNodes, values.States, double.IsFinite(values.Paths) ? values.Paths : null,
            values.FewestDecisions, values.MostDecisions,
            StoryScript.CriteriaOf(scenario.Story).Select(criterion => Worth(criterion.Id, criterion.Weight)).ToList(), Worth(StoryScript.Total, 1));
    }

    /// <summary>Scores one path.</summary>
    /// <param name="path">The file.</param>
    /// <param name="steps">
    /// The choices in order, each <c>choice</c> or <c>node/choice</c>; of a question the options joined by “+”, or <c>right</c> or <c>wrong</c>; <c>late</c> where the
    /// time ran out. Where chance falls, <c>choice@node</c> says where it led; it may be left out where what follows says it.
    /// </param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">It cannot be played, or the steps are not a path from start to end.</exception>
    public static ScenarioPathScore Score(string path, IReadOnlyList<string> steps)
    {
        var scenario = Playable(path);
        var walk = NamedPath.Walked(scenario, steps);
        var points = scenario.Scores(walk);
        return new ScenarioPathScore(scenario.Id, walk.Node.Id, walk.Steps.Select(step => new ScenarioDecisionScore(
                step.Node.Id, step.Answer!, step.Node.Move(step.Move!)!.Points,
                scenario.Criteria.ToDictionary(criterion => criterion, criterion => Told(scenario.Values.Regret(criterion, step.State, step.Move!))),
                Told(scenario.Regret(step.State, step.Move!)), Scenario.AnswerTo(step.Node, scenario.Best(step.State)))).ToList(),
            points.Select(score => Told(score, score.Criterion)).ToList(), Told(scenario.Values.Score(StoryScript.Total, walk.Decisions), "total"));
    }

    private static Scenario Playable(string path)
    {
        var (scenario, problems) = Read(path);
        var errors = problems.Where(problem => !problem.IsWarning).OrderBy(problem => problem.Line).ToList();
        return errors.Count == 0 && scenario is not null
            ? scenario
            : throw new ArgumentException($"The role-play cannot be played as it is. {string.Join(' ', errors.Take(3).Select(error => $"Line {error.Line}: {error}"))}");
    }

    private static (Scenario? Scenario, List<Problem> Problems) Read(string path)
    {
        var folder = Directory.Exists(path) ? path : null;
        var file = new FileInfo(folder is null ? path : Path.Combine(folder, StorySource.FileName));
        if (!file.Exists)
            throw new FileNotFoundException($"There is no file {file.FullName}.");
        if (file.Length > 4L * StoryLimits.MostCharacters)
            throw new IOException($"{path} is larger than {4 * StoryLimits.MostCharacters:N0} bytes.");
        var problems = new List<Problem>();
        var story = StorySource.Read(file.Name, File.ReadAllText(file.FullName).ReplaceLineEndings("\n"), problems);
        var analysis = story is null ? null : StoryCheck.Run(story, name => File.Exists(Path.Combine(file.DirectoryName!, name)), new ContentIndex(new HashSet<(string, string)>()), problems);
        return (story is null ? null : Scenario.Of(story, analysis), problems);
    }

    private static ScenarioCriterionScore Told(CriterionScore score, string name) =>
        new(name, score.Points, Told(score.Regret), Told(score.LargestRegret), Told(score.Score?.Fraction ?? 1));

    /// <summary>Without the rounding of arithmetic by chance.</summary>
    private static double Told(double figure) => Math.Round(figure, 9);
}

using System.CommandLine;
using System.Globalization;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Web.Commands;

/// <summary><c>scenarios check</c>, <c>analyse</c>, <c>score</c>, <c>import</c> and <c>export</c>: role-plays as files, without a database.</summary>
internal static class ScenariosCommands
{
    public static Command Create() => new("scenarios", "Checks and weighs role-plays as files, so that their fairness can be seen from outside.")
    {
        Check(),
        Analyse(),
        Score(),
        ScenariosExchange.Import(),
        ScenariosExchange.Export(),
    };

    private static Command Check()
    {
        var files = new Argument<string[]>("FILE") { Description = "Texts (.md, .yaml) or folders of role-plays.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Prints every problem as file:line: severity: reason. Exit code 1 when there is an error.") { files };
        command.SetAction(CommandRun.OfFiles((run, parsed) =>
        {
            var reports = parsed.GetValue(files)!.Select(ScenarioFilesApi.Check).ToList();
            var errors = reports.Sum(report => report.Errors);
            var problems = reports.SelectMany(report => report.Problems.Select(problem =>
                $"{report.File}:{problem.Line}: {problem.Severity}: {problem.Reason}{(problem.Suggestion.Length > 0 ? " " + problem.Suggestion : "")}"));
            run.Answer(reports, string.Join(Environment.NewLine, problems.Append(
                $"{reports.Count} role-plays, {errors} errors, {reports.Sum(report => report.Problems.Count) - errors} warnings.")));
            return errors == 0 ? 0 : 1;
        }));
        return command;
    }

    private static Command Analyse()
    {
        var file = File();
        var command = new Command("analyse", "Prints what a role-play is worth: best points and largest regret by criterion, moments that can be reached, paths, states.") { file };
        command.SetAction(CommandRun.OfFiles((run, parsed) =>
        {
            var worth = ScenarioFilesApi.Analyse(parsed.GetValue(file)!);
            var lines = worth.Criteria.Append(worth.Total).Select(criterion =>
                Line($"{criterion.Criterion} (weight {criterion.Weight}): best {criterion.Best:0.###}, largest regret {criterion.LargestRegret:0.###}, most at stake in one decision {criterion.LargestStake:0.###}"));
            run.Answer(worth, string.Join(Environment.NewLine, lines
                .Append(Line($"{worth.ReachableNodes.Count} of {worth.Nodes} moments can be reached, in {worth.States} states."))
                .Append(Line($"{(worth.Paths is { } paths ? paths.ToString("#,0", CultureInfo.InvariantCulture) : "Endlessly many")} paths of {worth.FewestDecisions} to {(worth.MostDecisions is { } most ? most : "any number of")} decisions."))));
            return 0;
        }));
        return command;
    }

    private static Command Score()
    {
        var file = File();
        var path = new Option<string>("--path")
        {
            Description = "The choices in order, separated by commas: choice or node/choice; choice@node where chance falls; options of a question joined by +.", Required = true,
        };
        var command = new Command("score", "Scores one played path: what each decision gave away, and the score by criterion.") { file, path };
        command.SetAction(CommandRun.OfFiles((run, parsed) =>
        {
            var score = ScenarioFilesApi.Score(parsed.GetValue(file)!, parsed.GetValue(path)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            var lines = score.Decisions.Select((decision, i) => Line($"{i + 1}. {decision.Node}/{decision.Choice}: gave away {decision.TotalRegret:0.###}")
                    + string.Concat(decision.Regret.Where(pair => pair.Value > 0).Select(pair => Line($", {pair.Key} {pair.Value:0.###}")))
                    + (decision.TotalRegret > 0 ? $"; best {decision.Best}" : ""))
                .Append($"Ended at {score.Ending}.")
                .Concat(score.Criteria.Append(score.Total).Select(criterion =>
                    Line($"{criterion.Criterion}: {criterion.Score:0.000}, kept {criterion.LargestRegret - criterion.Regret:0.###} of {criterion.LargestRegret:0.###} points")));
            run.Answer(score, string.Join(Environment.NewLine, lines));
            return 0;
        }));
        return command;
    }

    private static Argument<string> File() => new("FILE") { Description = "A text (.md, .yaml) or a role-play’s folder." };

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}

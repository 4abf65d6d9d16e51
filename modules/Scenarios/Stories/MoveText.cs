using System.Globalization;
using System.Text;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>What a choice does, as authors write it: points, effects and ways.</summary>
internal static class MoveText
{
    public const int MostPoints = 100;

    /// <summary><c>owns 3, listens 1</c></summary>
    public static Dictionary<string, int> Points(string text, int line, Action<Problem> tell)
    {
        var points = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in Parts(text))
        {
            var (name, rest) = Word(part);
            if (!Number(rest, out var number) || Math.Abs(number) > MostPoints)
                tell(new Problem(line, $"“{part}” is not a criterion with its points.", $"Write for example `points: owns 3, listens 1`, whole numbers from −{MostPoints} to {MostPoints}."));
            else if (!points.TryAdd(name, number))
                tell(new Problem(line, $"The criterion “{name}” gets points twice.", "Add them up."));
        }
        return points;
    }

    public static string Write(IReadOnlyDictionary<string, int> points) =>
        string.Join(", ", points.Select(pair => $"{pair.Key} {pair.Value.ToString(CultureInfo.InvariantCulture)}"));

    /// <summary><c>trust +2, told, not angry, room = suite</c></summary>
    public static List<Effect> Effects(string text, IReadOnlyList<StoryVariable> variables, int line, Action<Problem> tell)
    {
        var effects = new List<Effect>();
        foreach (var part in Parts(text))
        {
            var (name, rest) = Word(part);
            var isNot = name == "not" && rest.Length > 0;
            if (isNot)
                (name, rest) = Word(rest);
            if (variables.FirstOrDefault(candidate => candidate.Name == name) is not { } variable)
                tell(new Problem(line, $"There is no variable “{name}”.", DidYouMean.Of(name, variables.Select(known => known.Name), "Declare it under `variables:` at the top of the file.")));
            else if (Effect(variable, rest, isNot) is { } effect)
                effects.Add(effect);
            else
                tell(new Problem(line, $"“{part}” cannot be done to “{name}”.", variable.Kind switch
                {
                    VariableKind.Flag => $"Write `{name}` or `not {name}`.",
                    VariableKind.List => $"Write for example `{name} = {variable.Values[^1]}`; its values are {string.Join(", ", variable.Values)}.",
                    _ => $"Write for example `{name} +2`, `{name} -1` or `{name} = {variable.Start}`.",
                }));
        }
        return effects;
    }

    public static string Write(IEnumerable<Effect> effects, IReadOnlyList<StoryVariable> variables) => string.Join(", ", effects.Select(effect =>
    {
        var variable = variables.FirstOrDefault(candidate => candidate.Name == effect.Variable);
        return effect switch
        {
            { Adds: true } => $"{effect.Variable} {effect.Amount.ToString("+0;-0;+0", CultureInfo.InvariantCulture)}",
            _ when variable is { Kind: VariableKind.Flag } => effect.Amount == 0 ? "not " + effect.Variable : effect.Variable,
            _ => $"{effect.Variable} = {ConditionText.Side(Term.Of(effect.Amount), variable)}",
        };
    }));

    /// <summary>What follows the arrow: <c>60% account-sharp, 40% account-calm</c>, <c>check-id then account-calm if not told</c>.</summary>
    public static Way? Way(string text, IReadOnlyList<StoryVariable> variables, int line, Action<Problem> tell)
    {
        Condition? condition = null;
        if (text.IndexOf(" if ", StringComparison.Ordinal) is var at && at >= 0)
        {
            condition = ConditionText.Read(text[(at + 4)..], variables, line, out var problem);
            if (problem is not null)
                tell(problem);
            text = text[..at];
        }
        var outcomes = new List<Outcome>();
        foreach (var part in Parts(text))
        {
            var (first, rest) = Word(part);
            var percent = 100;
            if (first.EndsWith('%'))
            {
                if (!int.TryParse(first[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out percent) || percent is < 1 or > 100)
                {
                    tell(new Problem(line, $"“{first}” is no chance.", "Write whole percentages that add up to 100."));
                    return null;
                }
                (first, rest) = Word(rest);
            }
            var then = rest.StartsWith("then ", StringComparison.Ordinal) ? rest[5..].Trim() : null;
            if (first.Length == 0 || (rest.Length > 0 && then is null) || then is "" || then?.Contains(' ') == true)
            {
                tell(new Problem(line, $"“-> {part}” is not understood.", "Write `-> node`, `-> 60% node, 40% other`, `-> scene then node`, or `-> return`."));
                return null;
            }
            outcomes.Add(new Outcome(percent, first == Story.Return ? null : first, then));
        }
        if (outcomes.Count == 0)
        {
            tell(new Problem(line, "The arrow leads nowhere.", "Write the id of a node after it: `-> node`."));
            return null;
        }
        if (outcomes.Sum(outcome => outcome.Percent) != 100)
        {
            tell(new Problem(line, $"The chances add up to {outcomes.Sum(outcome => outcome.Percent)} %.", "Make them 100."));
            return null;
        }
        return new Way(condition, outcomes);
    }

    public static string Write(Way way, IReadOnlyList<StoryVariable> variables)
    {
        var text = new StringBuilder("-> ");
        text.AppendJoin(", ", way.Outcomes.Select(outcome =>
            (way.Outcomes.Count > 1 ? $"{outcome.Percent}% " : "") + (outcome.To ?? Story.Return) + (outcome.Then is { } then ? " then " + then : "")));
        return way.If is { } condition ? text.Append(" if ").Append(ConditionText.Write(condition, variables)).ToString() : text.ToString();
    }

    private static Effect? Effect(StoryVariable variable, string rest, bool isNot)
    {
        if (variable.Kind == VariableKind.Flag)
            return rest.Length == 0 ? new Effect(variable.Name, false, isNot ? 0 : 1) : null;
        if (isNot || rest.Length < 2)
            return null;
        var value = rest[1..].Trim();
        if (variable.Kind == VariableKind.List)
            return rest[0] == '=' && variable.Values.ToList().IndexOf(value) is var place && place >= 0 ? new Effect(variable.Name, false, place) : null;
        if (!int.TryParse(value, rest[0] == '=' ? NumberStyles.AllowLeadingSign : NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || Math.Abs(amount) > 100_000)
            return null;
        return rest[0] switch
        {
            '+' => new Effect(variable.Name, true, amount),
            '-' or '−' => new Effect(variable.Name, true, -amount),
            '=' => new Effect(variable.Name, false, amount),
            _ => null,
        };
    }

    private static string[] Parts(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static (string First, string After) Word(string text) =>
        text.IndexOf(' ') is var at && at < 0 ? (text, "") : (text[..at], text[at..].Trim());

    private static bool Number(string text, out int number) => int.TryParse(text.Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}

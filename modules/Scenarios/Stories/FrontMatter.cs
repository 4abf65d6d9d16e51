using System.Globalization;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;
using YamlDotNet.Serialization;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>The head of a role-play's text, as YAML has it.</summary>
internal sealed class FrontMatter
{
    public string Id { get; set; } = "";
    public LocalText Title { get; set; } = new();
    public LocalText Summary { get; set; } = new();
    public int Minutes { get; set; }
    public List<string> Covers { get; set; } = [];
    public List<string> Languages { get; set; } = [.. Modules.Localization.Languages.All];
    public string? Rubric { get; set; }
    public Dictionary<string, int> Criteria { get; set; } = [];
    public Person Customer { get; set; } = new();
    public Dictionary<string, Person> People { get; set; } = [];
    public string Feedback { get; set; } = "at-end";
    public string Score { get; set; } = "first";
    public Dictionary<string, Variable> Variables { get; set; } = [];

    internal sealed class Person
    {
        public LocalText Name { get; set; } = new();
        public string Portrait { get; set; } = "";
    }

    internal sealed class Variable
    {
        public int? From { get; set; }
        public int? To { get; set; }
        public bool? Flag { get; set; }
        public List<string>? Of { get; set; }
        public string? Start { get; set; }
        public LocalText Name { get; set; } = new();
        public bool Shown { get; set; }
    }

    /// <summary>The words of <see cref="FeedbackTime"/> and <see cref="AttemptPolicy"/> in the text.</summary>
    [YamlIgnore]
    public static IReadOnlyDictionary<string, FeedbackTime> FeedbackWords { get; } =
        new Dictionary<string, FeedbackTime> { ["at-end"] = FeedbackTime.AtEnd, ["at-once"] = FeedbackTime.AtOnce };

    [YamlIgnore]
    public static IReadOnlyDictionary<string, AttemptPolicy> ScoreWords { get; } = new Dictionary<string, AttemptPolicy>
    {
        ["first"] = AttemptPolicy.First, ["best"] = AttemptPolicy.Best, ["last"] = AttemptPolicy.Last, ["mean"] = AttemptPolicy.Mean,
    };

    /// <summary>The story's head; null when it cannot be read at all.</summary>
    /// <param name="front">Lines as in the file, so that line numbers are right.</param>
    public static Story? Read(string front, Action<Problem> tell)
    {
        if (front.Length > StoryLimits.MostFrontCharacters || IsTooDeep(front))
        {
            tell(new Problem(1, "The head of the file is too large or nested too deeply.", $"At most {StoryLimits.MostFrontCharacters} characters, and no lists within lists."));
            return null;
        }
        var findings = new List<Finding>();
        if (YamlContent.Read<FrontMatter>("", front, findings) is not { } head)
        {
            foreach (var finding in findings)
                tell(new Problem(finding.Line, finding.Reason, Suggestion(finding.Reason)));
            return null;
        }
        // An entry without a value is null to YAML, whatever the type says.
        if (head.Covers.Contains(null!) || head.Languages.Contains(null!) || head.People.ContainsValue(null!) || head.Variables.ContainsValue(null!)
            || head.Variables.Values.Any(variable => variable.Of?.Contains(null!) == true))
        {
            tell(new Problem(1, "An entry in the head has no value.", "Write its value after the colon, or leave the entry out."));
            return null;
        }
        var lines = front.Split('\n');
        int LineOf(string key) => Math.Max(1, Array.FindIndex(lines, line => line.StartsWith(key + ":", StringComparison.Ordinal)) + 1);
        int Within(string key, string name) => LineOf(key) is var at && Array.FindIndex(lines, at - 1, line => line.TrimStart().StartsWith(name + ":", StringComparison.Ordinal)) is var found && found >= 0 ? found + 1 : at;
        T Word<T>(string key, string word, IReadOnlyDictionary<string, T> words) where T : struct
        {
            if (words.TryGetValue(word, out var known))
                return known;
            tell(new Problem(LineOf(key), $"“{word}” is not known for `{key}`.", DidYouMean.Of(word, words.Keys, $"Write one of {string.Join(", ", words.Keys)}.")));
            return default;
        }

        var languages = head.Languages.Where(Modules.Localization.Languages.All.Contains).Distinct().ToList();
        if (languages.Count != head.Languages.Count || languages.Count == 0)
            tell(new Problem(LineOf("languages"), "The languages are not understood.", $"Write `languages: [{string.Join(", ", Modules.Localization.Languages.All)}]`, or one of them; the plain lines are in the first."));
        if (languages.Count == 0)
            languages = [.. Modules.Localization.Languages.All];
        if (head.Variables.Count > StoryLimits.MostVariables)
            tell(new Problem(LineOf("variables"), $"There are {head.Variables.Count} variables; at most {StoryLimits.MostVariables} are allowed."));
        if (head.Criteria.Count > StoryLimits.MostCriteria)
            tell(new Problem(LineOf("criteria"), $"There are {head.Criteria.Count} criteria; at most {StoryLimits.MostCriteria} are allowed."));
        foreach (var (criterion, weight) in head.Criteria.Where(pair => pair.Value is < 1 or > 100))
            tell(new Problem(Within("criteria", criterion), $"The weight of “{criterion}” is {weight}.", "Write a whole number from 1 to 100."));
        return new Story
        {
            Id = head.Id, Title = head.Title, Summary = head.Summary, Minutes = head.Minutes, Covers = head.Covers, Languages = languages, Rubric = head.Rubric,
            Criteria = head.Criteria.Select(pair => new StoryCriterion(pair.Key, Math.Clamp(pair.Value, 1, 100))).ToList(),
            Customer = new StoryPerson { Id = Speakers.Customer, Name = head.Customer.Name, Portrait = head.Customer.Portrait },
            People = head.People.Select(pair => new StoryPerson { Id = pair.Key, Name = pair.Value.Name, Portrait = pair.Value.Portrait }).ToList(),
            Feedback = Word("feedback", head.Feedback, FeedbackWords), Score = Word("score", head.Score, ScoreWords),
            Variables = head.Variables.Take(StoryLimits.MostVariables).Select(pair => OfVariable(pair.Key, pair.Value, Within("variables", pair.Key), tell)).OfType<StoryVariable>().ToList(),
            FrontComments = CommentsOf(lines),
        };
    }

    private static StoryVariable? OfVariable(string name, Variable variable, int line, Action<Problem> tell)
    {
        StoryVariable? Fault(string reason, string suggestion)
        {
            tell(new Problem(line, reason, suggestion));
            return null;
        }
        const string Example = "Write `{from: 0, to: 10, start: 4}`, `{flag: false}` or `{of: [none, twin], start: none}`.";
        if (!StoryIds.IsId(name) || char.IsAsciiDigit(name[0]) || name is "and" or "or" or "not" or "if" or "then")
            return Fault($"“{name}” cannot be the name of a variable.", "Small letters, digits and hyphens, beginning with a letter; not and, or, not, if, then.");
        if ((variable.Flag is null ? 0 : 1) + (variable.Of is null ? 0 : 1) + (variable.From is null && variable.To is null ? 0 : 1) != 1)
            return Fault($"What the variable “{name}” holds is not clear.", Example);
        var made = new StoryVariable { Name = name, Label = variable.Name, IsShown = variable.Shown };
        if (variable.Flag is { } flag)
            return variable.Start is null ? made with { Kind = VariableKind.Flag, Start = flag ? 1 : 0 } : Fault($"“{name}” is a flag and has a start.", "Write `{flag: true}` or `{flag: false}`.");
        if (variable.Of is { } values)
            return values.Count is < 2 or > StoryLimits.MostValues || values.Distinct().Count() != values.Count || !values.All(value => StoryIds.IsId(value) && !char.IsAsciiDigit(value[0]))
                ? Fault($"The values of “{name}” are not understood.", $"Name 2 to {StoryLimits.MostValues} different ones in small letters, digits and hyphens.")
                : values.IndexOf(variable.Start ?? values[0]) is var place && place < 0
                    ? Fault($"“{variable.Start}” is no value of “{name}”.", DidYouMean.Of(variable.Start!, values))
                    : made with { Kind = VariableKind.List, Values = values, To = values.Count - 1, Start = place };
        return variable is { From: { } from, To: { } to } && from < to && Math.Max(Math.Abs(from), Math.Abs(to)) <= StoryLimits.LargestNumber
            && int.TryParse(variable.Start ?? from.ToString(CultureInfo.InvariantCulture), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var start) && start >= from && start <= to
            ? made with { From = from, To = to, Start = start }
            : Fault($"The range of “{name}” is not understood.", $"{Example} The start lies within; at most ±{StoryLimits.LargestNumber}.");
    }

    /// <summary>Comments before a key at the left edge belong to that key.</summary>
    private static Dictionary<string, IReadOnlyList<string>> CommentsOf(string[] lines)
    {
        var comments = new Dictionary<string, IReadOnlyList<string>>();
        var pending = new List<string>();
        foreach (var line in lines)
        {
            if (line.StartsWith('#'))
                pending.Add(line.TrimEnd());
            else if (pending.Count > 0 && line.IndexOf(':') is var colon && colon > 0 && char.IsAsciiLetter(line[0]))
            {
                comments.TryAdd(line[..colon], pending);
                pending = [];
            }
        }
        if (pending.Count > 0)
            comments[""] = pending;
        return comments;
    }

    private static string Suggestion(string reason) =>
        reason.Split('\'') is [_, var key, ..] && reason.Contains("not found", StringComparison.Ordinal)
            ? DidYouMean.Of(key, typeof(FrontMatter).GetProperties().Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]).Append("shown"), "Leave it out.")
            : "";

    /// <summary>The YAML reader works by recursion; what nobody writes by hand could overflow its stack.</summary>
    internal static bool IsTooDeep(string yaml)
    {
        const int Deepest = 40;
        var depth = 0;
        foreach (var c in yaml)
            if ((c is '[' or '{' && ++depth > Deepest))
                return true;
            else if (c is ']' or '}')
                depth = Math.Max(0, depth - 1);
        foreach (var line in yaml.EnumerateLines())
        {
            var inside = line.TrimStart(' ');
            if (line.Length - inside.Length > 4 * Deepest || inside.StartsWith("- - - ", StringComparison.Ordinal) || inside.StartsWith("? ? ", StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}

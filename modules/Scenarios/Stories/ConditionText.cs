using System.Globalization;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>
/// Conditions as authors write them: <c>trust &gt;= 2 and not told</c>. Names of variables, whole numbers, values of lists; <c>and or not ( ) = != &lt; &lt;= &gt; &gt;=</c>.
/// “not” binds closest, then “and”, then “or”.
/// </summary>
internal static class ConditionText
{
    private const int MostTokens = 200;

    private static readonly (string Sign, Comparison Is)[] Signs =
    [
        ("!=", Comparison.NotEqual), ("<=", Comparison.AtMost), (">=", Comparison.AtLeast), ("=", Comparison.Equal), ("<", Comparison.Less), (">", Comparison.Greater),
    ];

    /// <summary>Reads a condition; null with a problem when it cannot be read.</summary>
    public static Condition? Read(string text, IReadOnlyList<StoryVariable> variables, int line, out Problem? problem)
    {
        var parser = new Parser(Tokens(text), variables, line);
        try
        {
            var condition = parser.Whole();
            problem = null;
            return condition;
        }
        catch (Unreadable error)
        {
            problem = error.Problem;
            return null;
        }
    }

    /// <summary>Writes a condition so that it reads as the same one.</summary>
    public static string Write(Condition condition, IReadOnlyList<StoryVariable> variables)
    {
        switch (condition)
        {
            case Condition.Or or:
                return $"{Write(or.Left, variables)} or {(or.Right is Condition.Or ? $"({Write(or.Right, variables)})" : Write(or.Right, variables))}";
            case Condition.And and:
                return $"{Inner(and.Left, and.Left is Condition.Or)} and {Inner(and.Right, and.Right is Condition.Or or Condition.And)}";
            case Condition.Not not:
                return $"not {Inner(not.Negated, not.Negated is Condition.Or or Condition.And)}";
            case Condition.Compare compare:
                var variable = Variable(compare.Left) ?? Variable(compare.Right);
                return variable is { Kind: VariableKind.Flag } && compare is { Is: Comparison.NotEqual, Right: { Variable: null, Value: 0 } }
                    ? variable.Name
                    : $"{Side(compare.Left, variable)} {Array.Find(Signs, sign => sign.Is == compare.Is).Sign} {Side(compare.Right, variable)}";
            default:
                throw new NotSupportedException(condition.GetType().Name);
        }

        string Inner(Condition inner, bool inBrackets) => inBrackets ? $"({Write(inner, variables)})" : Write(inner, variables);
        StoryVariable? Variable(Term term) => variables.FirstOrDefault(candidate => candidate.Name == term.Variable);
    }

    /// <summary>A value of a variable as authors write it.</summary>
    public static string Side(Term term, StoryVariable? variable) =>
        term.Variable ?? (variable is { Kind: VariableKind.List } && term.Value >= 0 && term.Value < variable.Values.Count
            ? variable.Values[term.Value] : term.Value.ToString(CultureInfo.InvariantCulture));

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        for (var at = 0; at < text.Length && tokens.Count <= MostTokens;)
        {
            if (text[at] is ' ')
            {
                at++;
                continue;
            }
            var end = at;
            while (end < text.Length && IsWord(text[end]))
                end++;
            if (end == at)
                end = at + (Array.Find(Signs, sign => text.AsSpan(at).StartsWith(sign.Sign, StringComparison.Ordinal)).Sign?.Length ?? 1);
            tokens.Add(text[at..end]);
            at = end;
        }
        return tokens;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '_';

    private sealed class Unreadable(Problem problem) : Exception
    {
        public Problem Problem => problem;
    }

    private sealed class Parser(List<string> tokens, IReadOnlyList<StoryVariable> variables, int line)
    {
        private const int Deepest = 30;
        private int at, depth;

        public Condition Whole()
        {
            if (tokens.Count == 0)
                throw Fault("The condition is empty.", "Write for example `if: trust >= 2`.");
            if (tokens.Count > MostTokens)
                throw Fault("The condition is too long.", "Remember what it means in a variable of its own.");
            var condition = Or();
            return at == tokens.Count ? condition : throw Fault($"“{tokens[at]}” is not understood here.", "Join conditions by “and” or “or”.");
        }

        private Condition Or()
        {
            if (++depth > Deepest)
                throw Fault("There are too many brackets within brackets.", "Remember a part of it in a variable of its own.");
            var condition = And();
            while (Is("or"))
                condition = new Condition.Or(condition, And());
            depth--;
            return condition;
        }

        private Condition And()
        {
            var condition = Not();
            while (Is("and"))
                condition = new Condition.And(condition, Not());
            return condition;
        }

        private Condition Not()
        {
            if (++depth > Deepest)
                throw Fault("There are too many negations within negations.", "Say it without them.");
            var condition = Is("not") ? new Condition.Not(Not()) : Is("(") ? Bracket() : Compare();
            depth--;
            return condition;
        }

        private Condition Bracket()
        {
            var condition = Or();
            return Is(")") ? condition : throw Fault("A bracket is not closed.", "Add the missing “)”.");
        }

        private Condition.Compare Compare()
        {
            var left = Next();
            if (at < tokens.Count && Array.FindIndex(Signs, sign => sign.Sign == tokens[at]) is var which && which >= 0)
            {
                at++;
                return Compared(left, Signs[which].Is, Next());
            }
            return Known(left) switch
            {
                { Kind: VariableKind.Flag } flag => new Condition.Compare(Term.Of(flag.Name), Comparison.NotEqual, Term.Of(0)),
                { } other => throw Fault($"“{other.Name}” by itself is neither true nor false.", other.Kind == VariableKind.List ? $"Write for example `{other.Name} = {other.Values[0]}`." : $"Write for example `{other.Name} >= {other.Start}`."),
                null => throw Unknown(left),
            };
        }

        private Condition.Compare Compared(string left, Comparison comparison, string right)
        {
            var (a, b) = (Known(left), Known(right));
            var list = a is { Kind: VariableKind.List } ? a : b is { Kind: VariableKind.List } ? b : null;
            if (list is not null)
                return comparison is Comparison.Equal or Comparison.NotEqual
                    ? new Condition.Compare(OfList(left, list), comparison, OfList(right, list))
                    : throw Fault($"The values of “{list.Name}” have no order.", "Compare by “=” or “!=”.");
            if (a is null && b is null)
                throw int.TryParse(left, CultureInfo.InvariantCulture, out _) && int.TryParse(right, CultureInfo.InvariantCulture, out _)
                    ? Fault("Two numbers are compared.", "Compare a variable with a number.")
                    : Unknown(int.TryParse(left, CultureInfo.InvariantCulture, out _) ? right : left);
            return new Condition.Compare(Of(left), comparison, Of(right));
        }

        private Term Of(string word) =>
            Known(word) is { } variable ? Term.Of(variable.Name)
            : int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Term.Of(number)
            : throw Unknown(word);

        private Term OfList(string word, StoryVariable list) =>
            word == list.Name ? Term.Of(word)
            : list.Values.ToList().IndexOf(word) is var place && place >= 0 ? Term.Of(place)
            : throw Fault($"“{word}” is no value of “{list.Name}”.", DidYouMean.Of(word, list.Values, $"Its values are {string.Join(", ", list.Values)}."));

        private StoryVariable? Known(string word) => variables.FirstOrDefault(variable => variable.Name == word);

        private Unreadable Unknown(string word) => Fault($"There is no variable “{word}”.",
            DidYouMean.Of(word, variables.Select(variable => variable.Name), "Declare it under `variables:` at the top of the file."));

        private string Next() => at < tokens.Count && tokens[at] is not ("and" or "or" or "not" or ")" or "(") && IsWord(tokens[at][0])
            ? tokens[at++]
            : throw Fault(at < tokens.Count ? $"“{tokens[at]}” stands where a name or a number is expected." : "The condition breaks off.", "Write for example `trust >= 2 and not told`.");

        private bool Is(string token)
        {
            if (at >= tokens.Count || tokens[at] != token)
                return false;
            at++;
            return true;
        }

        private Unreadable Fault(string reason, string suggestion) => new(new Problem(line, reason, suggestion));
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceAcademy.Scenarios.Import.Twine;

/// <summary>
/// Reads conditions and assignments of SugarCube (TwineScript, with JavaScript's signs) and of Harlowe; their words for comparing overlap
/// without contradiction, so one reader does for both. What it cannot say exactly it does not say: the answer is null then.
/// </summary>
internal sealed partial class Expressions
{
    private readonly List<string> tokens;
    private int at;
    private int depth;

    private Expressions(string text) => tokens = Token().Matches(text).Select(match => match.Value).Where(token => !string.IsNullOrWhiteSpace(token)).ToList();

    private string? Now => at < tokens.Count ? tokens[at] : null;

    public static Logic? Condition(string text)
    {
        if (text.Length > 2000)
            return null;
        var reader = new Expressions(text);
        return reader.Or() is { } logic && reader.Now is null ? logic : null;
    }

    /// <summary>“$a to 1, $b += 2”; null when any part cannot be said.</summary>
    public static IReadOnlyList<Assignment>? Assignments(string text)
    {
        if (text.Length > 2000)
            return null;
        var reader = new Expressions(text);
        var found = new List<Assignment>();
        while (reader.Now is not null)
        {
            if (reader.Assign() is not { } assignment || (reader.Now is not null && !reader.Take(",", ";")))
                return null;
            found.Add(assignment);
        }
        return found.Count > 0 ? found : null;
    }

    /// <summary>The words of a quoted string that is the whole text; null for anything else.</summary>
    public static string? Quoted(string text) =>
        new Expressions(text) is { tokens: [var only] } && IsQuoted(only) ? Unquote(only) : null;

    /// <summary>Names of passages: one quoted, or several in either("A", "B") or (either: "A", "B").</summary>
    public static IReadOnlyList<string>? Passages(string text)
    {
        var tokens = new Expressions(text).tokens;
        if (tokens is [var only] && IsQuoted(only))
            return [Unquote(only)];
        if (tokens.Count >= 4 && tokens[^1] == ")" && (tokens is ["either", "(", ..] || (tokens[0] == "(" && tokens[1] is "either" && tokens[2] == ":")))
        {
            var names = tokens.Skip(tokens[0] == "(" ? 3 : 2).SkipLast(1).Where((_, i) => i % 2 == 0).ToList();
            return names.Count > 0 && names.All(IsQuoted) ? names.Select(Unquote).ToList() : null;
        }
        return null;
    }

    [GeneratedRegex("""\s+|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[$_][A-Za-z_][A-Za-z0-9_]*|[A-Za-z][A-Za-z0-9_-]*|\d+(?:\.\d+)?|===|!==|==|!=|<=|>=|&&|\|\||\+\+|--|\+=|-=|.""", RegexOptions.Singleline)]
    private static partial Regex Token();

    private Logic? Or()
    {
        var left = And();
        while (left is not null && Take("or", "||"))
            left = And() is { } right ? new Logic.Or(left, right) : null;
        return left;
    }

    private Logic? And()
    {
        var left = Not();
        while (left is not null && Take("and", "&&"))
            left = Not() is { } right ? new Logic.And(left, right) : null;
        return left;
    }

    private Logic? Not()
    {
        if (++depth > ImportLimits.MostNesting)
            return null;
        var answer = Take("not", "!") ? Not()?.Opposite : Comparison();
        depth--;
        return answer;
    }

    private Logic? Comparison()
    {
        if (Passage() is { } seen)
            return seen;
        if (Take("("))
            return Or() is { } inner && Take(")") ? inner : null;
        if (IsVariable(Now))
        {
            var variable = tokens[at++][1..];
            return Sign() is not { } sign ? new Logic.Is(variable) : Constant() is { } value ? new Logic.Compare(variable, sign, value) : null;
        }
        return Constant() is { } left && Sign() is { } turned && IsVariable(Now)
            ? new Logic.Compare(tokens[at++][1..], turned switch { "<" => ">", "<=" => ">=", ">" => "<", ">=" => "<=", _ => turned }, left)
            : null;
    }

    /// <summary>visited("A"), hasVisited("A") of SugarCube; (visited: "A"), (history:) contains "A" of Harlowe.</summary>
    private Logic.Seen? Passage()
    {
        var rest = tokens.Skip(at).Take(6).ToList();
        var (name, length) = rest switch
        {
            ["visited" or "hasVisited", "(", var a, ")", ..] when IsQuoted(a) => (a, 4),
            ["(", "visited", ":", var b, ")", ..] when IsQuoted(b) => (b, 5),
            ["(", "history", ":", ")", "contains", var c, ..] when IsQuoted(c) => (c, 6),
            _ => ("", 0),
        };
        at += length;
        return length > 0 ? new Logic.Seen(Unquote(name)) : null;
    }

    private string? Sign()
    {
        if (Take("isnot", "neq", "!=", "!=="))
            return "!=";
        if (Take("is", "eq", "==", "==="))
            return Take("not") ? "!=" : Sign() ?? "=";
        return Take("gte", ">=") ? ">=" : Take("gt", ">") ? ">" : Take("lte", "<=") ? "<=" : Take("lt", "<") ? "<" : null;
    }

    private Assignment? Assign()
    {
        if (IsVariable(Now))
        {
            var variable = tokens[at++][1..];
            if (Take("++"))
                return new Assignment(variable, Value.Of(1), true);
            if (Take("--"))
                return new Assignment(variable, Value.Of(-1), true);
            if (Take("+="))
                return Constant() is { Number: { } more } ? new Assignment(variable, Value.Of(more), true) : null;
            if (Take("-="))
                return Constant() is { Number: { } less } ? new Assignment(variable, Value.Of(-less), true) : null;
            return Take("to", "=") ? Right(variable) : null;
        }
        // Harlowe's (put: 1 into $a).
        return Constant() is { } value && Take("into") && IsVariable(Now) ? new Assignment(tokens[at++][1..], value, false) : null;
    }

    /// <summary>A constant, or the variable itself with something added: “it + 1”, “$a - 1”, “1 + $a”.</summary>
    private Assignment? Right(string variable)
    {
        bool Self() => Take("it", "$" + variable);
        if (Take("Math"))
            return Take(".") && Take("clamp") && Take("(") && Right(variable) is { Range: null } inner && Take(",") && Constant() is { Number: { } from } && Take(",")
                && Constant() is { Number: { } to } && Take(")") && from < to
                ? inner with { Range = (from, to) }
                : null;
        if (Self())
            return Take("+") ? Constant() is { Number: { } more } ? new Assignment(variable, Value.Of(more), true) : null
                : Take("-") && Constant() is { Number: { } less } ? new Assignment(variable, Value.Of(-less), true) : null;
        if (Constant() is not { } value)
            return null;
        return !Take("+") ? new Assignment(variable, value, false) : value.Number is not null && Self() ? new Assignment(variable, value, true) : null;
    }

    private Value? Constant()
    {
        var minus = Take("-");
        switch (Now)
        {
            case { } number when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 1_000_000:
                at++;
                return Value.Of(minus ? -value : value);
            case "true" or "false" when !minus:
                return Value.Of(tokens[at++] == "true");
            case { } words when !minus && IsQuoted(words):
                at++;
                return Value.Of(Unquote(words));
            default:
                return null;
        }
    }

    private bool Take(params ReadOnlySpan<string> any)
    {
        if (Now is not { } token || !any.Contains(token))
            return false;
        at++;
        return true;
    }

    private static bool IsVariable(string? token) => token is ['$', _, ..];

    private static bool IsQuoted(string token) => token is ['"' or '\'', .., '"' or '\''] && token.Length >= 2;

    private static string Unquote(string token) => Regex.Replace(token[1..^1], @"\\(.)", "$1");
}

namespace ServiceAcademy.Web.Localization;

/// <summary>
/// The <c>plural=</c> expression of a PO header: C's operators over <c>n</c>, as GNU gettext defines them
/// (manual, “Additional functions for plural forms”).
/// </summary>
internal sealed class PluralRule
{
    private static readonly string[] Operators = ["||", "&&", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "?", ":", "(", ")", "!"];

    /// <summary>Tighter binding comes later.</summary>
    private static readonly string[][] Binding = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]];

    private readonly List<string> tokens;
    private readonly Func<long, long> form;
    private int at;

    private PluralRule(string expression)
    {
        tokens = Tokens(expression);
        form = Choice();
        if (at < tokens.Count)
            throw new FormatException($"“{expression}” goes on after its end, at “{tokens[at]}”.");
    }

    /// <summary>Reads the header's line, for example <c>nplurals=2; plural=n != 1;</c>; null means one form.</summary>
    /// <exception cref="FormatException">The line is not a plural rule.</exception>
    public static PluralRule Parse(string? header)
    {
        var expression = header?.Split(';').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("plural=", StringComparison.Ordinal));
        return new PluralRule(expression is null ? "0" : expression["plural=".Length..]);
    }

    /// <summary>Which form counts <paramref name="n"/> things.</summary>
    public int FormOf(long n) => (int)form(Math.Abs(n));

    private Func<long, long> Choice()
    {
        var condition = Level(0);
        if (!Take("?"))
            return condition;
        var yes = Choice();
        if (!Take(":"))
            throw new FormatException("A “?” lacks its “:”.");
        var no = Choice();
        return n => condition(n) != 0 ? yes(n) : no(n);
    }

    private Func<long, long> Level(int level)
    {
        if (level == Binding.Length)
            return Unary();
        var left = Level(level + 1);
        while (at < tokens.Count && Binding[level].Contains(tokens[at]))
        {
            var (operation, first, second) = (tokens[at++], left, Level(level + 1));
            left = n => Apply(operation, first(n), second(n));
        }
        return left;
    }

    private Func<long, long> Unary()
    {
        if (Take("!"))
        {
            var inner = Unary();
            return n => inner(n) == 0 ? 1 : 0;
        }
        if (Take("("))
        {
            var inner = Choice();
            return Take(")") ? inner : throw new FormatException("A “(” lacks its “)”.");
        }
        var token = at < tokens.Count ? tokens[at++] : throw new FormatException("The expression ends too early.");
        if (token == "n")
            return n => n;
        return long.TryParse(token, out var number) ? _ => number : throw new FormatException($"“{token}” is no number.");
    }

    private static long Apply(string operation, long left, long right) => operation switch
    {
        "||" => left != 0 || right != 0 ? 1 : 0,
        "&&" => left != 0 && right != 0 ? 1 : 0,
        "==" => left == right ? 1 : 0,
        "!=" => left != right ? 1 : 0,
        "<" => left < right ? 1 : 0,
        ">" => left > right ? 1 : 0,
        "<=" => left <= right ? 1 : 0,
        ">=" => left >= right ? 1 : 0,
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => right == 0 ? 0 : left / right,
        _ => right == 0 ? 0 : left % right,
    };

    private bool Take(string token)
    {
        if (at >= tokens.Count || tokens[at] != token)
            return false;
        at++;
        return true;
    }

    private static List<string> Tokens(string expression)
    {
        var found = new List<string>();
        for (var i = 0; i < expression.Length;)
        {
            if (char.IsWhiteSpace(expression[i]))
                i++;
            else if (Operators.FirstOrDefault(sign => string.CompareOrdinal(expression, i, sign, 0, sign.Length) == 0) is { } sign)
                (_, i) = (Add(sign), i + sign.Length);
            else
            {
                var end = i;
                while (end < expression.Length && char.IsLetterOrDigit(expression[end]))
                    end++;
                if (end == i)
                    throw new FormatException($"“{expression[i]}” has no meaning in a plural rule.");
                (_, i) = (Add(expression[i..end]), end);
            }
        }
        return found;

        bool Add(string token)
        {
            found.Add(token);
            return true;
        }
    }
}

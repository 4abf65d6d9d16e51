using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Scenarios.Import.Twine;

/// <summary>Reads passages of Harlowe 2 and 3 after its manual: links, hooks, and macros that may be attached to hooks.</summary>
internal sealed partial class HarloweMarkup(string text, string passage, IStringLocalizer localizer) : Markup(text, passage, localizer)
{
    /// <summary>Macros that change how a hook looks or moves, not what it says.</summary>
    private static readonly HashSet<string> Looks = new(StringComparer.Ordinal)
    {
        "textstyle", "textcolour", "textcolor", "color", "colour", "background", "bg", "align", "font", "css", "opacity", "textsize", "size", "textindent", "textrotate",
        "textrotatez", "transition", "t8n", "transitiontime", "t8ntime", "transitiondelay", "t8ndelay", "hook", "nobr", "verbatim", "v6m", "collapse", "border", "cornerradius",
        "hoverstyle", "linkstyle", "charstyle", "linestyle", "columns", "cols", "box", "floatbox", "matches", "transitionarrive", "transitiondepart", "t8narrive", "t8ndepart",
    };

    protected override IReadOnlyList<Piece> All()
    {
        var pieces = new List<Piece>();
        while (At < Text.Length)
        {
            pieces.AddRange(Pieces());
            if (At < Text.Length)
                At++; // a bracket that closes nothing
        }
        return pieces;
    }

    [GeneratedRegex(@"\G\(\s*([A-Za-z][\w\-]*)\s*:(?!:)")]
    private static partial Regex MacroStart();

    [GeneratedRegex(@"\G\|[\w\-]*[>)]")]
    private static partial Regex NameBefore();

    [GeneratedRegex(@"\G[<(][\w\-]*\|")]
    private static partial Regex NameBehind();

    /// <summary>Reads to the bracket that closes the hook, or to the end.</summary>
    private List<Piece> Pieces()
    {
        var pieces = new List<Piece>();
        var words = new StringBuilder();
        // What an (else:) further on belongs to.
        List<Branch>? chain = null;
        while (At < Text.Length && Peek() != ']')
        {
            if (Sees("[["))
            {
                Flush(words, pieces);
                TakeLink(pieces);
            }
            else if (Sees("<!--"))
                Until("-->");
            else if (Peek() == '`')
            {
                var fence = Text[At..(At + Text[At..].TakeWhile(c => c == '`').Count())];
                At += fence.Length;
                words.Append(System.Net.WebUtility.HtmlEncode(Until(fence)));
            }
            else if (NameBefore().Match(Text, At) is { Success: true } before && before.Index + before.Length < Text.Length && Text[before.Index + before.Length] == '[')
                At += before.Length;
            else if (Peek() == '[')
            {
                Flush(words, pieces);
                pieces.AddRange(Hook());
            }
            else if (Peek() == '(' && MacroStart().Match(Text, At) is { Success: true } macro && Close(At) is > 0 and var close)
            {
                Flush(words, pieces);
                Run(macro, close, pieces, ref chain);
            }
            else if (Peek() == '$' && NameAt(At + 1) is { Length: > 0 } variable)
            {
                At += 1 + variable.Length;
                if (Peek() == '[' && Peek(1) != '[')
                {
                    Flush(words, pieces);
                    chain = [new Branch(new Logic.Is(variable), "$" + variable, Hook())];
                    pieces.Add(new Piece.If(chain));
                    continue;
                }
                words.Append('[').Append(variable).Append(']');
                Flush(words, pieces);
                pieces.Add(new Piece.Lost("$" + variable, T["a variable printed among the words; its name stands there in brackets"]));
            }
            else if (Sees("\\\n"))
                At += 2;
            else if (Peek() is '{' or '}')
                At++;
            else
                words.Append(Text[At++]);
        }
        Flush(words, pieces);
        return pieces;
    }

    /// <summary>The pieces of the hook at this place, which ends up behind it.</summary>
    private List<Piece> Hook()
    {
        At++;
        var pieces = Deeper(Pieces);
        if (At < Text.Length)
            At++;
        if (NameBehind().Match(Text, At) is { Success: true } name)
            At += name.Length;
        return pieces;
    }

    private void Run(Match macro, int close, List<Piece> pieces, ref List<Branch>? chain)
    {
        var begin = At;
        var changers = new List<(string Name, string Arguments)>();
        // (if: $a)+(text-style: "bold")[…]: changers may be joined.
        while (true)
        {
            changers.Add((Plain(macro.Groups[1].Value), Text[(macro.Index + macro.Length)..(close - 1)].Trim()));
            At = close;
            var next = SkipSpace(At);
            if (next < Text.Length && Text[next] == '+' && MacroStart().Match(Text, SkipSpace(next + 1)) is { Success: true } joined && Close(joined.Index) is > 0 and var end)
                (macro, close) = (joined, end);
            else
                break;
        }
        var source = Text[begin..At];
        var hookAt = SkipSpace(At);
        var hasHook = hookAt < Text.Length && Text[hookAt] == '[' && !(hookAt + 1 < Text.Length && Text[hookAt + 1] == '[' && !Takes(changers[^1].Name));
        List<Piece>? Body()
        {
            if (!hasHook)
                return null;
            At = hookAt;
            return Hook();
        }

        if (changers.FindIndex(one => one.Name is "if" or "unless" or "elseif" or "else") is var at and >= 0)
        {
            var (name, arguments) = changers[at];
            var condition = name == "else" ? null : Expressions.Condition(arguments);
            if (name == "unless" && condition is not null)
                condition = condition.Opposite;
            var branch = new Branch(condition, name == "else" ? "else" : name == "unless" ? $"not ({arguments})" : arguments, Body() ?? []);
            if (name is "if" or "unless" || chain is null)
            {
                chain = [branch];
                pieces.Add(new Piece.If(chain));
            }
            else
                chain.Add(branch);
            return;
        }
        var (first, given) = changers[0];
        switch (first)
        {
            case "set" or "put":
                pieces.AddRange(SetPieces(given, source));
                break;
            case "goto" or "redirect":
                pieces.Add(Expressions.Passages(given) is { } to ? new Piece.GoTo(to) : new Piece.Lost(source, T["a jump to a passage that is worked out by code"]));
                break;
            case "display":
                pieces.Add(Expressions.Passages(given) is [var included] ? new Piece.Include(included) : new Piece.Lost(source, T["a passage shown within, which is worked out by code"]));
                break;
            case "linkgoto" or "linkrevealgoto" or "link" or "linkreplace" or "linkreveal" or "linkappend" or "linkrepeat":
                pieces.Add(Link(first, given, Body() ?? []) ?? new Piece.Lost(source, T["a link whose words or passage are worked out by code"]));
                break;
            case "print" when Expressions.Quoted(given) is { } words:
                pieces.Add(new Piece.Words(words));
                break;
            case "for" or "loop":
                Body();
                pieces.Add(new Piece.Lost(Text[begin..At], T["the macro ({0}:)", first]));
                break;
            case "linkundo" or "undo":
                pieces.Add(new Piece.Lost(source, T["a way back: decisions are final here"]));
                break;
            default:
                if (!changers.TrueForAll(one => Looks.Contains(one.Name)))
                    pieces.Add(new Piece.Lost(source, hasHook ? T["the macro ({0}:); what stands within it is kept", first] : T["the macro ({0}:)", first]));
                else if (!hasHook)
                    break;
                pieces.AddRange(Body() ?? []);
                break;
        }
    }

    private static Piece? Link(string name, string arguments, List<Piece> body)
    {
        if (Arguments(arguments) is not [var words, .. var rest] || Expressions.Quoted(words) is not { } said)
            return null;
        if (name is "linkgoto" or "linkrevealgoto")
            return rest is [] ? new Piece.Link(said, [said], body) : Expressions.Passages(rest[0]) is { } to ? new Piece.Link(said, to, body) : null;
        return body.OfType<Piece.GoTo>().FirstOrDefault() is { } jump
            ? new Piece.Link(said, jump.To, body.Where(piece => piece is not Piece.GoTo).ToList())
            : new Piece.Link(said, [], body);
    }

    /// <summary>Whether a link right behind the macro stands inside its hook: (if: $a)[[[Text->Passage]]] has three brackets.</summary>
    private bool Takes(string name) => SkipSpace(At) is var at && at + 2 < Text.Length && Text[at + 2] == '[' && name.Length > 0;

    private int SkipSpace(int at)
    {
        while (at < Text.Length && char.IsWhiteSpace(Text[at]))
            at++;
        return at;
    }

    /// <summary>Behind the parenthesis that closes the one at <paramref name="at"/>; 0 when there is none.</summary>
    private int Close(int at)
    {
        var open = 0;
        while (at < Text.Length)
            switch (Text[at])
            {
                case '(':
                    open++;
                    at++;
                    break;
                case ')':
                    at++;
                    if (--open == 0)
                        return at;
                    break;
                case '"' or '\'' when !(Text[at] == '\'' && at > 0 && char.IsLetterOrDigit(Text[at - 1])):
                    at = Quoted(at);
                    break;
                default:
                    at++;
                    break;
            }
        return 0;
    }

    /// <summary>Arguments are separated by commas outside of quotes and parentheses.</summary>
    private static List<string> Arguments(string text)
    {
        var found = new List<string>();
        var (begin, open) = (0, 0);
        for (var at = 0; at < text.Length; at++)
            if (text[at] is '"' or '\'' && text.IndexOf(text[at], at + 1) is var end and > 0)
                at = end;
            else if (text[at] == '(')
                open++;
            else if (text[at] == ')')
                open--;
            else if (text[at] == ',' && open == 0)
            {
                found.Add(text[begin..at].Trim());
                begin = at + 1;
            }
        found.Add(text[begin..].Trim());
        return found.Where(argument => argument.Length > 0).ToList();
    }

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}

using System.Text;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Scenarios.Import.Twine;

/// <summary>Reads passages of SugarCube 2 (and 1), after its documentation: naked variables, links, images, comments and macros.</summary>
internal sealed class SugarCubeMarkup(string text, string passage, IStringLocalizer localizer) : Markup(text, passage, localizer)
{
    /// <summary>Macros whose contents are code or come and go by themselves.</summary>
    private static readonly HashSet<string> Code = new(StringComparer.Ordinal)
    {
        "script", "widget", "for", "timed", "repeat", "cycle", "listbox", "createplaylist", "createaudiogroup", "append", "prepend", "replace", "do", "type",
    };

    protected override IReadOnlyList<Piece> All()
    {
        var pieces = new List<Piece>();
        // A closing tag that closes nothing ends nothing.
        while (At < Text.Length)
            pieces.AddRange(Pieces([]).Pieces);
        return pieces;
    }

    /// <summary>Reads to one of the macros (“else”, “/if”), whose name and arguments are the second answer, or to the end.</summary>
    private (List<Piece> Pieces, string Stop, string Arguments) Pieces(ReadOnlySpan<string> stops)
    {
        var pieces = new List<Piece>();
        var words = new StringBuilder();
        while (At < Text.Length)
        {
            if (Sees("<<"))
            {
                var begin = At;
                if (Macro() is not var (name, arguments))
                {
                    words.Append("<<");
                    At = begin + 2;
                    continue;
                }
                Flush(words, pieces);
                if (stops.Contains(name))
                    return (pieces, name, arguments);
                Run(name, arguments, begin, pieces);
            }
            else if (Sees("[["))
            {
                Flush(words, pieces);
                TakeLink(pieces);
            }
            else if (Sees("[img["))
            {
                Flush(words, pieces);
                Picture(pieces);
            }
            else if (Sees("/*") || Sees("/%") || Sees("<!--"))
            {
                var end = Sees("/*") ? "*/" : Sees("/%") ? "%/" : "-->";
                At += 2;
                Until(end);
            }
            else if (Sees("\"\"\"") || Sees("{{{"))
            {
                var end = Sees("{{{") ? "}}}" : "\"\"\"";
                At += 3;
                words.Append(System.Net.WebUtility.HtmlEncode(Until(end)));
            }
            else if (Sees("$$"))
            {
                words.Append('$');
                At += 2;
            }
            else if (Peek() == '$' && NameAt(At + 1) is { Length: > 0 } variable)
            {
                words.Append('[').Append(variable).Append(']');
                Flush(words, pieces);
                pieces.Add(new Piece.Lost("$" + variable, T["a variable printed among the words; its name stands there in brackets"]));
                At += 1 + variable.Length;
            }
            else if (Sees("\\\n"))
                At += 2;
            else
                words.Append(Text[At++]);
        }
        Flush(words, pieces);
        return (pieces, "", "");
    }

    /// <summary>Name and arguments of the macro at this place, which ends up behind it; null when it is never closed.</summary>
    private (string Name, string Arguments)? Macro()
    {
        var nameEnd = At + 2;
        if (nameEnd < Text.Length && Text[nameEnd] == '/')
            nameEnd++;
        if (nameEnd < Text.Length && Text[nameEnd] is '=' or '-')
            nameEnd++;
        else
            while (nameEnd < Text.Length && (char.IsAsciiLetterOrDigit(Text[nameEnd]) || Text[nameEnd] is '_' or '-'))
                nameEnd++;
        var name = Text[(At + 2)..nameEnd];
        if (name.Length == 0)
            return null;
        for (var end = nameEnd; end < Text.Length - 1;)
            if (Text[end] == '>' && Text[end + 1] == '>')
            {
                At = end + 2;
                return (name, Text[nameEnd..end].Trim());
            }
            else if (Text[end] == '[' && Text[end + 1] == '[' && Text.IndexOf("]]", end, StringComparison.Ordinal) is var close and > 0)
                end = close + 2;
            else
                end = Text[end] is '"' or '\'' or '`' ? Quoted(end) : end + 1;
        return null;
    }

    private void Run(string name, string arguments, int begin, List<Piece> pieces)
    {
        string Source() => Text[begin..At];
        switch (name)
        {
            case "if":
                pieces.Add(Deeper(() => If(arguments)));
                break;
            case "switch":
                pieces.Add(Deeper(() => Switch(arguments)));
                break;
            case "set":
                pieces.AddRange(SetPieces(arguments, Source()));
                break;
            case "link" or "button" or "click" or "linkreplace" or "linkappend" or "linkprepend":
                var body = Deeper(() => Pieces(["/" + name]).Pieces);
                pieces.Add(Link(name, arguments, body) ?? new Piece.Lost(Source(), T["a link whose words or passage are worked out by code"]));
                break;
            case "actions" or "choice":
                foreach (var passage in arguments.StartsWith("[[", StringComparison.Ordinal) ? [Split(arguments.Trim('[', ']')).To] : Strings(arguments))
                    pieces.Add(new Piece.Link(passage, [passage], []));
                break;
            case "goto":
                pieces.Add(Target(arguments) is { } to ? new Piece.GoTo(to) : new Piece.Lost(Source(), T["a jump to a passage that is worked out by code"]));
                break;
            case "include" or "display":
                pieces.Add(Target(arguments) is [var included] ? new Piece.Include(included) : new Piece.Lost(Source(), T["a passage shown within, which is worked out by code"]));
                break;
            case "say" when Text.IndexOf("<</say>>", At, StringComparison.Ordinal) >= 0:
                var who = Strings(arguments).ToList();
                pieces.Add(new Piece.Said(who.ElementAtOrDefault(0) ?? arguments, who.ElementAtOrDefault(1) ?? "", Deeper(() => Pieces(["/say"]).Pieces)));
                break;
            case "score" or "because" or "told" or "reply" or "onward":
                pieces.Add(new Piece.Own(name, SplitArguments(arguments).Select(one => Expressions.Quoted(one) ?? one).ToList()));
                break;
            case "nobr":
                pieces.AddRange(Deeper(() => Pieces(["/nobr"]).Pieces));
                break;
            case "silently" or "silent":
                pieces.AddRange(Deeper(() => Pieces(["/" + name]).Pieces).Where(piece => piece is not Piece.Words));
                break;
            case "print" or "=" or "-":
                pieces.Add(Expressions.Quoted(arguments) is { } words ? new Piece.Words(words) : new Piece.Lost(Source(), T["a value printed among the words"]));
                break;
            case "back" or "return":
                pieces.Add(new Piece.Lost(Source(), T["a way back: decisions are final here"]));
                break;
            default:
                var isContainer = !name.StartsWith('/') && Text.IndexOf($"<</{name}>>", At, StringComparison.Ordinal) >= 0;
                if (Code.Contains(name) && isContainer)
                    Until($"<</{name}>>");
                if (!name.StartsWith('/'))
                    pieces.Add(new Piece.Lost(Source(), isContainer && !Code.Contains(name)
                        ? T["the macro <<{0}>>; what stands within it is kept", name]
                        : T["the macro <<{0}>>", name]));
                break;
        }
    }

    private Piece.If If(string condition)
    {
        var branches = new List<Branch>();
        for (string? now = condition; now is not null;)
        {
            var isElse = now.Length == 0;
            var (body, stop, arguments) = Pieces(["elseif", "else", "/if", "endif"]);
            branches.Add(new Branch(isElse ? null : Expressions.Condition(now), isElse ? "else" : now, body));
            now = stop switch
            {
                "elseif" => arguments,
                // “else if” in two words is common, and understood by SugarCube 1.
                "else" => arguments.StartsWith("if ", StringComparison.Ordinal) ? arguments[3..] : "",
                _ => null,
            };
        }
        return new Piece.If(branches);
    }

    private Piece.If Switch(string value)
    {
        var branches = new List<Branch>();
        var (_, stop, arguments) = Pieces(["case", "default", "/switch"]);
        while (stop is "case" or "default")
        {
            var (isDefault, values) = (stop == "default", arguments);
            List<Piece> body;
            (body, stop, arguments) = Pieces(["case", "default", "/switch"]);
            var any = string.Join(" or ", SplitArguments(values).Select(one => $"{value} is {one}"));
            branches.Add(new Branch(isDefault ? null : Expressions.Condition(any), isDefault ? "else" : any, body));
        }
        return new Piece.If(branches);
    }

    private Piece? Link(string name, string arguments, List<Piece> body)
    {
        if (arguments.StartsWith("[[", StringComparison.Ordinal))
        {
            var (words, to) = Split(arguments.Trim('[', ']'));
            return to.StartsWith('$') ? null : new Piece.Link(words, [to], body);
        }
        if (SplitArguments(arguments) is not [var text, .. var rest] || Expressions.Quoted(text) is not { } said)
            return null;
        if (rest.Count > 0 && !name.StartsWith("link", StringComparison.Ordinal) | name == "link")
            return Target(string.Join(' ', rest)) is { } passages ? new Piece.Link(said, passages, body) : null;
        // A jump at the end of the body is where the link leads.
        return body.OfType<Piece.GoTo>().FirstOrDefault() is { } jump
            ? new Piece.Link(said, jump.To, body.Where(piece => piece is not Piece.GoTo).ToList())
            : new Piece.Link(said, [], body);
    }

    private void Picture(List<Piece> pieces)
    {
        var begin = At;
        At += 5;
        var parts = Until("]]").Split("][");
        var (alt, source) = Split(parts[0]);
        pieces.Add(new Piece.Picture(source, alt == source ? "" : alt));
        if (parts.Length > 1 && !parts[1].StartsWith('$'))
            pieces.Add(new Piece.Link(alt == source ? parts[1] : alt, [parts[1].Trim()], parts.Length > 2 ? SetPieces(parts[2], Text[begin..At]) : []));
    }

    private static IReadOnlyList<string>? Target(string arguments) => arguments.StartsWith("[[", StringComparison.Ordinal)
        ? Split(arguments.Trim('[', ']')).To is { } to && !to.StartsWith('$') ? [to] : null
        : Expressions.Passages(arguments.Trim('`'));

    private static IEnumerable<string> Strings(string arguments) => SplitArguments(arguments).Select(Expressions.Quoted).OfType<string>();

    /// <summary>Arguments are separated by spaces, or by commas in older stories; quotes and backquotes hold together.</summary>
    private static List<string> SplitArguments(string arguments)
    {
        var found = new List<string>();
        var now = new StringBuilder();
        for (var at = 0; at <= arguments.Length; at++)
        {
            if (at == arguments.Length || arguments[at] is ' ' or ',' or '\n' or '\t')
            {
                if (now.Length > 0)
                    found.Add(now.ToString());
                now.Clear();
                continue;
            }
            if (arguments[at] is '"' or '\'' or '`' && arguments.IndexOf(arguments[at], at + 1) is var end and > 0)
            {
                while (arguments[end - 1] == '\\' && arguments.IndexOf(arguments[at], end + 1) is var later and > 0)
                    end = later;
                now.Append(arguments, at, end - at + 1);
                at = end;
                continue;
            }
            now.Append(arguments[at]);
        }
        return found;
    }
}

using System.Text;
using System.Text.Json.Nodes;

namespace ServiceAcademy.People.Scim;

/// <summary>A filter of RFC 7644 § 3.4.2.2: attribute expressions, <c>and</c>, <c>or</c>, <c>not</c>, brackets and value paths.</summary>
internal abstract record ScimFilter
{
    /// <summary>Whether a resource, or an element of a multi-valued attribute, meets it.</summary>
    public abstract bool Meets(JsonObject of);

    /// <exception cref="ScimError">400 invalidFilter.</exception>
    public static ScimFilter Parse(string text)
    {
        var reader = new Reader(text);
        var filter = reader.Or();
        reader.End();
        return filter;
    }

    /// <summary>A path of PATCH: <c>attribute</c>, <c>attribute.sub</c>, <c>attribute[filter]</c> or <c>attribute[filter].sub</c>.</summary>
    public static (ScimPath Attribute, ScimFilter? Filter, string? Sub) ParsePath(string text)
    {
        try
        {
            var reader = new Reader(text);
            var attribute = ScimPath.Parse(reader.Name());
            var filter = reader.Brackets();
            var sub = filter is null ? null : reader.Sub();
            reader.End();
            return (attribute, filter, sub);
        }
        catch (ScimError)
        {
            throw ScimError.Path($"“{text}” is not a path.");
        }
    }

    internal sealed record And(ScimFilter Left, ScimFilter Right) : ScimFilter
    {
        public override bool Meets(JsonObject of) => Left.Meets(of) && Right.Meets(of);
    }

    internal sealed record Either(ScimFilter Left, ScimFilter Right) : ScimFilter
    {
        public override bool Meets(JsonObject of) => Left.Meets(of) || Right.Meets(of);
    }

    internal sealed record Not(ScimFilter Inner) : ScimFilter
    {
        public override bool Meets(JsonObject of) => !Inner.Meets(of);
    }

    /// <summary><c>emails[type eq "work" and value co "@x"]</c>: one element meets all of it.</summary>
    internal sealed record Element(ScimPath Path, ScimFilter Inner) : ScimFilter
    {
        public override bool Meets(JsonObject of) => Path.Find(of).OfType<JsonObject>().Any(Inner.Meets);
    }

    internal sealed record Compare(ScimPath Path, string Operator, JsonValue? Value) : ScimFilter
    {
        public override bool Meets(JsonObject of)
        {
            var values = Path.Find(of).Select(Simple).OfType<JsonValue>().ToList();
            return Operator switch
            {
                "pr" => values.Any(value => value.ToString().Length > 0),
                "ne" => Value is null ? values.Count > 0 : !values.Any(Equal),
                "eq" => Value is null ? values.Count == 0 : values.Any(Equal),
                _ => values.Any(Is),
            };
        }

        private bool Equal(JsonValue value) => string.Equals(value.ToString(), Value!.ToString(), Comparison);

        private bool Is(JsonValue value)
        {
            var (have, wanted) = (value.ToString(), Value?.ToString() ?? "");
            if (Operator is "co" or "sw" or "ew")
                return Operator == "co" ? have.Contains(wanted, Comparison) : Operator == "sw" ? have.StartsWith(wanted, Comparison) : have.EndsWith(wanted, Comparison);
            var order = DateTimeOffset.TryParse(have, System.Globalization.CultureInfo.InvariantCulture, out var at) && DateTimeOffset.TryParse(wanted, System.Globalization.CultureInfo.InvariantCulture, out var limit)
                ? at.CompareTo(limit)
                : string.Compare(have, wanted, Comparison);
            return Operator switch { "gt" => order > 0, "ge" => order >= 0, "lt" => order < 0, _ => order <= 0 };
        }

        /// <summary>Ids are compared exactly, everything else whatever the case (RFC 7643 § 2.2).</summary>
        private StringComparison Comparison => Path.Names is ["id"] or ["externalId"] ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

        private static JsonNode? Simple(JsonNode? node) => node is JsonObject complex ? ScimPath.Member(complex, "value") : node;
    }

    private sealed class Reader(string text)
    {
        private static readonly HashSet<string> Operators = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"];
        private int at;
        private int depth;

        public ScimFilter Or()
        {
            if (++depth > 50)
                throw ScimError.Filter("The filter is nested too deeply.");
            var left = And();
            while (Word("or"))
                left = new Either(left, And());
            depth--;
            return left;
        }

        public string Name()
        {
            Space();
            var from = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or ':' or '-' or '_' or '$'))
                at++;
            return at > from ? text[from..at] : throw Wrong("an attribute");
        }

        public ScimFilter? Brackets()
        {
            if (!Sign('['))
                return null;
            var inner = Or();
            if (!Sign(']'))
                throw Wrong("]");
            return inner;
        }

        public string? Sub() => at < text.Length && text[at] == '.' && ++at > 0 ? Name() : null;

        public void End()
        {
            Space();
            if (at < text.Length)
                throw Wrong("the end");
        }

        private ScimFilter And()
        {
            var left = One();
            while (Word("and"))
                left = new And(left, One());
            return left;
        }

        private ScimFilter One()
        {
            if (Word("not"))
                return new Not(Inside());
            Space();
            if (at < text.Length && text[at] == '(')
                return Inside();
            var path = ScimPath.Parse(Name());
            if (Brackets() is { } inner)
                return new Element(path, inner);
            Space();
            var from = at;
            while (at < text.Length && char.IsLetter(text[at]))
                at++;
            var op = text[from..at].ToLowerInvariant();
            if (op == "pr")
                return new Compare(path, op, null);
            return Operators.Contains(op) ? new Compare(path, op, Value()) : throw Wrong("an operator");
        }

        private ScimFilter Inside()
        {
            if (!Sign('('))
                throw Wrong("(");
            var inner = Or();
            return Sign(')') ? inner : throw Wrong(")");
        }

        private JsonValue? Value()
        {
            Space();
            var from = at;
            if (at < text.Length && text[at] == '"')
            {
                for (at++; at < text.Length && text[at] != '"'; at++)
                    if (text[at] == '\\')
                        at++;
                at++;
            }
            else
            {
                while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (')' or ']'))
                    at++;
            }
            try
            {
                var literal = text[from..Math.Min(at, text.Length)];
                return JsonNode.Parse(literal.Length > 0 && char.IsLetter(literal[0]) ? literal.ToLowerInvariant() : literal) as JsonValue;
            }
            catch (System.Text.Json.JsonException)
            {
                throw Wrong("a value");
            }
        }

        private bool Word(string word)
        {
            Space();
            if (string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0
                || (at + word.Length < text.Length && (char.IsLetterOrDigit(text[at + word.Length]) || text[at + word.Length] == '.')))
                return false;
            at += word.Length;
            return true;
        }

        private bool Sign(char sign)
        {
            Space();
            if (at >= text.Length || text[at] != sign)
                return false;
            at++;
            return true;
        }

        private void Space()
        {
            while (at < text.Length && text[at] == ' ')
                at++;
        }

        private ScimError Wrong(string expected) => ScimError.Filter($"At position {at + 1} of “{text}” {expected} was expected.");
    }
}

/// <summary>Where an attribute stands: in the core schema or an extension, with a sub-attribute or without.</summary>
/// <param name="Extension">URN of the extension; null for the core.</param>
/// <param name="Names">Attribute and sub-attribute; empty for the whole extension.</param>
internal sealed record ScimPath(string? Extension, IReadOnlyList<string> Names)
{
    public static ScimPath Parse(string text)
    {
        foreach (var schema in new[] { ScimSchemas.User, ScimSchemas.Group })
            if (text.StartsWith(schema + ":", StringComparison.OrdinalIgnoreCase))
                return new ScimPath(null, Split(text[(schema.Length + 1)..]));
        if (text.StartsWith(ScimSchemas.Enterprise, StringComparison.OrdinalIgnoreCase))
            return new ScimPath(ScimSchemas.Enterprise, text.Length == ScimSchemas.Enterprise.Length ? [] : Split(text[(ScimSchemas.Enterprise.Length + 1)..]));
        return text.Contains(':') ? throw ScimError.Path($"The schema of “{text}” is not known.") : new ScimPath(null, Split(text));
    }

    /// <summary>The values there; elements of a multi-valued attribute one by one.</summary>
    public IEnumerable<JsonNode?> Find(JsonObject of)
    {
        IEnumerable<JsonNode?> nodes = [Extension is null ? of : Member(of, Extension)];
        foreach (var name in Names)
            nodes = nodes.OfType<JsonObject>().Select(node => Member(node, name)).SelectMany(Elements).ToList();
        return nodes;
    }

    public static JsonNode? Member(JsonObject of, string name) => of.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static IEnumerable<JsonNode?> Elements(JsonNode? node) => node is JsonArray many ? many.AsEnumerable() : new[] { node };

    private static string[] Split(string text) => text.Split('.', StringSplitOptions.RemoveEmptyEntries) is { Length: 1 or 2 } names ? names : throw ScimError.Path($"“{text}” is not an attribute.");
}

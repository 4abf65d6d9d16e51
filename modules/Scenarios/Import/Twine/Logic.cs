namespace ServiceAcademy.Scenarios.Import.Twine;

/// <summary>A value that a variable of Twine may have and one of ours as well: true or false, a whole number, or words.</summary>
internal readonly record struct Value(bool? Flag, int? Number, string? Words)
{
    public static Value Of(bool flag) => new(flag, null, null);

    public static Value Of(int number) => new(null, number, null);

    public static Value Of(string words) => new(null, null, words);
}

/// <summary>A condition of a story, as far as ours can say it.</summary>
internal abstract record Logic
{
    /// <param name="Sign">One of = != &lt; &lt;= &gt; &gt;=.</param>
    public sealed record Compare(string Variable, string Sign, Value With) : Logic;

    /// <summary>The variable is true (or not zero).</summary>
    public sealed record Is(string Variable) : Logic;

    /// <summary>The passage has been seen.</summary>
    public sealed record Seen(string Passage) : Logic;

    public sealed record Not(Logic Inner) : Logic;

    public sealed record And(Logic Left, Logic Right) : Logic;

    public sealed record Or(Logic Left, Logic Right) : Logic;

    /// <summary>Everything that must be known to say it: variables and passages seen.</summary>
    public IEnumerable<Logic> Atoms => this switch
    {
        Not not => not.Inner.Atoms,
        And and => and.Left.Atoms.Concat(and.Right.Atoms),
        Or or => or.Left.Atoms.Concat(or.Right.Atoms),
        _ => [this],
    };

    /// <summary>The opposite, without double negations.</summary>
    public Logic Opposite => this switch
    {
        Not not => not.Inner,
        Compare compare => compare with { Sign = compare.Sign switch { "=" => "!=", "!=" => "=", "<" => ">=", ">=" => "<", ">" => "<=", _ => ">" } },
        _ => new Not(this),
    };

    public static Logic? Both(Logic? left, Logic? right) => left is null ? right : right is null ? left : new And(left, right);
}

/// <summary>A change of a variable: a new value, or something added to a number.</summary>
/// <param name="Range">Where the result is kept, when the story says so (Math.clamp).</param>
internal sealed record Assignment(string Variable, Value Value, bool Adds, (int From, int To)? Range = null);

namespace ServiceAcademy.Statistics;

/// <summary>How two terms are compared.</summary>
public enum Comparison
{
    /// <summary>Both are the same.</summary>
    Equal,

    /// <summary>They differ.</summary>
    NotEqual,

    /// <summary>The left one is smaller.</summary>
    Less,

    /// <summary>The left one is smaller, or both are the same.</summary>
    AtMost,

    /// <summary>The left one is larger.</summary>
    Greater,

    /// <summary>The left one is larger, or both are the same.</summary>
    AtLeast,
}

/// <summary>A variable, or a whole number.</summary>
/// <param name="Variable">The variable's name; null for a number.</param>
/// <param name="Value">The number, where there is no variable.</param>
public readonly record struct Term(string? Variable, int Value)
{
    /// <summary>A variable's value.</summary>
    public static Term Of(string variable) => new(variable, 0);

    /// <summary>A number.</summary>
    public static Term Of(int value) => new(null, value);
}

/// <summary>Whether something holds, given the values of variables.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>Names of the variables that it reads, each as often as it stands there.</summary>
    public abstract IEnumerable<string> Variables { get; }

    /// <summary>Whether it holds.</summary>
    /// <param name="value">The value of a variable.</param>
    public abstract bool Holds(Func<string, int> value);

    /// <summary>Two terms compared.</summary>
    public sealed record Compare(Term Left, Comparison Is, Term Right) : Condition
    {
        /// <inheritdoc />
        public override IEnumerable<string> Variables => new[] { Left.Variable, Right.Variable }.OfType<string>();

        /// <inheritdoc />
        public override bool Holds(Func<string, int> value) => Compared(Is, Value(Left, value), Value(Right, value));

        internal static bool Compared(Comparison comparison, int left, int right) => comparison switch
        {
            Comparison.Equal => left == right,
            Comparison.NotEqual => left != right,
            Comparison.Less => left < right,
            Comparison.AtMost => left <= right,
            Comparison.Greater => left > right,
            _ => left >= right,
        };

        private static int Value(Term term, Func<string, int> value) => term.Variable is { } name ? value(name) : term.Value;
    }

    /// <summary>Both hold.</summary>
    public sealed record And(Condition Left, Condition Right) : Condition
    {
        /// <inheritdoc />
        public override IEnumerable<string> Variables => Left.Variables.Concat(Right.Variables);

        /// <inheritdoc />
        public override bool Holds(Func<string, int> value) => Left.Holds(value) && Right.Holds(value);
    }

    /// <summary>At least one holds.</summary>
    public sealed record Or(Condition Left, Condition Right) : Condition
    {
        /// <inheritdoc />
        public override IEnumerable<string> Variables => Left.Variables.Concat(Right.Variables);

        /// <inheritdoc />
        public override bool Holds(Func<string, int> value) => Left.Holds(value) || Right.Holds(value);
    }

    /// <summary>It does not hold.</summary>
    public sealed record Not(Condition Negated) : Condition
    {
        /// <inheritdoc />
        public override IEnumerable<string> Variables => Negated.Variables;

        /// <inheritdoc />
        public override bool Holds(Func<string, int> value) => !Negated.Holds(value);
    }
}

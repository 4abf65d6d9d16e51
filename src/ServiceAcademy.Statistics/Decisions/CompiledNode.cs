namespace ServiceAcademy.Statistics;

/// <summary>A node with names replaced by numbers.</summary>
internal sealed class CompiledNode
{
    public CompiledNode(DecisionNode node, DecisionProcess process, ref int onceChoices)
    {
        var once = onceChoices;
        Choices = node.Choices.Select(choice => new CompiledChoice(choice, process, choice.IsOnce ? once++ : -1)).ToArray();
        Onward = CompiledWay.All(node.Onward ?? [], process);
        OnEntry = CompiledEffect.All(node.OnEntry ?? [], process);
        onceChoices = once;
    }

    public CompiledChoice[] Choices { get; }

    public CompiledWay[] Onward { get; }

    public CompiledEffect[] OnEntry { get; }

    public IEnumerable<CompiledWay> AllWays => Choices.SelectMany(choice => choice.Ways).Concat(Onward);
}

internal sealed class CompiledChoice(DecisionChoice choice, DecisionProcess process, int once)
{
    public DecisionChoice Choice => choice;

    /// <summary>The number among all choices that can be taken once only; −1 for others.</summary>
    public int Once => once;

    public Func<int[], bool>? If { get; } = CompiledCondition.Of(choice.If, process);

    public int[] Reads { get; } = CompiledCondition.Reads(choice.If, process);

    public CompiledEffect[] Effects { get; } = CompiledEffect.All(choice.Effects ?? [], process);

    public CompiledWay[] Ways { get; } = CompiledWay.All(choice.Ways, process);
}

internal sealed record CompiledEffect(int Variable, bool Adds, int Amount, int Least, int Most)
{
    public static CompiledEffect[] All(IReadOnlyList<Effect> effects, DecisionProcess process) => effects.Select(effect =>
    {
        var at = process.VariableAt(effect.Variable);
        return new CompiledEffect(at, effect.Adds, effect.Amount, process.Script.Variables[at].Least, process.Script.Variables[at].Most);
    }).ToArray();
}

/// <param name="To">−1: return.</param>
/// <param name="Then">−1: no sub-scene.</param>
internal sealed record CompiledOutcome(int Percent, int To, int Then);

internal sealed record CompiledWay(Func<int[], bool>? If, int[] Reads, CompiledOutcome[] Outcomes)
{
    public static CompiledWay[] All(IReadOnlyList<Way> ways, DecisionProcess process) => ways.Select(way =>
        way.Outcomes.Sum(outcome => outcome.Percent) == 100 && way.Outcomes.All(outcome => outcome.Percent > 0)
            ? new CompiledWay(CompiledCondition.Of(way.If, process), CompiledCondition.Reads(way.If, process), way.Outcomes.Select(outcome => new CompiledOutcome(
                outcome.Percent, outcome.To is { } to ? process.NodeAt[to] : -1, outcome.Then is { } then ? process.NodeAt[then] : -1)).ToArray())
            : throw new ArgumentException("The percentages of a way add up to 100, and each is above 0.", nameof(ways))).ToArray();
}

/// <summary>A condition as a function of the variables' values.</summary>
internal static class CompiledCondition
{
    public static Func<int[], bool>? Of(Condition? condition, DecisionProcess process) => condition is null ? null : Made(condition, process);

    public static int[] Reads(Condition? condition, DecisionProcess process) => condition?.Variables.Distinct().Select(process.VariableAt).ToArray() ?? [];

    private static Func<int[], bool> Made(Condition condition, DecisionProcess process)
    {
        switch (condition)
        {
            case Condition.And and:
                var (a, b) = (Made(and.Left, process), Made(and.Right, process));
                return values => a(values) && b(values);
            case Condition.Or or:
                var (c, d) = (Made(or.Left, process), Made(or.Right, process));
                return values => c(values) || d(values);
            case Condition.Not not:
                var negated = Made(not.Negated, process);
                return values => !negated(values);
            case Condition.Compare compare:
                var (left, comparison, right) = (At(compare.Left, process), compare.Is, At(compare.Right, process));
                return values => Condition.Compare.Compared(comparison,
                    left < 0 ? compare.Left.Value : values[left], right < 0 ? compare.Right.Value : values[right]);
            default:
                throw new NotSupportedException(condition.GetType().Name);
        }
    }

    private static int At(Term term, DecisionProcess process) => term.Variable is { } name ? process.VariableAt(name) : -1;
}

using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Import.Twine;

/// <summary>
/// The story's variables as ours. Twine's have neither type nor range, so both are taken from what the story does with them; one that is used as two types is
/// not kept. Conditions and effects become ours here.
/// </summary>
internal sealed class TwineVariables
{
    private readonly Dictionary<string, Found> found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoryVariable> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal) { "and", "or", "not", "if", "then" };

    public void Meet(Logic? logic)
    {
        foreach (var atom in logic?.Atoms ?? [])
            switch (atom)
            {
                case Logic.Compare compare:
                    Of(compare.Variable).Values.Add(compare.With);
                    break;
                case Logic.Is flag:
                    Of(flag.Variable);
                    break;
                case Logic.Seen passage:
                    seen.TryAdd(passage.Passage, "");
                    break;
            }
    }

    public void Meet(Assignment change)
    {
        Of(change.Variable).Range ??= change.Range;
        if (change.Adds)
            Of(change.Variable).Added.Add(change.Value.Number!.Value);
        else
            Of(change.Variable).Values.Add(change.Value);
    }

    /// <summary>A value from before the first passage.</summary>
    public void Begin(Assignment change)
    {
        Meet(change);
        if (!change.Adds)
            Of(change.Variable).Start = change.Value;
    }

    /// <summary>Declares what was met, in the order in which it was.</summary>
    public void Declare(Draft draft, IStringLocalizer T)
    {
        foreach (var (name, use) in found)
            if (draft.Variables.Count == StoryLimits.MostVariables)
                draft.Note(ImportNoteKind.Lost, "$" + name, T["This variable is not kept, nor what depends on it: there may be {0}.", StoryLimits.MostVariables]);
            else if (Typed(name, use, draft, T) is { } variable)
            {
                known[name] = variable;
                draft.Variables.Add(variable);
            }
            else
                draft.Note(ImportNoteKind.Lost, "$" + name, T["This variable is not kept, nor what depends on it: it is used as different kinds of value, or beyond ±{0}. Use one variable for one thing.", StoryLimits.LargestNumber]);
        foreach (var passage in seen.Keys.ToList())
        {
            if (draft.Variables.Count == StoryLimits.MostVariables)
            {
                seen.Remove(passage);
                draft.Note(ImportNoteKind.Lost, passage, T["This variable is not kept, nor what depends on it: there may be {0}.", StoryLimits.MostVariables]);
                continue;
            }
            seen[passage] = Slug.Of("seen " + passage, "seen", ids);
            draft.Variables.Add(new StoryVariable { Name = seen[passage], Kind = VariableKind.Flag });
        }
    }

    /// <summary>The effect of having seen the passage; null when nobody asks.</summary>
    public Effect? SeenEffect(string passage) => seen.GetValueOrDefault(passage) is { } flag ? new Effect(flag, false, 1) : null;

    /// <summary>The condition as ours; null when a variable in it is not kept.</summary>
    public Condition? Say(Logic logic) => logic switch
    {
        Logic.Seen passage => seen.GetValueOrDefault(passage.Passage) is { } seenFlag ? Holds(seenFlag) : null,
        Logic.Is flag => known.GetValueOrDefault(flag.Variable) is { Kind: not VariableKind.List } variable ? Holds(variable.Name) : null,
        Logic.Compare compare => known.GetValueOrDefault(compare.Variable) is { } variable ? Say(variable, compare) : null,
        Logic.Not not => Say(not.Inner) is { } inner ? new Condition.Not(inner) : null,
        Logic.And and => Say(and.Left) is { } left && Say(and.Right) is { } right ? new Condition.And(left, right) : null,
        Logic.Or or => Say(or.Left) is { } one && Say(or.Right) is { } other ? new Condition.Or(one, other) : null,
        _ => null,
    };

    /// <summary>The effect as ours; null when the variable is not kept.</summary>
    public Effect? Say(Assignment change) => known.GetValueOrDefault(change.Variable) is { } variable
        ? new Effect(variable.Name, change.Adds, Amount(variable, change.Value))
        : null;

    private static Condition Holds(string variable) => new Condition.Compare(Term.Of(variable), Comparison.NotEqual, Term.Of(0));

    private static Condition? Say(StoryVariable variable, Logic.Compare compare)
    {
        Comparison? sign = compare.Sign switch
        {
            "=" => Comparison.Equal,
            "!=" => Comparison.NotEqual,
            _ when variable.Kind != VariableKind.Number => null,
            "<" => Comparison.Less,
            "<=" => Comparison.AtMost,
            ">" => Comparison.Greater,
            _ => Comparison.AtLeast,
        };
        if (sign is null)
            return null;
        if (compare.With.Flag is { } truth)
            return truth == (sign == Comparison.Equal) ? Holds(variable.Name) : new Condition.Not(Holds(variable.Name));
        return new Condition.Compare(Term.Of(variable.Name), sign.Value, Term.Of(Amount(variable, compare.With)));
    }

    private static int Amount(StoryVariable variable, Value value) =>
        value.Number ?? (value.Flag is { } flag ? flag ? 1 : 0 : Math.Max(0, variable.Values.ToList().IndexOf(Word(value))));

    private StoryVariable? Typed(string name, Found use, Draft draft, IStringLocalizer T)
    {
        var values = use.Values.ToList();
        var id = Slug.Of(name, "variable", ids);
        if (values.TrueForAll(value => value.Flag is not null) && use.Added.Count == 0)
            return new StoryVariable { Name = id, Kind = VariableKind.Flag, Start = use.Start?.Flag == true ? 1 : 0 };
        if (values.TrueForAll(value => value.Number is not null))
        {
            var start = use.Start?.Number ?? 0;
            var numbers = values.Select(value => value.Number!.Value).Append(start).Append(0).ToList();
            var from = Math.Min(numbers.Min(), start + use.Added.Where(more => more < 0).Sum());
            var to = Math.Max(numbers.Max(), start + use.Added.Where(more => more > 0).Sum());
            if (use.Range is { } said && said.From <= start && start <= said.To)
                (from, to) = said;
            else if (use.Added.Count > 0 && Math.Max(-from, to) <= StoryLimits.LargestNumber)
                draft.Note(ImportNoteKind.Changed, "$" + name, T["Numbers of Twine have no limits, ours have: {0} to {1}, as if each addition of the story happened once. Widen the range where a loop adds more.", from, to]);
            if (Math.Max(-from, to) <= StoryLimits.LargestNumber)
                return new StoryVariable { Name = id, From = from, To = Math.Max(to, from + 1), Start = start };
        }
        if (values.TrueForAll(value => value.Words is not null) && use.Added.Count == 0)
        {
            var start = use.Start ?? Value.Of("");
            var words = values.Append(start).Select(Word).Distinct().ToList();
            return words.Count is >= 2 and <= StoryLimits.MostValues && words.Count == values.Append(start).Select(value => value.Words).Distinct().Count()
                ? new StoryVariable { Name = id, Kind = VariableKind.List, Values = words, To = words.Count - 1, Start = words.IndexOf(Word(start)) }
                : null;
        }
        return null;
    }

    private Found Of(string name) => found.TryGetValue(name, out var use) ? use : found[name] = new Found();

    private static string Word(Value value) =>
        value.Number?.ToString(CultureInfo.InvariantCulture) ?? Slug.Of(value.Words!, value.Words!.Length == 0 ? "none" : "value", new HashSet<string>());

    private sealed class Found
    {
        public HashSet<Value> Values { get; } = [];
        public List<int> Added { get; } = [];
        public Value? Start { get; set; }
        public (int From, int To)? Range { get; set; }
    }
}

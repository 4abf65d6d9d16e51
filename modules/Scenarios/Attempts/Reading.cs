using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>A variable that the author shows, as it stands: a quiet meter, such as trust.</summary>
/// <param name="Change">Since the reading before; 0 where it stayed, or where it is no number.</param>
/// <param name="IsChanged">Whether it is another value than before.</param>
internal sealed record Reading(StoryVariable Variable, int Value, int Change, bool IsChanged)
{
    public string Label => Variable.Label.ToString();

    public bool IsNumber => Variable.Kind == VariableKind.Number;

    public bool IsFlag => Variable.Kind == VariableKind.Flag;

    /// <summary>The name of the value, of a list.</summary>
    public string Name => Variable.Values.ElementAtOrDefault(Value) ?? "";

    /// <summary>What is shown in a state.</summary>
    /// <param name="before">The state to compare with; null for none.</param>
    public static IReadOnlyList<Reading> Of(Story story, DecisionState state, DecisionState? before = null) =>
        story.Variables.Where(variable => variable.IsShown).Select(variable =>
        {
            var value = state.Value(variable.Name);
            var change = before is null ? 0 : value - before.Value(variable.Name);
            return new Reading(variable, value, variable.Kind == VariableKind.Number ? change : 0, change != 0);
        }).ToList();
}

using ServiceAcademy.Competencies;

namespace ServiceAcademy.Scenarios;

/// <summary>On which competencies the criteria of a role-play bear, and how heavily. A decision's sentence carries the result, so it means the same for ever.</summary>
internal sealed class Measures
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, double>>? parts;

    private Measures(Dictionary<string, IReadOnlyDictionary<string, double>>? parts) => this.parts = parts;

    /// <summary>Criteria that are competencies themselves.</summary>
    public static Measures Themselves { get; } = new(null);

    /// <summary>The criteria of a rubric, as it stands now; those that it does not have bear on nothing.</summary>
    public static Measures By(RubricCard? rubric) => new(rubric?.Criteria.ToDictionary(criterion => criterion.Id,
        criterion => (IReadOnlyDictionary<string, double>)criterion.Competencies.ToDictionary(part => part.Key, part => (double)part.Value)) ?? []);

    /// <summary>Competency → weight, of one criterion.</summary>
    public IReadOnlyDictionary<string, double> Of(string criterion) =>
        parts is null ? new Dictionary<string, double> { [criterion] = 1 } : parts.GetValueOrDefault(criterion) ?? new Dictionary<string, double>();

    /// <summary>The competencies that these criteria bear on, in ordinal order.</summary>
    public IReadOnlyList<string> Competencies(IEnumerable<string> criteria) =>
        criteria.SelectMany(criterion => Of(criterion).Keys).Distinct().Order(StringComparer.Ordinal).ToList();
}

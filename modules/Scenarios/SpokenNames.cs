using ServiceAcademy.Competencies;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios;

/// <summary>How competencies are called in the language of the request; an id that the framework no longer has stands for itself.</summary>
internal sealed class SpokenNames(IReadOnlyDictionary<string, string> names)
{
    public static async Task<SpokenNames> ReadAsync(CompetenciesApi competencies, CancellationToken cancellation) =>
        new((await competencies.FrameworkAsync(cancellation)).ToDictionary(card => card.Id, card => card.Name.ToString()));

    /// <summary>Also how the criteria of the rubric are called by which a role-play is scored.</summary>
    public static async Task<SpokenNames> ReadAsync(CompetenciesApi competencies, Story story, CancellationToken cancellation)
    {
        var names = (await competencies.FrameworkAsync(cancellation)).ToDictionary(card => card.Id, card => card.Name.ToString());
        if (story.Rubric is { } id && await competencies.RubricAsync(id, cancellation) is { } rubric)
            foreach (var criterion in rubric.Criteria)
                names[criterion.Id] = criterion.Name.ToString();
        return new SpokenNames(names);
    }

    /// <summary>As a heading: “Empathy”.</summary>
    public string Of(string competency) => names.GetValueOrDefault(competency) ?? competency;

    /// <summary>Within a sentence: “empathy”.</summary>
    public string Within(string competency) =>
        Of(competency) is { Length: > 0 } name && Languages.Current == Languages.English ? char.ToLowerInvariant(name[0]) + name[1..] : Of(competency);
}

using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Competencies;

/// <summary>A competency of the framework in force.</summary>
public sealed record CompetencyCard(string Id, LocalText Name, LocalText Description, IReadOnlyList<LocalText> Levels);

/// <summary>What is known about one person's competency in one channel.</summary>
/// <param name="Competency">Which.</param>
/// <param name="Score">0–100; meaningless when <paramref name="IsEnough"/> is false.</param>
/// <param name="Low">Lower end of the 90 % interval, 0–100.</param>
/// <param name="High">Upper end.</param>
/// <param name="Level">1–4.</param>
/// <param name="N">Pieces of evidence.</param>
/// <param name="LastObservedAt">Age of the newest evidence.</param>
/// <param name="IsEnough">False: say “not enough evidence” instead of a figure.</param>
public sealed record CompetencyScore(
    CompetencyCard Competency, double Score, double Low, double High, int Level, int N, DateTimeOffset? LastObservedAt, bool IsEnough);

/// <summary>How one attempt moved one competency.</summary>
public sealed record CompetencyMove(CompetencyScore Before, CompetencyScore After);

/// <summary>Something that a person can do next to close a gap; lower modules' content offered by the modules above.</summary>
public sealed record NextStep(string Title, string Why, string Url, int Minutes, int Order);

/// <summary>Offers next steps for a person; implemented by modules above (courses, role-plays, renewals).</summary>
public interface INextStepSource
{
    /// <summary>What the person could do next; <paramref name="weakest"/> are competency ids, weakest first.</summary>
    Task<IReadOnlyList<NextStep>> NextStepsAsync(int personId, IReadOnlyList<string> weakest, CancellationToken cancellation);
}

/// <summary>The door of Competencies.</summary>
public sealed class CompetenciesApi
{
    /// <summary>The competencies of the framework in force, in its order.</summary>
    public Task<IReadOnlyList<CompetencyCard>> FrameworkAsync(CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A person's profile from measured evidence, in the framework's order.</summary>
    public Task<IReadOnlyList<CompetencyScore>> ProfileAsync(Guid subject, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Profiles of many people in one go.</summary>
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<CompetencyScore>>> ProfilesAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation = default) =>
        throw new NotImplementedException();

    /// <summary>Which competencies an attempt moved: the estimates without and with its sentences. Those it does not bear on are left out.</summary>
    public Task<IReadOnlyList<CompetencyMove>> MovedByAsync(Guid subject, string attempt, CancellationToken cancellation = default) => throw new NotImplementedException();
}

using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;

namespace ServiceAcademy.Scenarios;

/// <summary>A published role-play, for lists and links.</summary>
/// <param name="Competencies">Ids of the competencies that it measures.</param>
public sealed record ScenarioCard(
    string Id, int Version, LocalText Title, LocalText Summary, int Minutes, IReadOnlyList<string> Competencies);

/// <summary>A person finished a role-play; raised in the transaction of the last decision.</summary>
/// <param name="Score">Thousandths.</param>
public sealed record ScenarioFinished(PersonCard Person, string ScenarioId, int Version, long AttemptId, int Score, DateTimeOffset At);

/// <summary>The door of Scenarios.</summary>
public sealed class ScenariosApi
{
    /// <summary>The content kind.</summary>
    public const string Kind = "scenario";

    /// <summary>The newest version of a role-play; null when there is none.</summary>
    public Task<ScenarioCard?> FindAsync(string id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A given version.</summary>
    public Task<ScenarioCard?> FindAsync(string id, int version, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Starts an attempt, or finds the unfinished one, and answers the path of its page.</summary>
    /// <param name="returnUrl">A local path that the result page leads to.</param>
    public Task<string> StartAsync(PersonCard person, string id, int version, string returnUrl, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>
    /// Plays a whole attempt for the demo company: for each decision <paramref name="credit"/> is asked for the chance (0–1) that this
    /// person chooses best, by competency ids; the attempt, its decisions and sentences are written as if observed at <paramref name="at"/>.
    /// </summary>
    public Task PlayAsync(PersonCard person, string id, Random random, Func<IReadOnlyList<string>, double> credit, DateTimeOffset at, CancellationToken cancellation = default) =>
        throw new NotImplementedException();
}

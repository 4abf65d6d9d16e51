using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;

namespace ServiceAcademy.Quizzes;

/// <summary>A published quiz, for lists and links.</summary>
/// <param name="Competencies">Ids of the competencies that it measures.</param>
public sealed record QuizCard(
    string Id, int Version, LocalText Title, int Questions, int PassMark, int Minutes, IReadOnlyList<string> Competencies);

/// <summary>A person finished a quiz; raised in the transaction of the last answer.</summary>
/// <param name="Score">Thousandths.</param>
public sealed record QuizFinished(PersonCard Person, string QuizId, int Version, long AttemptId, int Score, bool Passed, DateTimeOffset At);

/// <summary>The door of Quizzes.</summary>
public sealed class QuizzesApi
{
    /// <summary>The content kind.</summary>
    public const string Kind = "quiz";

    /// <summary>The newest version of a quiz; null when there is none.</summary>
    public Task<QuizCard?> FindAsync(string id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A given version.</summary>
    public Task<QuizCard?> FindAsync(string id, int version, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Starts an attempt, or finds the unfinished one, and answers the path of its page.</summary>
    /// <param name="returnUrl">A local path that the result page leads to.</param>
    public Task<string> StartAsync(PersonCard person, string id, int version, string returnUrl, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>
    /// Plays a whole attempt for the demo company: for each question <paramref name="credit"/> is asked for the chance (0–1) that this
    /// person answers right, by competency ids; the attempt, its answers and sentences are written as if observed at <paramref name="at"/>.
    /// </summary>
    public Task PlayAsync(PersonCard person, string id, Random random, Func<IReadOnlyList<string>, double> credit, DateTimeOffset at, CancellationToken cancellation = default) =>
        throw new NotImplementedException();
}

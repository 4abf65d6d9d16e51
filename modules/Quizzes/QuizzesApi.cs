using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;
using ServiceAcademy.Quizzes.Attempts;
using ServiceAcademy.Quizzes.Author;

namespace ServiceAcademy.Quizzes;

/// <summary>A published quiz, for lists and links.</summary>
/// <param name="Competencies">Ids of the competencies that it measures.</param>
public sealed record QuizCard(
    string Id, int Version, LocalText Title, int Questions, int PassMark, int Minutes, IReadOnlyList<string> Competencies)
{
    /// <summary>Whether a score in thousandths reaches the pass mark, which is in percent.</summary>
    public bool IsPassedWith(int score) => score >= PassMark * 10;
}

/// <summary>A person finished a quiz; raised in the transaction of the last answer.</summary>
/// <param name="Score">Thousandths.</param>
public sealed record QuizFinished(PersonCard Person, string QuizId, int Version, long AttemptId, int Score, bool Passed, DateTimeOffset At);

/// <summary>The door of Quizzes.</summary>
public sealed class QuizzesApi
{
    /// <summary>The content kind.</summary>
    public const string Kind = "quiz";

    private readonly InventedAttempts invented;

    internal QuizzesApi(QuizShelf shelf, AttemptBook book, InventedAttempts invented, QuizFigures figures) =>
        (Shelf, Book, this.invented, Figures) = (shelf, book, invented, figures);

    // For the room's own controllers, which MVC wants public and which so cannot name internal types in their constructors.
    internal QuizShelf Shelf { get; }
    internal AttemptBook Book { get; }
    internal QuizFigures Figures { get; }

    /// <summary>The newest version of a quiz; null when there is none.</summary>
    public async Task<QuizCard?> FindAsync(string id, CancellationToken cancellation = default) =>
        (await Shelf.FindAsync(id, cancellation))?.Card;

    /// <summary>A given version.</summary>
    public async Task<QuizCard?> FindAsync(string id, int version, CancellationToken cancellation = default) =>
        (await Shelf.FindAsync(id, version, cancellation))?.Card;

    /// <summary>Starts an attempt, or finds the unfinished one, and answers the path of its page.</summary>
    /// <param name="returnUrl">A local path that the result page leads to.</param>
    public async Task<string> StartAsync(PersonCard person, string id, int version, string returnUrl, CancellationToken cancellation = default)
    {
        var (attempt, quiz) = await Book.StartAsync(person, id, version, returnUrl, cancellation);
        return AttemptPaths.Next(attempt, quiz);
    }

    /// <summary>
    /// Plays a whole attempt for the demo company: for each question <paramref name="credit"/> is asked for the chance (0–1) that this
    /// person answers an average question right, by competency ids (some questions are then made harder, some easier, always the same
    /// ones); the attempt, its answers and sentences are written as if observed at <paramref name="at"/>, and
    /// <see cref="QuizFinished"/> is raised.
    /// </summary>
    public Task PlayAsync(PersonCard person, string id, Random random, Func<IReadOnlyList<string>, double> credit, DateTimeOffset at, CancellationToken cancellation = default) =>
        invented.PlayAsync(person, id, random, credit, at, cancellation);
}

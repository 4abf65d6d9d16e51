using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Quizzes;

/// <summary>A published version of a quiz, ready to be asked.</summary>
internal sealed class Quiz
{
    private Quiz(QuizFile file, int version)
    {
        (Id, Version, Title, PassMark) = (file.Id, version, file.Title, file.PassMark ?? 0);
        Questions = file.Questions.Select((question, index) => new Question(question, index + 1)).ToList();
        Minutes = Math.Max(1, (int)Math.Ceiling(Questions.Sum(question => question.Type.Seconds) / 60.0));
    }

    public string Id { get; }
    public int Version { get; }
    public LocalText Title { get; }

    /// <summary>Percent of full marks.</summary>
    public int PassMark { get; }

    /// <summary>How long a careful person takes.</summary>
    public int Minutes { get; }

    public IReadOnlyList<Question> Questions { get; }

    public QuizCard Card => new(Id, Version, Title, Questions.Count, PassMark, Minutes,
        Questions.SelectMany(question => question.Weights.Keys).Distinct().Order(StringComparer.Ordinal).ToList());

    public Question? Find(string questionId) => Questions.FirstOrDefault(question => question.Id == questionId);

    /// <summary>
    /// Thousandths of full marks, every question alike. Cut, not rounded: a page must never say 70 % to somebody who
    /// misses a pass mark of 70.
    /// </summary>
    public int ScoreOf(IEnumerable<int> credits) => credits.Sum() / Questions.Count;

    public bool IsPassedWith(int score) => score >= PassMark * 10;

    /// <summary>Reads a bundle that was checked before it was published.</summary>
    public static Quiz Parse(ContentBundle bundle, int version)
    {
        var (path, text) = bundle.Files.Single();
        var findings = new List<Finding>();
        return YamlContent.Read<QuizFile>(path, text, findings) is { } file
            ? new Quiz(file, version)
            : throw new InvalidOperationException($"Published quiz cannot be read: {findings[0]}");
    }
}

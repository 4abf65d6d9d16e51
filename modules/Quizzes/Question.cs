using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Quizzes.Grading;
using ServiceAcademy.Records;

namespace ServiceAcademy.Quizzes;

/// <summary>A question of a published version, with its texts rendered once.</summary>
internal sealed class Question
{
    public Question(QuestionFile file, int number)
    {
        (Id, Number, Type) = (file.Id, number, QuestionType.All[file.Type]);
        (Options, Items, Categories) = (file.Options, file.Items, file.Categories);
        (Answer, Tolerance, Unit) = (file.Answer ?? 0, file.Tolerance ?? 0, file.Unit);
        (Html, Plain, Feedback) = (QuestionText.Html(file.Text), QuestionText.Plain(file.Text), QuestionText.Html(file.Feedback));
        Short = QuestionText.Short(Plain);
        Weights = file.Competencies.ToDictionary(pair => pair.Key, pair => (int)(pair.Value * 1000));
        Guess = Type.Guess(this);
    }

    public string Id { get; }

    /// <summary>Its place in the quiz, from 1.</summary>
    public int Number { get; }

    public QuestionType Type { get; }

    /// <summary>The question, as HTML.</summary>
    public LocalText Html { get; }

    /// <summary>The question without mark-up, for lists.</summary>
    public LocalText Plain { get; }

    /// <summary>Its beginning, for tables.</summary>
    public LocalText Short { get; }

    /// <summary>Why the right answer is right, as HTML.</summary>
    public LocalText Feedback { get; }

    public IReadOnlyList<OptionFile> Options { get; }
    public IReadOnlyList<ItemFile> Items { get; }
    public IReadOnlyList<CategoryFile> Categories { get; }
    public decimal Answer { get; }
    public decimal Tolerance { get; }
    public LocalText Unit { get; }

    /// <summary>Competency → weight in thousandths.</summary>
    public IReadOnlyDictionary<string, int> Weights { get; }

    /// <summary>Thousandths that blind guessing earns on average.</summary>
    public int Guess { get; }

    /// <summary>What an answer of that credit shows.</summary>
    public IReadOnlyList<Bearing> Bearings(int credit) =>
        Weights.Select(pair => new Bearing(pair.Key, credit, pair.Value, Guess)).ToList();
}

using System.Globalization;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Quizzes.Grading;

/// <summary>
/// A type of question: what its author must write, what a person may answer, what that is worth, and what to show afterwards.
/// Pure: no database, no web. An answer is kept as one short string of ids or numbers (<c>given</c>).
/// </summary>
internal abstract class QuestionType
{
    /// <summary>All types, by the name that authors write.</summary>
    public static readonly IReadOnlyDictionary<string, QuestionType> All =
        new QuestionType[] { new SingleChoice(), new MultipleChoice(), new Order(), new Match(), new Number() }.ToDictionary(type => type.Name);

    public abstract string Name { get; }

    /// <summary>How long a careful person takes.</summary>
    public abstract int Seconds { get; }

    /// <summary>The fields of <see cref="QuestionFile"/> that only some types have and this one uses.</summary>
    public abstract IReadOnlyList<string> Fields { get; }

    /// <summary>What is wrong with the author's question.</summary>
    public abstract IEnumerable<Complaint> Check(QuestionFile question);

    /// <summary>Thousandths that somebody earns on average who answers blindly.</summary>
    public abstract int Guess(Question question);

    /// <summary>Reads what a form sent.</summary>
    /// <param name="sent">Field → values; see <see cref="ChoiceType.Field"/> and <see cref="PlaceType.FieldOf"/>.</param>
    /// <param name="culture">How the person writes numbers.</param>
    public abstract Reading Read(Question question, ILookup<string, string> sent, CultureInfo culture);

    /// <summary>Thousandths of full credit.</summary>
    public abstract int Credit(Question question, string given);

    /// <summary>What to show: before answering, on a mistaken form (with its picks), or with the marks of an answer.</summary>
    /// <param name="seed">The attempt's; it decides the order shown.</param>
    /// <param name="picks">Line id → what was picked there.</param>
    /// <param name="isAnswered">Whether to tell right from wrong.</param>
    public abstract IReadOnlyList<Line> Lines(Question question, int seed, IReadOnlyDictionary<string, string> picks, bool isAnswered);

    /// <summary>What an answer picked, by line id.</summary>
    public abstract IReadOnlyDictionary<string, string> Picks(string given);

    /// <summary>What a form picked, whether or not it can be graded.</summary>
    public abstract IReadOnlyDictionary<string, string> Picks(ILookup<string, string> sent);

    /// <summary>The answer in words, in the language of the request.</summary>
    public abstract string Say(Question question, string given);

    /// <summary>How often what was answered, for the trainer.</summary>
    public abstract IReadOnlyList<Tally> Tallies(Question question, IReadOnlyList<string> answers);

    /// <summary>An invented answer for the demo company, right or anyhow wrong.</summary>
    public abstract string Invent(Question question, bool right, Random random);
}

/// <summary>Why an answer cannot be taken.</summary>
internal enum Misreading
{
    /// <summary>Nothing was answered.</summary>
    Empty,

    /// <summary>Some lines were left open.</summary>
    Incomplete,

    /// <summary>A position was used twice.</summary>
    Twice,

    /// <summary>Not a number.</summary>
    NotANumber,

    /// <summary>Something that the page did not offer.</summary>
    NotOffered,
}

/// <summary>A form as read: an answer, or why there is none.</summary>
internal readonly record struct Reading(string? Given, Misreading Problem)
{
    public static implicit operator Reading(string given) => new(given, default);
    public static implicit operator Reading(Misreading problem) => new(null, problem);
}

/// <summary>How a line of an answered question turned out.</summary>
internal enum Mark
{
    /// <summary>Rightly left alone, or not answered yet.</summary>
    None,
    Right,
    Wrong,

    /// <summary>Belongs to the answer, and was not picked.</summary>
    Missed,
}

/// <summary>An option, item or number as a page shows it.</summary>
/// <param name="Picked">What was picked here: empty, or an option's own id, a position, a category's id, a number.</param>
/// <param name="Key">What would be right here; empty before answering and for options that are wrong.</param>
internal sealed record Line(string Id, LocalText Text, string Picked, string Key, Mark Mark, LocalText Feedback);

/// <summary>How many people answered that.</summary>
internal sealed record Tally(LocalText Text, int Count, bool IsRight);

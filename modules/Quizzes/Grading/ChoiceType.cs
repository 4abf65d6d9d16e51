using System.Globalization;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Quizzes.Grading;

/// <summary>Options to tick. Given: the ids of the ticked ones, in the file's order, joined by commas.</summary>
internal abstract class ChoiceType : QuestionType
{
    /// <summary>The form's field.</summary>
    public const string Field = "answer";

    public override IReadOnlyList<string> Fields { get; } = ["options"];

    public override IEnumerable<Complaint> Check(QuestionFile question)
    {
        if (question.Options.Count < 2)
            yield return new("There must be at least two options.", "options");
        foreach (var wrong in QuizKind.Ids(question.Options.Select(option => option.Id), "option", "options"))
            yield return wrong;
        for (var i = 0; i < question.Options.Count; i++)
        {
            foreach (var missing in QuizKind.Missing(question.Options[i].Text, "The option", "options", i, "text"))
                yield return missing;
            var feedback = question.Options[i].Feedback;
            // An option may go without feedback, but not in one language only.
            if (feedback.Missing.Count() == 1)
                foreach (var missing in QuizKind.Missing(feedback, "The option’s feedback", "options", i, "feedback"))
                    yield return missing;
        }
        if (question.Options.Count > 0 && question.Options.All(option => !option.Correct))
            yield return new("No option is correct; mark with `correct: true` what is right.", "options");
    }

    public override Reading Read(Question question, ILookup<string, string> sent, CultureInfo culture)
    {
        var ticked = sent[Field].Where(id => id.Length > 0).ToHashSet();
        if (ticked.Count == 0)
            return Misreading.Empty;
        if (!ticked.IsSubsetOf(question.Options.Select(option => option.Id)) || ticked.Count > Most)
            return Misreading.NotOffered;
        return string.Join(',', question.Options.Select(option => option.Id).Where(ticked.Contains));
    }

    /// <summary>How many may be ticked.</summary>
    protected abstract int Most { get; }

    public override IReadOnlyDictionary<string, string> Picks(string given) =>
        given.Split(',', StringSplitOptions.RemoveEmptyEntries).ToDictionary(id => id);

    public override IReadOnlyDictionary<string, string> Picks(ILookup<string, string> sent) => sent[Field].Distinct().ToDictionary(id => id);

    public override IReadOnlyList<Line> Lines(Question question, int seed, IReadOnlyDictionary<string, string> picks, bool isAnswered) =>
        question.Options.By(seed, question.Id, option => option.Id).Select(option =>
        {
            var isPicked = picks.ContainsKey(option.Id);
            var mark = (isAnswered, isPicked, option.Correct) switch
            {
                (false, _, _) or (_, false, false) => Mark.None,
                (_, true, true) => Mark.Right,
                (_, true, false) => Mark.Wrong,
                (_, false, true) => Mark.Missed,
            };
            return new Line(option.Id, option.Text, isPicked ? option.Id : "", isAnswered && option.Correct ? option.Id : "", mark,
                isAnswered ? option.Feedback : new LocalText());
        }).ToList();

    public override string Say(Question question, string given)
    {
        var ticked = Picks(given);
        return string.Join(" · ", question.Options.Where(option => ticked.ContainsKey(option.Id)).Select(option => option.Text));
    }

    public override IReadOnlyList<Tally> Tallies(Question question, IReadOnlyList<string> answers)
    {
        var ticks = answers.SelectMany(given => Picks(given).Keys).CountBy(id => id).ToDictionary();
        return question.Options.Select(option => new Tally(option.Text, ticks.GetValueOrDefault(option.Id), option.Correct)).ToList();
    }
}

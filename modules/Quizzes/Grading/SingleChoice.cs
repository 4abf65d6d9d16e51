namespace ServiceAcademy.Quizzes.Grading;

/// <summary>One of several options; all or nothing.</summary>
internal sealed class SingleChoice : ChoiceType
{
    public override string Name => "single";
    public override int Seconds => 50;
    protected override int Most => 1;

    public override IEnumerable<Complaint> Check(QuestionFile question)
    {
        foreach (var wrong in base.Check(question))
            yield return wrong;
        if (question.Options.Count(option => option.Correct) > 1)
            yield return new("More than one option is correct; write `type: multiple`, or leave one.", "options");
    }

    public override int Guess(Question question) => 1000 / question.Options.Count;

    public override int Credit(Question question, string given) =>
        question.Options.Any(option => option.Correct && option.Id == given) ? 1000 : 0;

    public override string Invent(Question question, bool right, Random random)
    {
        var options = question.Options.Where(option => option.Correct == right).ToList();
        return options[random.Next(options.Count)].Id;
    }
}

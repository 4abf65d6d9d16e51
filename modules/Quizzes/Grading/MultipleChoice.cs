namespace ServiceAcademy.Quizzes.Grading;

/// <summary>Any number of options: right ticks less wrong ticks, over the right ones, never below nothing.</summary>
internal sealed class MultipleChoice : ChoiceType
{
    public override string Name => "multiple";
    public override int Seconds => 75;
    protected override int Most => int.MaxValue;

    public override IEnumerable<Complaint> Check(QuestionFile question)
    {
        foreach (var wrong in base.Check(question))
            yield return wrong;
        if (question.Options.Count > 1 && question.Options.All(option => option.Correct))
            yield return new("Every option is correct: ticking them all would need no knowledge. Add one that is wrong.", "options");
        if (question.Options.Count > 12)
            yield return new("More than twelve options; nobody weighs that many.", "options");
    }

    /// <summary>The mean over all ways to tick at least one option, each as likely as the others.</summary>
    public override int Guess(Question question)
    {
        var (right, wrong) = (question.Options.Count(option => option.Correct), question.Options.Count(option => !option.Correct));
        double sum = 0;
        for (var r = 0; r <= right; r++)
            for (var w = 0; w < r && w <= wrong; w++)
                sum += Ways(right, r) * Ways(wrong, w) * (r - w) / right;
        return (int)(1000 * sum / (Math.Pow(2, right + wrong) - 1));
    }

    public override int Credit(Question question, string given)
    {
        var ticked = Picks(given);
        var right = question.Options.Count(option => option.Correct && ticked.ContainsKey(option.Id));
        var wrong = ticked.Count - right;
        return Math.Max(0, right - wrong) * 1000 / question.Options.Count(option => option.Correct);
    }

    public override string Invent(Question question, bool right, Random random)
    {
        var ids = question.Options.Where(option => option.Correct).Select(option => option.Id).ToHashSet();
        if (!right)
        {
            // Forgets one that is right and, half the time, ticks one that is wrong.
            var wrong = question.Options.Where(option => !option.Correct).Select(option => option.Id).ToList();
            var forgotten = ids.ElementAt(random.Next(ids.Count));
            var alsoWrong = random.Next(2) == 0 || ids.Count == 1;
            ids.Remove(forgotten);
            if (alsoWrong)
                ids.Add(wrong[random.Next(wrong.Count)]);
        }
        return string.Join(',', question.Options.Select(option => option.Id).Where(ids.Contains));
    }

    private static double Ways(int n, int k)
    {
        double ways = 1;
        for (var i = 1; i <= k; i++)
            ways = ways * (n - k + i) / i;
        return ways;
    }
}

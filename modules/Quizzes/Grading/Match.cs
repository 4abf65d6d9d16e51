using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Quizzes.Grading;

/// <summary>Put every item into its category: the share of items that are in the right one.</summary>
internal sealed class Match : PlaceType
{
    public override string Name => "match";
    public override int Seconds => 90;
    public override IReadOnlyList<string> Fields { get; } = ["items", "categories"];

    public override IEnumerable<Complaint> Check(QuestionFile question)
    {
        foreach (var wrong in base.Check(question).Concat(QuizKind.Ids(question.Categories.Select(category => category.Id), "category", "categories")))
            yield return wrong;
        if (question.Items.Count is < 2 or > 12)
            yield return new("There must be two to twelve items to match.", "items");
        if (question.Categories.Count < 2)
            yield return new("There must be at least two categories.", "categories");
        for (var i = 0; i < question.Categories.Count; i++)
            foreach (var missing in QuizKind.Missing(question.Categories[i].Text, "The category", "categories", i, "text"))
                yield return missing;
        var known = question.Categories.Select(category => category.Id).ToHashSet();
        for (var i = 0; i < question.Items.Count; i++)
            if (!known.Contains(question.Items[i].Category))
                yield return new($"The item’s category “{question.Items[i].Category}” is not among the categories ({string.Join(", ", known)}).", "items", i, "category");
    }

    public override int Guess(Question question) => 1000 / question.Categories.Count;

    public override IReadOnlyList<(string Value, LocalText Text)> Places(Question question) =>
        question.Categories.Select(category => (category.Id, category.Text)).ToList();

    public override int Credit(Question question, string given)
    {
        var picks = Picks(given);
        return question.Items.Count(item => picks.GetValueOrDefault(item.Id) == item.Category) * 1000 / question.Items.Count;
    }

    public override string Invent(Question question, bool right, Random random)
    {
        var astray = right ? [] : Enumerable.Range(0, 1 + random.Next(Math.Min(2, question.Items.Count))).Select(_ => random.Next(question.Items.Count)).ToHashSet();
        return Join(question.Items.Select((item, index) =>
        {
            var others = question.Categories.Where(category => category.Id != item.Category).ToList();
            return (item.Id, astray.Contains(index) ? others[random.Next(others.Count)].Id : item.Category);
        }));
    }

    protected override string Key(Question question, ItemFile item) => item.Category;
}

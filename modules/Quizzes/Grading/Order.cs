using System.Globalization;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Quizzes.Grading;

/// <summary>Put the items in order: the share of pairs that stand the right way round, so that one slip does not cost everything.</summary>
internal sealed class Order : PlaceType
{
    public override string Name => "order";
    public override int Seconds => 80;
    public override IReadOnlyList<string> Fields { get; } = ["items"];

    public override IEnumerable<Complaint> Check(QuestionFile question)
    {
        foreach (var wrong in base.Check(question))
            yield return wrong;
        if (question.Items.Count is < 3 or > 9)
            yield return new("There must be three to nine items, written in the right order.", "items");
        for (var i = 0; i < question.Items.Count; i++)
            if (question.Items[i].Category.Length > 0)
                yield return new("Items to put in order have no category; did you mean `type: match`?", "items", i, "category");
    }

    /// <summary>Each pair of a random order is right half the time.</summary>
    public override int Guess(Question question) => 500;

    public override IReadOnlyList<(string Value, LocalText Text)> Places(Question question) =>
        Enumerable.Range(1, question.Items.Count).Select(position => position.ToString(CultureInfo.InvariantCulture))
            .Select(position => (position, new LocalText { En = position, ZhHans = position })).ToList();

    public override int Credit(Question question, string given)
    {
        var picks = Picks(given);
        var positions = question.Items.Select(item => int.Parse(picks[item.Id], CultureInfo.InvariantCulture)).ToList();
        var (right, pairs) = (0, 0);
        for (var first = 0; first < positions.Count; first++)
            for (var second = first + 1; second < positions.Count; second++, pairs++)
                right += positions[first] < positions[second] ? 1 : 0;
        return right * 1000 / pairs;
    }

    public override string Invent(Question question, bool right, Random random)
    {
        var items = question.Items.ToList();
        if (!right)
        {
            var at = random.Next(items.Count - 1);
            (items[at], items[at + 1]) = (items[at + 1], items[at]);
            if (random.Next(2) == 0)
                (items[0], items[^1]) = (items[^1], items[0]);
        }
        var positions = items.Select((item, index) => (item.Id, Position: index + 1)).ToDictionary(item => item.Id, item => item.Position);
        return Join(question.Items.Select(item => (item.Id, positions[item.Id].ToString(CultureInfo.InvariantCulture))));
    }

    protected override string Key(Question question, ItemFile item) =>
        (question.Items.TakeWhile(other => other != item).Count() + 1).ToString(CultureInfo.InvariantCulture);

    protected override Misreading? Mistake(IReadOnlyCollection<string> places) =>
        places.Distinct().Count() < places.Count ? Misreading.Twice : null;

    /// <summary>Afterwards in the right order; before, never by chance in it.</summary>
    protected override IReadOnlyList<ItemFile> Shown(Question question, int seed, bool isAnswered)
    {
        if (isAnswered)
            return question.Items;
        var shuffled = base.Shown(question, seed, isAnswered);
        return shuffled.SequenceEqual(question.Items) ? [.. shuffled.Skip(1), shuffled[0]] : shuffled;
    }
}

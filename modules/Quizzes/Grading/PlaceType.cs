using System.Globalization;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Quizzes.Grading;

/// <summary>Items that each get a place: a position, or a category. Given: <c>item=place</c> in the file's order, joined by commas.</summary>
internal abstract class PlaceType : QuestionType
{
    /// <summary>The form's field of an item.</summary>
    public static string FieldOf(string itemId) => "place." + itemId;

    /// <summary>The places to choose from: value and words.</summary>
    public abstract IReadOnlyList<(string Value, LocalText Text)> Places(Question question);

    /// <summary>The right place of an item.</summary>
    protected abstract string Key(Question question, ItemFile item);

    /// <summary>Something wrong with the places as a whole.</summary>
    protected virtual Misreading? Mistake(IReadOnlyCollection<string> places) => null;

    public override IEnumerable<Complaint> Check(QuestionFile question)
    {
        foreach (var wrong in QuizKind.Ids(question.Items.Select(item => item.Id), "item", "items"))
            yield return wrong;
        for (var i = 0; i < question.Items.Count; i++)
            foreach (var missing in QuizKind.Missing(question.Items[i].Text, "The item", "items", i, "text"))
                yield return missing;
    }

    public override Reading Read(Question question, ILookup<string, string> sent, CultureInfo culture)
    {
        var offered = Places(question).Select(place => place.Value).ToHashSet();
        var ids = question.Items.Select(item => item.Id).ToHashSet();
        if (sent.Any(field => field.Key.StartsWith(FieldOf(""), StringComparison.Ordinal) && !ids.Contains(field.Key[FieldOf("").Length..])))
            return Misreading.NotOffered;
        var placed = question.Items.Select(item => (item.Id, Place: sent[FieldOf(item.Id)].LastOrDefault() ?? "")).ToList();
        if (placed.Any(item => item.Place.Length > 0 && !offered.Contains(item.Place)))
            return Misreading.NotOffered;
        if (placed.All(item => item.Place.Length == 0))
            return Misreading.Empty;
        if (placed.Any(item => item.Place.Length == 0))
            return Misreading.Incomplete;
        if (Mistake(placed.Select(item => item.Place).ToList()) is { } mistake)
            return mistake;
        return Join(placed);
    }

    public override IReadOnlyDictionary<string, string> Picks(string given) =>
        given.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    public override IReadOnlyDictionary<string, string> Picks(ILookup<string, string> sent) =>
        sent.Where(field => field.Key.StartsWith(FieldOf(""), StringComparison.Ordinal))
            .ToDictionary(field => field.Key[FieldOf("").Length..], field => field.Last());

    public override IReadOnlyList<Line> Lines(Question question, int seed, IReadOnlyDictionary<string, string> picks, bool isAnswered) =>
        Shown(question, seed, isAnswered).Select(item =>
        {
            var (picked, key) = (picks.GetValueOrDefault(item.Id, ""), Key(question, item));
            return new Line(item.Id, item.Text, picked, isAnswered ? key : "",
                !isAnswered ? Mark.None : picked == key ? Mark.Right : Mark.Wrong, new LocalText());
        }).ToList();

    protected virtual IReadOnlyList<ItemFile> Shown(Question question, int seed, bool isAnswered) =>
        question.Items.By(seed, question.Id, item => item.Id);

    public override string Say(Question question, string given)
    {
        var picks = Picks(given);
        return string.Join(" · ", Places(question).Where(place => picks.Values.Contains(place.Value))
            .Select(place => $"{place.Text}: {string.Join(", ", question.Items.Where(item => picks.GetValueOrDefault(item.Id) == place.Value).Select(item => item.Text))}"));
    }

    /// <summary>For each item, how many put it in its right place.</summary>
    public override IReadOnlyList<Tally> Tallies(Question question, IReadOnlyList<string> answers)
    {
        var picks = answers.Select(Picks).ToList();
        return question.Items.Select(item =>
            new Tally(item.Text, picks.Count(pick => pick.GetValueOrDefault(item.Id) == Key(question, item)), true)).ToList();
    }

    protected static string Join(IEnumerable<(string Id, string Place)> placed) =>
        string.Join(',', placed.Select(item => $"{item.Id}={item.Place}"));
}

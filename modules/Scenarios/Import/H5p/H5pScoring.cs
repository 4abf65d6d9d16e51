using System.Text.Json;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Import.H5p;

/// <summary>
/// What H5P's scores mean here, as points of one criterion. H5P adds up what a path happens to offer, so that its maximum depends on the path. Here a score of an end
/// stays a score (the best end that could still be reached is what a decision is held against), and a score of an answer becomes what it lacks to the best
/// answer of its question (nothing for the best one), so that a branch with more questions is worth no more than another.
/// </summary>
internal sealed class H5pScoring
{
    private readonly Draft draft;
    private readonly IStringLocalizer T;
    private readonly Kind kind;
    private readonly bool counts;
    private readonly double defaultEnd;
    private readonly double scale;

    public H5pScoring(JsonElement scenario, Draft draft, string criterion, IStringLocalizer localizer)
    {
        (this.draft, T) = (draft, localizer);
        var group = scenario.At("scoringOptionGroup");
        kind = (group.Text("scoringOption") is { Length: > 0 } option ? option : scenario.Text("scoringOption")) switch
        {
            "static-end-score" => Kind.Ends,
            "dynamic-score" => Kind.Answers,
            _ => Kind.None,
        };
        counts = kind == Kind.Answers && group.At("includeInteractionsScores").ValueKind != JsonValueKind.False;
        defaultEnd = scenario.List("endScreens").FirstOrDefault().Number("endScreenScore") ?? 0;
        scale = Scale(Scores(scenario).Select(Math.Abs).ToList());
        if (kind != Kind.None)
            draft.Criteria.Add(criterion);
    }

    private enum Kind
    {
        None,
        Ends,
        Answers,
    }

    /// <summary>What a wrong answer to an embedded question costs; 0 where H5P does not count it.</summary>
    public int OfQuestion => counts ? Math.Max(1, Points(1)) : 0;

    /// <summary>The highest score among answers that go on; H5P counts no others.</summary>
    public double Best(IReadOnlyList<JsonElement> alternatives) => kind == Kind.Answers
        ? alternatives.Where(one => (one.Number("nextContentId") ?? -1) >= 0).Select(one => one.At("feedback").Number("endScreenScore") ?? 0).DefaultIfEmpty(0).Max()
        : 0;

    /// <summary>Gives an alternative of a branching question its points.</summary>
    public void Score(DraftChoice choice, string where, JsonElement feedback, bool isEnd, double best) => Give(choice, OfAlternative(where, feedback, isEnd, best));

    /// <summary>Whether the way on from a content carries points; then it is a reply of its own.</summary>
    public bool IsScored(JsonElement feedback, bool isEnd) => OfContent(feedback, isEnd) is not null;

    public void Score(DraftChoice choice, JsonElement feedback, bool isEnd) => Give(choice, OfContent(feedback, isEnd));

    private int? OfAlternative(string where, JsonElement feedback, bool isEnd, double best)
    {
        switch (kind)
        {
            case Kind.Ends:
                return isEnd ? Points(feedback.Number("endScreenScore") ?? defaultEnd) : null;
            case Kind.Answers when isEnd:
                if (best > 0)
                    draft.Note(ImportNoteKind.ToDo, where, T["This answer ends it, and H5P gives 0 of {0} for such an answer, right or not. So it costs {0} here; set the points yourself if it was a good one.", best]);
                return Lacking(0, best);
            case Kind.Answers:
                return Lacking(feedback.Number("endScreenScore") ?? 0, best);
            default:
                return null;
        }
    }

    /// <summary>A content that leads to an end carries that end's score; a score for merely having passed a content tells nobody apart.</summary>
    private int? OfContent(JsonElement feedback, bool isEnd) =>
        kind == Kind.Ends && isEnd ? Points(feedback.Number("endScreenScore") ?? defaultEnd) : null;

    public void Finish(Draft made)
    {
        switch (kind)
        {
            case Kind.None:
                draft.Note(ImportNoteKind.ToDo, "scoringOptionGroup", T["The file has no scores. Say with points what each reply shows; until then nothing is measured."]);
                return;
            case Kind.Ends:
                draft.Note(ImportNoteKind.Changed, "scoringOptionGroup", T["H5P gave the score of the end that was reached, of the highest score of any end. These scores are the points of “{0}”; a decision is held against the best end that could still be reached.", draft.Criteria[0]]);
                break;
            case Kind.Answers:
                draft.Note(ImportNoteKind.Changed, "scoringOptionGroup", T["H5P added up scores along the path, so the highest possible score depended on the path. Here a reply costs what it lacks to the best reply of its question, in points of “{0}”; the best replies lead to full marks on every path.", draft.Criteria[0]]);
                break;
        }
        if (scale != 1)
            draft.Note(ImportNoteKind.Changed, "scoringOptionGroup", T["The scores were multiplied by {0}, because points are whole numbers up to {1}.", Math.Round(scale, 3), MoveText.MostPoints]);
        draft.Note(ImportNoteKind.ToDo, "criteria", T["“{0}” stands for what the scores measure. Put the competency there that they are meant for.", draft.Criteria[0]]);
        Bound(made);
    }

    /// <summary>H5P forgets an answer that is given again. What has points in a circle would count again and again here, so it counts once, or not at all.</summary>
    private void Bound(Draft made)
    {
        foreach (var node in made.Nodes)
            foreach (var choice in node.Choices.Where(choice => choice.Points.Count > 0 && choice.Ways.Exists(way => way.To.Any(to => Reaches(to, node)))))
                if (node.Choices.Exists(other => other != choice && !other.Once))
                {
                    choice.Once = true;
                    draft.Note(ImportNoteKind.Changed, $"{node.Name} / {choice.Text}", T["This reply leads round in a circle. H5P forgets an answer when it is given again; here the reply counts, and can be taken once."]);
                }
                else
                {
                    choice.Points.Clear();
                    draft.Note(ImportNoteKind.Changed, $"{node.Name} / {choice.Text}", T["This reply leads round in a circle and is the only one that stays open, so its points were taken out."]);
                }
        foreach (var node in made.Nodes)
            if (node.Question is { Points: not 0 } question && (Reaches(question.Right, node) || Reaches(question.Wrong, node)))
            {
                node.Question = question with { Points = 0 };
                draft.Note(ImportNoteKind.Changed, node.Name, T["This question comes again in a circle. H5P forgets an answer when it is given again; here it has no points."]);
            }
    }

    /// <summary>Whether a path leads there again and again: over replies that can be taken more than once.</summary>
    private static bool Reaches(DraftNode from, DraftNode to)
    {
        var seen = new HashSet<DraftNode>();
        var open = new Stack<DraftNode>([from]);
        while (open.TryPop(out var node))
        {
            if (node == to)
                return true;
            if (seen.Add(node))
                foreach (var next in node.Choices.Where(choice => !choice.Once).SelectMany(choice => choice.Ways).SelectMany(way => way.To).Concat(node.Onward.SelectMany(way => way.To))
                    .Concat(node.Question is { } question ? [question.Right, question.Wrong] : []))
                    open.Push(next);
        }
        return false;
    }

    private void Give(DraftChoice choice, int? points)
    {
        if (points is { } some and not 0)
            choice.Points[draft.Criteria[0]] = some;
    }

    private int? Lacking(double score, double best) => Points(score - best) is var lack && lack < 0 ? lack : null;

    private int Points(double score) => (int)Math.Clamp(Math.Round(score * scale), -MoveText.MostPoints, MoveText.MostPoints);

    /// <summary>1 for whole numbers that fit; else what makes the largest fit, as a whole number for decimals.</summary>
    private static double Scale(List<double> scores)
    {
        var most = scores.Append(1).Max();
        if (most > MoveText.MostPoints)
            return MoveText.MostPoints / most;
        return scores.TrueForAll(score => score == Math.Floor(score)) ? 1 : most <= 10 ? 10 : Math.Floor(MoveText.MostPoints / most);
    }

    private static IEnumerable<double> Scores(JsonElement scenario) => scenario.List("endScreens").Select(screen => screen.Number("endScreenScore"))
        .Concat(scenario.List("content").SelectMany(content => content.At("type").At("params").At("branchingQuestion").List("alternatives").Append(content))
            .Select(one => one.At("feedback").Number("endScreenScore")))
        .OfType<double>();
}

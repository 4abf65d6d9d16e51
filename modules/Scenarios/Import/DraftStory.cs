using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Import;

/// <summary>Gives a draft its ids and makes a story of it.</summary>
internal sealed class DraftStory(Draft draft, IStringLocalizer T)
{
    /// <summary>Words a minute that people read and think through, roughly; the author knows better.</summary>
    private const int WordsPerMinute = 120;

    public Story Make(string id)
    {
        var nodes = new HashSet<string>(StringComparer.Ordinal) { Stories.Story.Return };
        foreach (var node in draft.Nodes)
        {
            node.Id = Slug.Of(node.Name, "moment", nodes);
            var moves = new HashSet<string>(StringComparer.Ordinal) { StoryChoice.RightId, StoryChoice.WrongId, StoryChoice.LateId };
            foreach (var choice in node.Choices)
                choice.Id = Slug.Of(choice.Id.Length > 0 ? choice.Id : choice.Text, "reply", moves);
        }
        Unreached();
        draft.Note(ImportNoteKind.ToDo, "minutes", T["How many minutes it takes, who the customer is and what it covers are not in the file. The text says what was guessed; set them."]);
        var story = Story(id);
        if (Ended(story) is not { Count: > 0 } stuck)
            return story;
        // Where no link is open, a story of Twine stops; so that is an end.
        var end = new DraftNode("the end") { Id = Slug.Of("the end", "end", nodes), Ending = draft.Language == Languages.Chinese ? "完" : "The end." };
        draft.Nodes.Add(end);
        foreach (var node in draft.Nodes.Where(node => stuck.Contains(node.Id)))
        {
            node.Onward.Add(new DraftWay(null, [end]));
            draft.Note(ImportNoteKind.Mended, node.Name, T["It can happen that no reply is open here; then it leads to an end now."]);
        }
        return Story(id);
    }

    /// <summary>Nodes in which a path can come to where nothing is open.</summary>
    private static HashSet<string> Ended(Story story)
    {
        Analysis.TryOf(story, out var faults);
        return faults.Where(fault => fault.Fault == DecisionFault.Stuck).Select(fault => fault.Node).ToHashSet();
    }

    private Story Story(string id)
    {
        return new Story
        {
            Id = id,
            Title = Words(draft.Title.Length > 0 ? draft.Title : id),
            Summary = Words(draft.Summary.Length > 0 ? draft.Summary : draft.Title.Length > 0 ? draft.Title : id),
            Minutes = Math.Clamp(draft.Nodes.Sum(node => node.Lines.Sum(Length) + node.Choices.Sum(choice => Length(choice.Text))) / WordsPerMinute, 3, 60),
            Languages = [draft.Language],
            Criteria = draft.Criteria.Select(criterion => new StoryCriterion(criterion, 1)).ToList(),
            Customer = new StoryPerson { Id = Speakers.Customer, Name = Words(draft.Language == Languages.Chinese ? "顾客" : "The customer"), Portrait = "guest-1" },
            // These formats answer at once.
            Feedback = draft.Nodes.Exists(node => node.Choices.Exists(choice => choice.Because is not null)) ? FeedbackTime.AtOnce : FeedbackTime.AtEnd,
            Variables = draft.Variables,
            Nodes = draft.Nodes.Select(Node).ToList(),
            FrontComments = new Dictionary<string, IReadOnlyList<string>>
            {
                ["id"] = draft.Credits.Prepend(T["Imported from {0}.", draft.Format]).SelectMany(credit => credit.Split('\n')).Select(credit => "# " + credit.Trim()).ToList(),
            },
        };
    }

    private StoryNode Node(DraftNode node) => new()
    {
        Id = node.Id,
        Effects = node.Entry,
        Lines = node.Lines.Select((line, at) => new StoryLine
        {
            Speaker = line.Speaker, Mood = line.Mood, Text = Words(line.Text), If = line.If, Audio = at == 0 && node.Audio is { } sound ? Words(sound) : null,
        }).ToList(),
        Picture = node.Picture is { } picture ? new StoryPicture(picture, Words(node.PictureAlt)) : null,
        Question = node.Question is { } question ? Question(question) : null,
        Right = node.Question is { } right ? Answer(StoryChoice.RightId, right.Right, 0) : null,
        Wrong = node.Question is { } wrong ? Answer(StoryChoice.WrongId, wrong.Wrong, -wrong.Points) : null,
        Choices = node.Choices.Select(Choice).ToList(),
        Onward = node.Onward.Select(Way).ToList(),
        Ending = node.Ending is { } ending ? Words(ending) : null,
        Comments = node.Comments.Select(Comment).ToList(),
    };

    private StoryChoice Choice(DraftChoice choice) => new()
    {
        Id = choice.Id,
        Text = Words(choice.Text),
        Points = choice.Points,
        If = choice.If,
        IsOnce = choice.Once,
        Effects = choice.Effects,
        Consequence = choice.Consequence is { } consequence ? Words(consequence) : null,
        Because = choice.Because is { } because ? Words(because) : null,
        Ways = choice.Ways.Select(Way).ToList(),
    };

    private StoryQuestion Question(DraftQuestion question)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return new StoryQuestion
        {
            Text = Words(question.Text),
            IsMany = question.Many,
            Options = question.Options.Select(option => new StoryOption
            {
                Id = Slug.Of(option.Text, "answer", ids), Text = Words(option.Text), IsRight = option.IsRight, Because = option.Because is { } because ? Words(because) : null,
            }).ToList(),
        };
    }

    private StoryChoice Answer(string id, DraftNode to, int points) => new() { Id = id, Points = points != 0 ? new Dictionary<string, int> { [draft.Criteria[0]] = points } : [], Ways = [Statistics.Way.To(to.Id)] };

    /// <summary>Chances as whole percentages that add up to 100.</summary>
    private static Way Way(DraftWay way)
    {
        var nodes = way.To.GroupBy(node => node.Id).ToList();
        var percents = nodes.Select(group => Math.Max(1, 100 * group.Count() / way.To.Count)).ToList();
        percents[0] += 100 - percents.Sum();
        return new Way(way.If, nodes.Select((group, at) => new Outcome(percents[at], group.Key)).ToList());
    }

    private LocalText Words(string text) => draft.Language == Languages.Chinese ? new LocalText { ZhHans = text } : new LocalText { En = text };

    private static string Comment(string source) =>
        $"<!-- {string.Join(' ', source.Replace("--", "- -", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))} -->";

    private void Unreached()
    {
        var seen = new HashSet<DraftNode>();
        var open = new Stack<DraftNode>([draft.Nodes[0]]);
        while (open.TryPop(out var node))
            if (seen.Add(node))
                foreach (var next in node.Next)
                    open.Push(next);
        foreach (var node in draft.Nodes.Where(node => !seen.Contains(node)))
            draft.Note(ImportNoteKind.ToDo, node.Name, T["Nothing leads here. Lead to it, or take it out."]);
    }

    private static int Length(DraftLine line) => Length(line.Text);

    /// <summary>Words; a Chinese sign counts as half a one.</summary>
    private static int Length(string text) => text.Count(char.IsWhiteSpace) + 1 + (text.Count(c => c >= 0x2E80) / 2);
}

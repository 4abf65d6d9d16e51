using ServiceAcademy.People;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Author;

/// <summary>The editor's form.</summary>
public sealed class ScenarioForm
{
    /// <summary>Values of the buttons.</summary>
    public const string Publish = "publish", Discard = "discard";

    public string? Text { get; set; }

    /// <summary>The version on the author's screen.</summary>
    public int BasedOn { get; set; }

    public string? Note { get; set; }

    /// <summary>Which button: preview, publish or discard.</summary>
    public string? Do { get; set; }
}

/// <summary>A reviewer's form.</summary>
public sealed class ReviewForm
{
    /// <summary>Comment, ChangesRequested or Approved.</summary>
    public string? Verdict { get; set; }

    /// <summary>The moment that it is about; empty for all of it.</summary>
    public string? Node { get; set; }

    public string? Words { get; set; }
}

/// <summary>The graph with the address that a moment leads to.</summary>
internal sealed record GraphView(StoryGraph? Graph, Func<string, string> Link)
{
    public static GraphView Of(OpenDraft open, string tryAddress, int? author = null) => new(
        open.Story is { Nodes.Count: > 0 } story ? StoryGraph.Of(story, problems: open.Problems.Where(problem => !problem.IsWarning).Select(problem => problem.Line)) : null,
        node => $"{tryAddress}?from={Uri.EscapeDataString(node)}{(author is null ? "" : FormattableString.Invariant($"&author={author}"))}");
}

/// <summary>What a colleague said.</summary>
/// <param name="IsOfThisText">Whether the text is still the one that was read.</param>
internal sealed record SaidOfDraft(Review Review, string Who, string When, bool IsOfThisText);

/// <summary>The editor.</summary>
internal sealed record EditPage(OpenDraft Open, GraphView Graph, int Author, IReadOnlyList<SaidOfDraft> Said, string? Note)
{
    public string? Error { get; init; }

    /// <summary>The newer version's text after a conflict.</summary>
    public string? Theirs { get; init; }

    /// <summary>After a conflict, the next click publishes over the version that was shown.</summary>
    public int BasedOn => Theirs is null ? Open.Bench.BasedOn : Open.Bench.Newest;

    public string Title => Open.Story is { } story && !StoryWords.IsEmpty(story.Title) ? story.Title.ToString() : Open.Bench.Id;
}

/// <summary>A draft before a reviewer.</summary>
internal sealed record ReviewPage(OpenDraft Open, GraphView Graph, PersonCard Author, IReadOnlyList<SaidOfDraft> Said, ReviewForm Form, string? Error)
{
    public string Title => Open.Story is { } story && !StoryWords.IsEmpty(story.Title) ? story.Title.ToString() : Open.Bench.Id;
}

/// <summary>A draft being tried.</summary>
/// <param name="Walk">Null when it cannot be played.</param>
/// <param name="IsRefused">An answer in the address was not open where it stood; the walk is that before it.</param>
internal sealed record TryPage(OpenDraft Open, string From, IReadOnlyList<string> Took, Walk? Walk, int? Author, bool IsRefused)
{
    /// <summary>The address after one more answer, or after fewer.</summary>
    public string Address(IEnumerable<string> took) =>
        $"/author/scenarios/{Open.Bench.Id}/try?from={Uri.EscapeDataString(From)}&took={Uri.EscapeDataString(string.Join(',', took))}{(Author is null ? "" : FormattableString.Invariant($"&author={Author}"))}";
}

/// <summary>Plays a draft from any moment.</summary>
internal static class Trial
{
    /// <summary>Chance falls the same on every trial, so that going back shows the same.</summary>
    private const long Seed = 1;

    public static Walk? Play(OpenDraft open, string from, IReadOnlyList<string> answers, out bool refused)
    {
        refused = false;
        if (open.Story?.Find(from) is not { } start)
            return null;
        // The moment to begin with is put first; then it is the start.
        var story = open.Story with { Nodes = [start, .. open.Story.Nodes.Where(node => node != start)] };
        if (Scenario.Of(story, Analysis.TryOf(story, out _)) is not { } scenario)
            return null;
        var walk = Walk.Begin(scenario, Seed);
        foreach (var answer in answers)
        {
            if (walk.Take(answer) is not { } next)
            {
                refused = true;
                break;
            }
            walk = next;
        }
        return walk;
    }
}

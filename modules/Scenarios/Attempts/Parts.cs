using Microsoft.Extensions.Localization;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>What is said at a moment, for the view of it.</summary>
internal sealed record SaidMoment(Moment Moment, PlayedAttempt Played)
{
    public Story Story => Played.Scenario.Story;

    /// <summary>Where a file beside the text is found.</summary>
    public string FileUrl(string name) => Files.FilesController.Path(Played.Attempt.ScenarioId, Played.Attempt.Version, name);
}

/// <summary>What followed from a decision, for the view of it.</summary>
/// <param name="Review">Where feedback is given at once.</param>
/// <param name="IsNow">Whether it is the last decision.</param>
internal sealed record Followed(Exchange Exchange, Review? Review, SpokenNames? Names, bool IsNow);

/// <summary>A decision looked at, for the view of it.</summary>
internal sealed record Judged(Review Review, SpokenNames Names);

/// <summary>Which attempt's score counts, said to the player.</summary>
internal static class PolicyWords
{
    public static string Of(AttemptPolicy policy, IStringLocalizer T) => policy switch
    {
        AttemptPolicy.Best => T["Your score is that of your best attempt."],
        AttemptPolicy.Last => T["Your score is that of your latest attempt."],
        AttemptPolicy.Mean => T["Your score is the mean of all your attempts."],
        _ => T["Your score is that of your first attempt."],
    };
}

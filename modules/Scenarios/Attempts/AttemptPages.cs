using ServiceAcademy.Competencies;
using ServiceAcademy.People;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>The page of an attempt: the conversation while it is under way, afterwards the debrief.</summary>
internal sealed class AttemptPages(ScenariosApi scenarios, CompetenciesApi competencies, TimeProvider clock)
{
    private const string Folder = "/Areas/ServiceAcademy.Scenarios/Attempts/";

    /// <summary>The view and what it shows.</summary>
    /// <param name="answered">A reply came too late: something else had been chosen there.</param>
    /// <param name="empty">A question was sent without an answer.</param>
    public async Task<(string View, object Model)> OfAsync(
        PersonCard person, PlayedAttempt played, bool answered, bool empty, CancellationToken cancellation)
    {
        if (played.Attempt.FinishedAt is not null)
            return (Folder + "Debrief.cshtml", await DebriefAsync(person, played, cancellation));
        var conversation = Conversation.Of(await scenarios.Playing.ShowAsync(played, cancellation), clock.GetUtcNow()) with { IsAnswered = answered, IsEmpty = empty };
        return (Folder + "Show.cshtml", played.Scenario.Story.Feedback == FeedbackTime.AtOnce
            ? conversation with { Names = await SpokenNames.ReadAsync(competencies, played.Scenario.Story, cancellation) }
            : conversation);
    }

    private async Task<Debrief> DebriefAsync(PersonCard person, PlayedAttempt played, CancellationToken cancellation)
    {
        var attempt = played.Attempt;
        var all = await scenarios.Playing.OfAsync(person, attempt.ScenarioId, cancellation);
        var former = attempt.ParentId
            ?? all.LastOrDefault(other => !other.IsRehearsal && other.FinishedAt is not null && other.Version == attempt.Version && other.Ordinal < attempt.Ordinal)?.Id;
        return Debrief.Of(
            played, former is { } id ? await scenarios.Playing.FindAsync(person, id, cancellation) : null,
            await SpokenNames.ReadAsync(competencies, played.Scenario.Story, cancellation),
            attempt.IsFirst ? await competencies.MovedByAsync(person.Subject, attempt.Key, cancellation) : [], all);
    }
}

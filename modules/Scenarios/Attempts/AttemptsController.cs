using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Competencies;
using ServiceAcademy.People;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>A conversation that one plays, and its debrief.</summary>
[Authorize(ScenariosPermissions.Play)]
public sealed class AttemptsController(ScenariosApi scenarios, PeopleApi people, CompetenciesApi competencies) : Controller
{
    /// <summary>The page of an attempt.</summary>
    public static string Path(long id) => $"/scenarios/attempts/{id}";

    /// <summary>Where the conversation stands; after the last decision the debrief.</summary>
    /// <param name="late">A choice came too late: something else had been chosen there.</param>
    [HttpGet("/scenarios/attempts/{id:long}")]
    public async Task<IActionResult> Show(long id, bool late, CancellationToken cancellation)
    {
        var person = await people.CurrentAsync(cancellation);
        var played = await scenarios.Playing.FindAsync(person, id, cancellation);
        if (played.Attempt.FinishedAt is null)
            return View(Conversation.Of(played, late));
        var names = await SpokenNames.ReadAsync(competencies, cancellation);
        var moved = played.Attempt.IsFirst ? await competencies.MovedByAsync(person.Subject, played.Attempt.Key, cancellation) : [];
        return View("Debrief", Attempts.Debrief.Of(played, names, moved));
    }

    /// <summary>Plays the same version again.</summary>
    /// <param name="after">The finished attempt.</param>
    [HttpPost("/scenarios/attempts")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(long after, CancellationToken cancellation)
    {
        var person = await people.CurrentAsync(cancellation);
        var (attempt, _, _) = await scenarios.Playing.FindAsync(person, after, cancellation);
        return LocalRedirect(await scenarios.StartAsync(person, attempt.ScenarioId, attempt.Version, attempt.ReturnUrl, cancellation));
    }
}

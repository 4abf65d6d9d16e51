using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.People;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>A conversation that one plays, and its debrief.</summary>
[Authorize(ScenariosPermissions.Play)]
public sealed class AttemptsController(ScenariosApi scenarios, PeopleApi people, IServiceProvider services) : Controller
{
    /// <summary>The page of an attempt.</summary>
    public static string Path(long id) => $"/scenarios/attempts/{id}";

    /// <summary>Where the conversation stands; after the last decision the debrief.</summary>
    /// <param name="answered">A reply came too late: something else had been chosen there.</param>
    [HttpGet("/scenarios/attempts/{id:long}")]
    public async Task<IActionResult> Show(long id, bool answered, CancellationToken cancellation)
    {
        var person = await people.CurrentAsync(cancellation);
        var played = await scenarios.Playing.FindAsync(person, id, cancellation);
        var (view, model) = await services.GetRequiredService<AttemptPages>().OfAsync(person, played, answered, empty: false, cancellation);
        return View(view, model);
    }

    /// <summary>Plays the same version again, from the start or from one of its moments.</summary>
    /// <param name="after">The finished attempt.</param>
    /// <param name="from">The number of the decision to try again; null: from the start.</param>
    [HttpPost("/scenarios/attempts")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(long after, int? from, CancellationToken cancellation)
    {
        var person = await people.CurrentAsync(cancellation);
        var played = await scenarios.Playing.FindAsync(person, after, cancellation);
        return from is { } sequence
            ? LocalRedirect(Path(await scenarios.Playing.RehearseAsync(person, played, sequence, cancellation)) + "#now")
            : LocalRedirect(await scenarios.StartAsync(person, played.Attempt.ScenarioId, played.Attempt.Version, played.Attempt.ReturnUrl, cancellation));
    }

    /// <summary>How much time timed moments leave: the author's, more, or no limit.</summary>
    /// <param name="pace">Percent; 0 for no limit.</param>
    [HttpPost("/scenarios/attempts/{id:long}/pace")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Pace(long id, int pace, CancellationToken cancellation)
    {
        await scenarios.Playing.SetPaceAsync(await people.CurrentAsync(cancellation), id, pace, cancellation);
        return LocalRedirect(Path(id) + "#now");
    }
}

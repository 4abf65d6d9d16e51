using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.People;
using ServiceAcademy.Scenarios.Attempts;

namespace ServiceAcademy.Scenarios.Decisions;

/// <summary>The choices that one takes in a conversation.</summary>
[Authorize(ScenariosPermissions.Play)]
public sealed class DecisionsController(ScenariosApi scenarios, PeopleApi people) : Controller
{
    /// <summary>
    /// Takes a decision and shows what follows. The form says which decision of the attempt it is and where that stood, so that a double
    /// click, a second tab or a page from yesterday decides nothing twice.
    /// </summary>
    [HttpPost("/scenarios/attempts/{attempt:long}/decisions")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(long attempt, int sequence, string? node, string? choice, CancellationToken cancellation)
    {
        var person = await people.CurrentAsync(cancellation);
        var outcome = await scenarios.Playing.DecideAsync(person, attempt, sequence, node ?? "", choice ?? "", cancellation);
        return LocalRedirect(AttemptsController.Path(attempt) + (outcome == Outcome.TooLate ? "?late=true#now" : "#now"));
    }
}

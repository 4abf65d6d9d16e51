using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.People;
using ServiceAcademy.Scenarios.Attempts;

namespace ServiceAcademy.Scenarios.Decisions;

/// <summary>The choices that one takes in a conversation.</summary>
[Authorize(ScenariosPermissions.Play)]
public sealed class DecisionsController(ScenariosApi scenarios, PeopleApi people, IServiceProvider services) : Controller
{
    /// <summary>The conversation's script says so: it puts the answer in the place of the page itself, and needs no second request for it.</summary>
    private const string InPlace = "X-In-Place";

    /// <summary>
    /// Takes a decision and shows what follows. The form says which decision of the attempt it is and where that stood, so that a double
    /// click, a second tab, a form sent again on a bad connection or a page from yesterday decides nothing twice.
    /// </summary>
    /// <param name="choice">The reply.</param>
    /// <param name="option">The options that were ticked, where a question is answered.</param>
    /// <param name="took">Milliseconds from when the page was there to the reply, as its script saw it.</param>
    [HttpPost("/scenarios/attempts/{attempt:long}/decisions")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(long attempt, int sequence, string? node, string? choice, string[]? option, long? took, CancellationToken cancellation)
    {
        var person = await people.CurrentAsync(cancellation);
        if (string.IsNullOrEmpty(choice) && option is null or []
            && await scenarios.Playing.FindAsync(person, attempt, cancellation) is { Attempt.FinishedAt: null, Walk.Node.Question: not null } asked)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await PageAsync(person, asked, answered: false, empty: true, cancellation);
        }
        var answer = string.IsNullOrEmpty(choice) ? string.Join('+', (option ?? []).Order(StringComparer.Ordinal)) : choice;
        var (outcome, played) = await scenarios.Playing.DecideAsync(
            person, attempt, new Reply(sequence, node ?? "", answer, took is >= 0 and < 86_400_000 ? TimeSpan.FromMilliseconds(took.Value) : null), cancellation);
        var answered = outcome == Outcome.TooLate;
        return Request.Headers.ContainsKey(InPlace)
            ? await PageAsync(person, played ?? await scenarios.Playing.FindAsync(person, attempt, cancellation), answered, empty: false, cancellation)
            : LocalRedirect(AttemptsController.Path(attempt) + (answered ? "?answered=true#now" : "#now"));
    }

    private async Task<IActionResult> PageAsync(PersonCard person, PlayedAttempt played, bool answered, bool empty, CancellationToken cancellation)
    {
        var (view, model) = await services.GetRequiredService<AttemptPages>().OfAsync(person, played, answered, empty, cancellation);
        return View(view, model);
    }
}

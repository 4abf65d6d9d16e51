using System.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Hosting.Preparation;

namespace ServiceAcademy.Hosting.Errors;

/// <summary>The words for every fault and status, in the person's language.</summary>
public sealed class ErrorBook(IStringLocalizer<ErrorBook> T)
{
    /// <summary>The status of a fault.</summary>
    public static int StatusOf(Exception error) => error switch
    {
        AcademyError refusal => refusal.Status,
        ContentConflict or DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        AntiforgeryValidationException or AccountRefused => StatusCodes.Status400BadRequest,
        BadHttpRequestException bad => bad.StatusCode,
        NotPreparedYet => StatusCodes.Status503ServiceUnavailable,
        _ when DatabaseAway.Is(error) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Whether the log should keep it: refusals are the academy working as it should.</summary>
    public static bool IsFault(Exception error) => StatusOf(error) is 500 or 503 && error is not NotPreparedYet;

    /// <summary>What to say of a fault.</summary>
    public ErrorFacts Explain(HttpContext context, Exception error)
    {
        var reference = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        return error switch
        {
            AcademyError refusal => new(refusal.Status, refusal.What, refusal.Why, refusal.Now),
            AccountRefused refused => new(400, T["This was not accepted."], refused.Message, T["Go back, change it and try again."]),
            ContentConflict conflict => new(409, T["Your version was not published."],
                T["Somebody published version {0} while you were working from version {1}.", conflict.Newest, conflict.BasedOn],
                T["Go back, copy your text, open the newest version and bring your changes into it."]),
            DbUpdateConcurrencyException => new(409, T["Your change was not saved."],
                T["Somebody else changed the same thing in the meantime."], T["Go back, load the page again and repeat your change."]),
            NotPreparedYet when !DatabaseAway.Is(error.InnerException) => new(503, T["The academy is just starting."],
                T["Tables and content are being prepared; after an update this can take a few minutes."], T["Load this page again in a minute."]),
            _ when DatabaseAway.Is(error) => new(503, T["The academy cannot reach its database."],
                T["Nothing that you had saved is lost; what you have just sent has not been saved."],
                T["Try again in a minute. If it stays so, tell an administrator this number: {0}", reference], reference),
            _ when StatusOf(error) == 500 => new(500, T["Something in the academy has failed."],
                T["The fault is ours, and it has been written down. What you have just sent has not been saved."],
                T["Try again. If it fails again, tell an administrator this number: {0}", reference], reference),
            _ => Explain(StatusOf(error), antiforgery: error is AntiforgeryValidationException),
        };
    }

    /// <summary>For an answer that has a status and no words.</summary>
    public ErrorFacts Explain(int status, bool antiforgery) => status switch
    {
        400 when antiforgery => new(400, T["The form was not accepted."],
            T["It was open for too long, or you signed in or out in another window meanwhile."], T["Go back, load the page again and send it once more."]),
        400 => new(400, T["The request was not understood."], T["A part of it is missing or is not what the page expects."], T["Go back, load the page again and try once more."]),
        401 => new(401, T["You are not signed in."], T["This is only for people of this academy."], T["Sign in, then try again."]),
        403 => new(403, T["You may not open this page."], T["Your role does not include it."], T["If you need it for your work, ask an administrator."]),
        404 => new(404, T["There is no such page."], T["The address has a mistake, the page is gone, or it is not yours to see."], T["Check the address, or begin at the start page."]),
        405 => new(405, T["This page cannot be used in this way."], T["It was called with a method that it does not know."], T["Go back and use the page’s own buttons."]),
        413 => new(413, T["What you sent is too large."], T["The academy takes files up to a limit, so that it stays quick for everybody."], T["Send a smaller file."]),
        429 => new(429, T["Too many attempts."], T["This protects accounts against guessing."], T["Wait a minute, then try again."]),
        _ => new(status, T["The request could not be answered."], T["The answer has the status {0}.", status], T["Go back and try again."]),
    };
}

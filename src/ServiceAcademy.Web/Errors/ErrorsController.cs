using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Hosting.Errors;

namespace ServiceAcademy.Web.Errors;

/// <summary>The page (or the problem details) for whatever went wrong; reached only from inside, by re-execution.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorsController(IServiceProvider services) : Controller
{
    public const string Path = "/error";

    [Route(Path)]
    public IActionResult Show()
    {
        var book = services.GetRequiredService<ErrorBook>();
        var fault = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalStatusCode;
        var facts = fault is not null ? book.Explain(HttpContext, fault)
            : book.Explain(status ?? StatusCodes.Status404NotFound, antiforgery: HttpContext.Features.Get<FormRefused>() is not null);

        Response.StatusCode = facts.Status;
        Response.Headers.CacheControl = "no-store";
        if (facts.Status == StatusCodes.Status503ServiceUnavailable)
            Response.Headers.RetryAfter = "10";
        if (ErrorAnswer.WantsJson(Request))
            return Problem(statusCode: facts.Status, title: facts.What, detail: $"{facts.Why} {facts.Now}", instance: facts.Reference);
        // Without the database there is no menu and no form: a page of its own.
        return View(facts.Status == StatusCodes.Status503ServiceUnavailable ? "Away" : "Show", facts);
    }
}

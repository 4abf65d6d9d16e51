using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Logging;
using ServiceAcademy.Hosting.Errors;
using ServiceAcademy.OrchardCore.Pages;

namespace ServiceAcademy.OrchardCore.Errors;

/// <summary>
/// Refusals of the academy's pages, in the theme in which the page would have been: what happened, why, what to do now. Programs get problem
/// details. Faults that nobody foresaw stay with the site.
/// </summary>
internal sealed class RefusedPages(ErrorBook book, IModelMetadataProvider metadata, ILogger<RefusedPages> logger) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (!AcademyPages.Is(context.ActionDescriptor) || ErrorBook.StatusOf(context.Exception) == StatusCodes.Status500InternalServerError)
            return;
        if (ErrorBook.IsFault(context.Exception))
            logger.LogError(context.Exception, "A page of the academy could not answer.");
        var facts = book.Explain(context.HttpContext, context.Exception);
        var response = context.HttpContext.Response;
        response.StatusCode = facts.Status;
        response.Headers.CacheControl = "no-store";
        if (facts.Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = "10";
        context.Result = ErrorAnswer.WantsJson(context.HttpContext.Request)
            ? new ObjectResult(new ProblemDetails { Status = facts.Status, Title = facts.What, Detail = $"{facts.Why} {facts.Now}", Instance = facts.Reference })
            {
                StatusCode = facts.Status, ContentTypes = { "application/problem+json" },
            }
            : new ViewResult
            {
                ViewName = "/Areas/ServiceAcademy.OrchardCore/Errors/Show.cshtml", StatusCode = facts.Status,
                ViewData = new ViewDataDictionary<ErrorFacts>(metadata, context.ModelState) { Model = facts },
            };
        context.ExceptionHandled = true;
    }
}

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using ServiceAcademy.Hosting.Errors;

namespace ServiceAcademy.Web.Errors;

internal static class ErrorServices
{
    public static void AddErrorPages(this IServiceCollection services)
    {
        services.AddSingleton<ErrorBook>();
        services.AddProblemDetails();
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<RefusedForms>());
    }

    /// <summary>Turns faults and bare statuses into pages. Stands before everything that may fail.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = ErrorsController.Path,
            StatusCodeSelector = ErrorBook.StatusOf,
            AllowStatusCode404Response = true,
            SuppressDiagnosticsCallback = fault => !ErrorBook.IsFault(fault.Exception),
        });
        app.UseStatusCodePagesWithReExecute(ErrorsController.Path);
    }

    /// <summary>Pages that do not exist are “not found” for everybody; without this, strangers would be sent to sign in first.</summary>
    public static void MapNotFound(this WebApplication app) =>
        app.MapFallback("{**path}", context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).AllowAnonymous();

    /// <summary>Remembers for the error page that the form’s token was the reason.</summary>
    private sealed class RefusedForms : IAlwaysRunResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            if (context.Result is IAntiforgeryValidationFailedResult)
                context.HttpContext.Features.Set(new FormRefused());
        }

        public void OnResultExecuted(ResultExecutedContext context)
        {
        }
    }
}

/// <summary>The form’s token was missing or not right.</summary>
internal sealed class FormRefused;

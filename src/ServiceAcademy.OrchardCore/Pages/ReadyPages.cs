using Microsoft.AspNetCore.Mvc.Filters;
using ServiceAcademy.OrchardCore.Tenants;

namespace ServiceAcademy.OrchardCore.Pages;

/// <summary>Before a page of the academy answers: its data is prepared, and its public address is today's.</summary>
internal sealed class ReadyPages(TenantPreparation preparation, TenantAddress address) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (AcademyPages.Is(context.ActionDescriptor))
        {
            await address.RefreshAsync();
            await preparation.EnsureAsync(context.HttpContext.RequestServices, context.HttpContext.RequestAborted);
        }
        await next();
    }
}

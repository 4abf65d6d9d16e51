using Microsoft.AspNetCore.Mvc.Filters;
using OrchardCore.Admin;

namespace ServiceAcademy.OrchardCore.Pages;

/// <summary>Staff's tools are pages of the admin: its theme draws them, and its permission is asked for besides their own.</summary>
internal sealed class BackOfficePages : IAsyncResourceFilter
{
    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (AcademyPages.IsBackOffice(context.ActionDescriptor))
            AdminAttribute.Apply(context.HttpContext);
        return next();
    }
}

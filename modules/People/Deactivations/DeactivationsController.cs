using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.People.Deactivations;

/// <summary>Somebody leaves, or comes back.</summary>
[BackOffice]
[Authorize(PeoplePermissions.Manage)]
public sealed class DeactivationsController(PeopleApi people) : Controller
{
    [HttpPost("/people/{id:int}/deactivation"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Leave(int id, string? returnUrl, CancellationToken cancellation)
    {
        await people.DeactivateAsync(id, cancellation);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/people");
    }

    [HttpPost("/people/{id:int}/reactivation"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Return(int id, string? returnUrl, CancellationToken cancellation)
    {
        await people.ReactivateAsync(id, cancellation);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/people");
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OrchardCore.Users;

namespace ServiceAcademy.OrchardCore.Session;

/// <summary>Signs out where the academy's theme offers it.</summary>
[Authorize]
public sealed class SignOutController(SignInManager<IUser> signIn) : Controller
{
    /// <summary>Ends the session of this browser.</summary>
    [HttpPost("/sign-out"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("~/");
    }
}

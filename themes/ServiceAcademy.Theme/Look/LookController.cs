using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace ServiceAcademy.Theme.Look;

/// <summary>Light, dark, or what the device says: kept in a cookie, so that the first paint is right and no script is needed.</summary>
[AllowAnonymous]
public sealed class LookController : Controller
{
    internal const string Cookie = "academy.look";

    [HttpPost("/look"), ValidateAntiForgeryToken]
    public IActionResult Choose(string? look, string? returnUrl)
    {
        if (look is "light" or "dark")
            Response.Cookies.Append(Cookie, look, new CookieOptions
            {
                // The script reads and writes it too; it says nothing about the person.
                HttpOnly = false, IsEssential = true, MaxAge = TimeSpan.FromDays(365), Path = "/", SameSite = SameSiteMode.Lax, Secure = Request.IsHttps,
            });
        else
            Response.Cookies.Delete(Cookie);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/");
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ServiceAcademy.OrchardCore.Session;

/// <summary>The language that somebody chooses in the academy's theme: kept in the cookie that the site reads anyway.</summary>
[AllowAnonymous]
public sealed class LanguageController(IOptions<RequestLocalizationOptions> localization) : Controller
{
    /// <summary>Keeps the choice if the site offers that language.</summary>
    [HttpPost("/language"), ValidateAntiForgeryToken]
    public IActionResult Choose(string culture, string? returnUrl)
    {
        var offered = localization.Value.SupportedUICultures?.FirstOrDefault(known => string.Equals(known.Name, culture, StringComparison.OrdinalIgnoreCase));
        if (offered is not null)
            Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(offered)),
                new CookieOptions
                {
                    HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = Request.IsHttps,
                    Path = Request.PathBase.HasValue ? Request.PathBase.Value : "/",
                });
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "~/");
    }
}

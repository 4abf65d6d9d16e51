using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Web.Localization;

/// <summary>Choosing a language, signed in or not.</summary>
[AllowAnonymous]
public sealed class LanguageController(IServiceProvider services) : Controller
{
    [HttpPost("/language"), ValidateAntiForgeryToken]
    public IActionResult Choose(string? culture, string? returnUrl)
    {
        if (Languages.All.Contains(culture))
            services.GetRequiredService<LanguageCookie>().Write(Response, culture!);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}

/// <summary>Remembers the choice for a year.</summary>
internal sealed class LanguageCookie(bool secure)
{
    private const string Name = "academy.language";

    public static string? Read(HttpRequest request) => request.Cookies[Name];

    public void Write(HttpResponse response, string language) =>
        response.Cookies.Append(Name, language, new CookieOptions
        {
            HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(365), Path = "/", SameSite = SameSiteMode.Lax, Secure = secure,
        });
}

using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Web.Accounts;

namespace ServiceAcademy.Web.Localization;

internal static class LocalizationServices
{
    /// <summary>Translations, and in which language a request is answered: the person's choice, else the person's own language, else the browser's.</summary>
    public static void AddAcademyLocalization(this IServiceCollection services, bool secureCookies)
    {
        services.AddLocalization();
        services.AddSingleton(_ => new PoCatalog());
        services.AddSingleton<IStringLocalizerFactory, PoLocalizerFactory>();
        services.AddSingleton<IPostConfigureOptions<MvcOptions>, FormMessages>();
        services.AddSingleton(new LanguageCookie(secureCookies));
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            var cultures = Languages.All.Select(CultureInfo.GetCultureInfo).ToList();
            (localization.SupportedCultures, localization.SupportedUICultures) = (cultures, cultures);
            localization.DefaultRequestCulture = new RequestCulture(Languages.English);
            localization.ApplyCurrentCultureToResponseHeaders = true;
            localization.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(context => Answer(LanguageCookie.Read(context.Request))),
                new CustomRequestCultureProvider(context => Answer(context.User.FindFirstValue(AccountClaims.Locale))),
                new CustomRequestCultureProvider(context => Answer(OfBrowser(context.Request))),
            ];
        });
    }

    /// <summary>The first language of the browser that is ours; every kind of Chinese is answered in simplified Chinese.</summary>
    internal static string? OfBrowser(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value ?? "")
            .Select(language => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Languages.Chinese
                : language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Languages.English : null)
            .FirstOrDefault(language => language is not null);

    private static Task<ProviderCultureResult?> Answer(string? language) =>
        Task.FromResult(Languages.All.Contains(language) ? new ProviderCultureResult(language) : null);
}

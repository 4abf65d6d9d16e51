using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace ServiceAcademy.OrchardCore.Localization;

/// <summary>
/// Somebody who has not chosen a language on this device is answered in the person's own; then comes the browser's, then the site's, as ever.
/// </summary>
internal static class PersonsLanguage
{
    /// <summary>The claim in which the language of a person stands.</summary>
    public const string Claim = "locale";

    public static void AddPersonsLanguage(this IServiceCollection services) => services.Configure<RequestLocalizationOptions>(options =>
    {
        var browser = options.RequestCultureProviders.OfType<AcceptLanguageHeaderRequestCultureProvider>().FirstOrDefault();
        options.RequestCultureProviders.Insert(browser is null ? options.RequestCultureProviders.Count : options.RequestCultureProviders.IndexOf(browser),
            new CustomRequestCultureProvider(context =>
                Task.FromResult(context.User.FindFirstValue(Claim) is { Length: > 0 } locale ? new ProviderCultureResult(locale) : null)));
    });
}

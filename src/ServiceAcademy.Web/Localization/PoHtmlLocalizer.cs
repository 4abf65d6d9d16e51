using System.Globalization;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Web.Localization;

/// <summary>The same for views. ASP.NET's own one asks for the text before it looks at the arguments, and so cannot choose a plural form.</summary>
internal sealed class PoHtmlLocalizer(PoCatalog catalog, string? context) : IHtmlLocalizer
{
    private readonly PoLocalizer plain = new(catalog, context);

    public LocalizedHtmlString this[string name] => this[name, []];

    public LocalizedHtmlString this[string name, params object[] arguments] =>
        catalog.Find(CultureInfo.CurrentUICulture, context, name, arguments) is { } text
            ? new LocalizedHtmlString(name, text, isResourceNotFound: false, arguments)
            : new LocalizedHtmlString(name, name, isResourceNotFound: true, arguments);

    public LocalizedString GetString(string name) => plain[name];

    public LocalizedString GetString(string name, params object[] arguments) => plain[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => plain.GetAllStrings(includeParentCultures);
}

internal sealed class PoHtmlLocalizerFactory(PoCatalog catalog) : IHtmlLocalizerFactory
{
    public IHtmlLocalizer Create(Type resourceSource) => new PoHtmlLocalizer(catalog, resourceSource.FullName);

    public IHtmlLocalizer Create(string baseName, string location) => new PoHtmlLocalizer(catalog, baseName);
}

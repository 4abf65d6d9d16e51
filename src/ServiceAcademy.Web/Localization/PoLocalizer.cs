using System.Globalization;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Web.Localization;

/// <summary>Answers with the translation of an English text from the PO files; what is not translated stays English.</summary>
internal sealed class PoLocalizer(PoCatalog catalog, string? context) : IStringLocalizer
{
    public LocalizedString this[string name] => this[name, []];

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var found = catalog.Find(CultureInfo.CurrentUICulture, context, name, arguments);
            var text = found ?? name;
            return new LocalizedString(name,
                arguments.Length > 0 ? string.Format(CultureInfo.CurrentCulture, text, arguments) : text, resourceNotFound: found is null);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        catalog.All(CultureInfo.CurrentUICulture).Select(text => new LocalizedString(text.Id, text.Text));
}

/// <summary>The context of a message, where a translator needs one, is the full name of the class or the path of the view.</summary>
internal sealed class PoLocalizerFactory(PoCatalog catalog) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new PoLocalizer(catalog, resourceSource.FullName);

    public IStringLocalizer Create(string baseName, string location) => new PoLocalizer(catalog, baseName);
}

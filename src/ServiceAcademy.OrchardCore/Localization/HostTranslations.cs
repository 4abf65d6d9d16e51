using OrchardCore.Localization;
using OrchardCore.Localization.PortableObject;
using ServiceAcademy.Hosting.Errors;

namespace ServiceAcademy.OrchardCore.Localization;

/// <summary>The site reads the translations of modules and themes; those of the project that both hosts share are in its assembly.</summary>
internal sealed class HostTranslations : ITranslationProvider
{
    private readonly PoParser parser = new();

    public void LoadTranslations(string cultureName, CultureDictionary dictionary)
    {
        using var file = typeof(ErrorBook).Assembly.GetManifestResourceStream($"Localization/{cultureName}.po");
        if (file is not null)
            dictionary.MergeTranslations(parser.Parse(new StreamReader(file)));
    }
}

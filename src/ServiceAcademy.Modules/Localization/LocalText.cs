using System.Globalization;
using System.Text.Json.Serialization;
using YamlDotNet.Serialization;

namespace ServiceAcademy.Modules.Localization;

/// <summary>A text that authors write in both languages of the academy.</summary>
public sealed record LocalText
{
    /// <summary>English.</summary>
    [JsonPropertyName("en")]
    public string En { get; init; } = "";

    /// <summary>Simplified Chinese.</summary>
    [JsonPropertyName("zh-Hans"), YamlMember(Alias = "zh-Hans", ApplyNamingConventions = false)]
    public string ZhHans { get; init; } = "";

    /// <summary>The text in one language (<c>en</c> or <c>zh-Hans</c>); the other one where that is empty.</summary>
    public string In(string language) =>
        language == Languages.Chinese
            ? ZhHans.Length > 0 ? ZhHans : En
            : En.Length > 0 ? En : ZhHans;

    /// <summary>Languages in which the text is missing.</summary>
    [JsonIgnore, YamlIgnore]
    public IEnumerable<string> Missing => Languages.All.Where(language => (language == Languages.Chinese ? ZhHans : En).Trim().Length == 0);

    /// <summary>The text in the language of the request.</summary>
    public override string ToString() => In(Languages.Current);
}

/// <summary>The languages of the academy.</summary>
public static class Languages
{
    public const string English = "en";
    public const string Chinese = "zh-Hans";

    /// <summary>All languages, the fallback first.</summary>
    public static readonly string[] All = [English, Chinese];

    /// <summary>The language of the request, from the UI culture.</summary>
    public static string Current => Of(CultureInfo.CurrentUICulture);

    /// <summary>
    /// Lets this flow of execution speak a person's language until the answer is disposed: for letters to people other than the one who asked,
    /// and for background work, which nobody asked for.
    /// </summary>
    public static IDisposable Speak(string language) => new Speaking(CultureInfo.GetCultureInfo(language));

    private sealed class Speaking : IDisposable
    {
        private readonly (CultureInfo Culture, CultureInfo Ui) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        public Speaking(CultureInfo culture) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);

        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
    }

    /// <summary>The academy's language for a culture: Chinese for every <c>zh</c> culture, else English.</summary>
    public static string Of(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh" ? Chinese : English;
}

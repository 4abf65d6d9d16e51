using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Web.Localization;

namespace ServiceAcademy.Tests.Web.Localization;

public sealed class PoLocalizerTests
{
    private const string Czech = """
        msgid ""
        msgstr "Plural-Forms: nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;\n"

        msgid "Open"
        msgstr "Otevřeno"

        msgctxt "Shop.Button"
        msgid "Open"
        msgstr "Otevřít"

        msgid "{0} lesson by {1}"
        msgid_plural "{0} lessons by {1}"
        msgstr[0] "{0} lekce, {1}"
        msgstr[1] "{0} lekce (několik), {1}"
        msgstr[2] "{0} lekcí, {1}"

        msgid "Untranslated"
        msgstr ""
        """;

    private readonly PoCatalog catalog = new([("cs", "cs.po", () => new StringReader(Czech))]);

    public PoLocalizerTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("cs-CZ");

    [Theory]
    [InlineData(1, "1 lekce, Eva")]
    [InlineData(3, "3 lekce (několik), Eva")]
    [InlineData(7, "7 lekcí, Eva")]
    public void A_count_chooses_the_plural_form(int count, string expected)
    {
        Assert.Equal(expected, new PoLocalizer(catalog, null).Plural(count, "{0} lesson by {1}", "{0} lessons by {1}", "Eva").Value);
    }

    [Fact]
    public void A_context_is_preferred_to_none()
    {
        Assert.Equal("Otevřít", new PoLocalizer(catalog, "Shop.Button")["Open"].Value);
        Assert.Equal("Otevřeno", new PoLocalizer(catalog, "Shop.Window")["Open"].Value);
    }

    [Theory]
    [InlineData("Untranslated")]
    [InlineData("Unknown")]
    public void What_is_not_translated_stays_english(string text)
    {
        var found = new PoLocalizer(catalog, null)[text];

        Assert.True(found.ResourceNotFound);
        Assert.Equal(text, found.Value);
    }
}

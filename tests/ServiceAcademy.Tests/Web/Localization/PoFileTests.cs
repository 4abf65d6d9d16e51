using ServiceAcademy.Web.Localization;

namespace ServiceAcademy.Tests.Web.Localization;

public sealed class PoFileTests
{
    [Fact]
    public void Messages_contexts_forms_and_continued_lines_are_read()
    {
        var file = PoFile.Read("x.po", new StringReader(""""
            # a comment
            msgid ""
            msgstr ""
            "Language: cs\n"
            "Plural-Forms: nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;\n"

            #: Somewhere.cs:3
            msgid "A \"long\" "
            "text"
            msgstr "Ein\n"
            "Text"

            msgctxt "Button"
            msgid "Open"
            msgstr "Otevřít"

            msgid "{0} lesson"
            msgid_plural "{0} lessons"
            msgstr[0] "{0} lekce"
            msgstr[1] "{0} lekce!"
            msgstr[2] "{0} lekcí"

            #, fuzzy
            msgid "Guess"
            msgstr "Asi"

            #~ msgid "old"
            #~ msgstr "starý"
            """"));

        Assert.Equal(
            [("", "A \"long\" text", "", "Ein\nText"), ("Button", "Open", "", "Otevřít"), ("", "{0} lesson", "{0} lessons", "{0} lekce|{0} lekce!|{0} lekcí")],
            file.Messages.Select(message => (message.Context ?? "", message.Id, message.PluralId ?? "", string.Join('|', message.Forms))));
        Assert.Equal(2, file.Plural.FormOf(5));
    }

    [Theory]
    [InlineData("msgid \"a\"\nmsgstr \"b", "x.po:2:")]
    [InlineData("msgid \"a\"\n\nmsgid \"b\"\nmsgstr \"c\"", "x.po:3:")]
    [InlineData("hello", "x.po:1:")]
    [InlineData("msgwhat \"a\"", "x.po:1:")]
    public void A_broken_file_is_refused_with_its_line(string text, string place) =>
        Assert.StartsWith(place, Assert.Throws<FormatException>(() => PoFile.Read("x.po", new StringReader(text))).Message);
}

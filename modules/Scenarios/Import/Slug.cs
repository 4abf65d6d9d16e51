using System.Globalization;
using System.Text;

namespace ServiceAcademy.Scenarios.Import;

/// <summary>Ids made of titles: small letters, digits and single hyphens.</summary>
internal static class Slug
{
    private const int MostLetters = 40;

    /// <summary>An id of <paramref name="title"/> that <paramref name="taken"/> does not have yet, and has then; where no letter is left, of <paramref name="otherwise"/>.</summary>
    public static string Of(string title, string otherwise, ISet<string> taken)
    {
        var slug = Plain(title);
        if (slug.Length == 0 || !char.IsAsciiLetter(slug[0]))
            slug = slug.Length == 0 ? otherwise : $"{otherwise}-{slug}";
        var id = slug;
        for (var number = 2; !taken.Add(id); number++)
            id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
        return id;
    }

    private static string Plain(string title)
    {
        var slug = new StringBuilder();
        var between = false;
        foreach (var letter in title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                if (between && slug.Length > 0)
                    slug.Append('-');
                between = false;
                slug.Append(letter);
            }
            else if (letter is not ('\'' or '’') && char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                if (slug.Length >= MostLetters)
                    break;
                between = true;
            }
        }
        return slug.Length <= MostLetters + 20 ? slug.ToString() : slug.ToString()[..MostLetters].TrimEnd('-');
    }
}

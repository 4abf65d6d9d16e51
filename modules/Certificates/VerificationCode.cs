using System.Security.Cryptography;
using System.Text;

namespace ServiceAcademy.Certificates;

/// <summary>What somebody typed as a code.</summary>
internal enum CodeReading
{
    /// <summary>It may be a code of ours.</summary>
    WellFormed,

    /// <summary>Characters are missing or too many.</summary>
    WrongLength,

    /// <summary>The check character does not fit, or a character is none of the alphabet.</summary>
    Mistyped,
}

/// <summary>
/// The code of a verification page: 27 random characters of Crockford's base 32 (135 bits) and a check character of the same alphabet, so
/// that the whole can stand in an address and be read out over the telephone.
/// </summary>
/// <remarks>
/// Crockford's own check needs the signs * ~ $ =, which addresses and voices handle badly. Here the characters are the coefficients of a
/// polynomial over GF(32) that has α for a root: every single wrong character and every exchange of two characters is noticed, because α
/// has order 31 and the code is shorter than that.
/// </remarks>
internal static class VerificationCode
{
    public const int Length = 28;
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 4;

    /// <summary>A new code that nobody can guess.</summary>
    public static string New()
    {
        var random = RandomNumberGenerator.GetItems<char>(Alphabet, Length - 1);
        return new string(random) + CheckOf(random);
    }

    /// <summary>The check character of the 27 before it.</summary>
    public static char CheckOf(ReadOnlySpan<char> random) => Alphabet[TimesAlpha(Evaluate(random))];

    /// <summary>The code in groups of four, for people.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(Group).Select(group => new string(group)));

    /// <summary>
    /// Reads what a person typed: case, hyphens and blanks do not matter, O is 0, I and L are 1, full-width characters of a Chinese keyboard
    /// are their plain ones, and a whole address counts by its last part.
    /// </summary>
    public static CodeReading Read(string? typed, out string code)
    {
        var text = (typed ?? "").Trim().TrimEnd('/').Normalize(NormalizationForm.FormKC);
        var read = new StringBuilder(Length);
        var foreign = false;
        foreach (var character in text[(text.LastIndexOf('/') + 1)..].ToUpperInvariant())
        {
            if (char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.DashPunctuation)
                continue;
            var plain = character switch { 'O' => '0', 'I' or 'L' => '1', _ => character };
            foreign |= !Alphabet.Contains(plain);
            read.Append(plain);
        }
        code = read.ToString();
        return code.Length != Length ? CodeReading.WrongLength
            : foreign || Evaluate(code) != 0 ? CodeReading.Mistyped
            : CodeReading.WellFormed;
    }

    /// <summary>The polynomial's value at α (Horner).</summary>
    private static int Evaluate(ReadOnlySpan<char> characters)
    {
        var value = 0;
        foreach (var character in characters)
            value = TimesAlpha(value) ^ Alphabet.IndexOf(character);
        return value;
    }

    /// <summary>Multiplies by α in GF(32) with the primitive polynomial x⁵ + x² + 1.</summary>
    private static int TimesAlpha(int value) => ((value << 1) ^ ((value & 16) != 0 ? 0b100101 : 0)) & 31;
}

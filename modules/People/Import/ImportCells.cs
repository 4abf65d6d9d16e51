using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People.Import;

/// <summary>What stands in a cell: each answer is a value or the reason why it is none, with what to do.</summary>
internal static partial class ImportCells
{
    private static readonly string[] Dates =
        ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d.M.yyyy", "yyyy年M月d日", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>A text that is not a formula and not damaged, up to a length.</summary>
    public static string? Text(string cell, int longest, IStringLocalizer T, out string? wrong)
    {
        wrong = cell.Contains('\uFFFD') ? T["Some characters could not be read. Choose the file’s encoding."].Value
            : Formula().IsMatch(cell) ? T["This is a formula, and formulas are not computed. Write the value itself."].Value
            : cell.Length > longest ? T["This is longer than {0} characters. Shorten it.", longest].Value
            : cell.Any(char.IsControl) ? T["This has a line break or another control character. Take it out."].Value
            : null;
        return wrong is null ? cell : null;
    }

    public static string? Email(string cell, IStringLocalizer T, out string? wrong)
    {
        var text = Text(cell, 254, T, out wrong);
        if (text is not null && !(MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.')))
            wrong = T["This is not an e-mail address. Check it for missing or foreign signs."];
        return wrong is null ? text!.ToLowerInvariant() : null;
    }

    /// <param name="dayFirst">How 3/4/2026 is to be read; null: nobody can tell.</param>
    public static DateOnly? Date(string cell, bool? dayFirst, DateOnly today, bool mayBeFar, IStringLocalizer T, out string? wrong)
    {
        wrong = null;
        DateOnly day;
        if (Slashed().Match(cell) is { Success: true } slashed)
        {
            if (dayFirst is null)
            {
                wrong = T["Nobody can tell day from month here. Write dates as {0}.", "2026-03-31"];
                return null;
            }
            if (!DateOnly.TryParseExact(cell, dayFirst.Value ? "d/M/yyyy" : "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
                wrong = T["There is no such day. Write dates as {0}.", "2026-03-31"];
        }
        else if (!DateOnly.TryParseExact(cell, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && (!DateTime.TryParseExact(cell, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) || (day = DateOnly.FromDateTime(instant)) == default))
        {
            wrong = T["This is not a date. Write dates as {0}.", "2026-03-31"];
        }
        if (wrong is null && (day.Year < 1930 || day > today.AddYears(mayBeFar ? 10 : 1)))
            wrong = T["{0} is too far away to be right. Check the year.", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        return wrong is null ? day : null;
    }

    /// <summary>Whether the dates of a column have the day before the month; null when none of them tells.</summary>
    public static bool? DayFirst(IEnumerable<string> cells)
    {
        bool? first = null;
        foreach (var cell in cells)
            if (Slashed().Match(cell) is { Success: true } date)
                if (int.Parse(date.Groups[1].ValueSpan, CultureInfo.InvariantCulture) > 12)
                    first = true;
                else if (int.Parse(date.Groups[2].ValueSpan, CultureInfo.InvariantCulture) > 12)
                    first = false;
        return first;
    }

    public static string? Language(string cell) => cell.ToLowerInvariant() switch
    {
        "en" or "eng" or "english" or "英文" or "英语" => Languages.English,
        var zh when zh.StartsWith("zh", StringComparison.Ordinal) || zh is "chinese" or "中文" or "汉语" or "简体中文" => Languages.Chinese,
        var en when en.StartsWith("en-", StringComparison.Ordinal) => Languages.English,
        _ => null,
    };

    public static bool? YesNo(string cell) => cell.ToLowerInvariant() switch
    {
        "yes" or "y" or "true" or "1" or "active" or "employed" or "是" or "在职" or "有效" => true,
        "no" or "n" or "false" or "0" or "inactive" or "left" or "terminated" or "resigned" or "否" or "离职" or "无效" => false,
        _ => null,
    };

    [GeneratedRegex(@"^\s*(?:[=@]|[+\-][A-Za-z(])")]
    private static partial Regex Formula();

    [GeneratedRegex(@"^(\d{1,2})/(\d{1,2})/\d{4}$")]
    private static partial Regex Slashed();
}

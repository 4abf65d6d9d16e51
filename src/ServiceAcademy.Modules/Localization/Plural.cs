using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Modules.Localization;

/// <summary>
/// Texts that count something: <c>T.Plural(n, "{0} lesson", "{0} lessons")</c>. The count is argument 0. A translation file
/// has an entry for each of the two: not every host that reads it knows plural entries.
/// </summary>
public static class PluralExtensions
{
    /// <summary>The text for <paramref name="count"/> things.</summary>
    public static LocalizedString Plural(this IStringLocalizer T, long count, string one, string many, params object[] more) =>
        T[count == 1 ? one : many, [count, .. more]];
}

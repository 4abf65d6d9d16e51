using System.Globalization;

namespace ServiceAcademy.Theme.Charts;

/// <summary>Figures as the reader's culture writes them, with the unit where it belongs: 85%, 12.5 min, 7.2 分钟.</summary>
internal static class Number
{
    public static string Plain(double value, int decimals) => (value == 0 ? 0 : value).ToString("N" + decimals, CultureInfo.CurrentCulture);

    public static string WithUnit(double value, int decimals, string? unit) =>
        string.IsNullOrEmpty(unit) ? Plain(value, decimals)
        : unit is "%" or "％" ? Plain(value, decimals) + "%"
        : Plain(value, decimals) + "\u00A0" + unit;

    /// <summary>A coordinate: never in the reader's culture.</summary>
    public static string At(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

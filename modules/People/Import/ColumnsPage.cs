namespace ServiceAcademy.People.Import;

/// <summary>What the page of columns offers.</summary>
public static class ColumnsPage
{
    /// <summary>Encodings to choose from.</summary>
    public static IReadOnlyList<string> Encodings => ImportEncoding.All;

    /// <summary>What happens with a row, in words.</summary>
    public static string Words(ImportAction action, Microsoft.Extensions.Localization.IStringLocalizer localizer) => ImportWork.Words(action, localizer);
}

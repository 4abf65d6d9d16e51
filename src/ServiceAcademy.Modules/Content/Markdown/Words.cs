using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Modules.Content.Markdown;

/// <summary>The few words that rendering adds; in the text's language, which need not be the reader's.</summary>
internal static class Words
{
    public static readonly LocalText Table = new() { En = "Table", ZhHans = "表格" };

    /// <summary>Titles of call-outs, by the keyword that authors write.</summary>
    public static readonly IReadOnlyDictionary<string, LocalText> Alerts = new Dictionary<string, LocalText>
    {
        ["NOTE"] = new() { En = "Note", ZhHans = "说明" },
        ["TIP"] = new() { En = "Tip", ZhHans = "小贴士" },
        ["IMPORTANT"] = new() { En = "Important", ZhHans = "要点" },
        ["WARNING"] = new() { En = "Take care", ZhHans = "注意" },
    };
}

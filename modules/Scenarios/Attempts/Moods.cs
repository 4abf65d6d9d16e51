using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>What the drawn face says, in words, for those who do not see it.</summary>
internal static class Moods
{
    public static string Name(string mood, IStringLocalizer T) => mood switch
    {
        "worried" => T["worried"],
        "annoyed" => T["annoyed"],
        "angry" => T["angry"],
        "relieved" => T["relieved"],
        "delighted" => T["delighted"],
        _ => T["calm"],
    };
}

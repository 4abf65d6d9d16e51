using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Quizzes.Author;

/// <summary>Flags as people say them.</summary>
internal static class FlagWords
{
    public static string Of(Flag flag, IStringLocalizer T) => flag switch
    {
        Flag.TooFew => T["Too few answers to judge"],
        Flag.Hardest => T["Hardest"],
        Flag.EverybodyRight => T["Everybody gets it right"],
        Flag.DoesNotTell => T["So far does not tell strong from weak"],
        Flag.Backwards => T["Strong people get it wrong: check the key"],
        _ => throw new ArgumentOutOfRangeException(nameof(flag), flag, null),
    };
}

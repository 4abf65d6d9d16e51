using Microsoft.Extensions.Localization;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>Who says a line: name and face.</summary>
/// <param name="Portrait">Empty where nobody has drawn one.</param>
internal sealed record Cast(string Name, string Portrait)
{
    public static Cast Of(Story story, string speaker, IStringLocalizer T) => speaker switch
    {
        Speakers.Customer => new Cast(story.Customer.Name.ToString(), story.Customer.Portrait),
        _ when story.People.FirstOrDefault(person => person.Id == speaker) is { } person => new Cast(person.Name.ToString(), person.Portrait),
        _ => new Cast(T["Colleague"], ""),
    };
}

using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>A line that somebody other than the player says.</summary>
/// <param name="IsNow">The newest one: links lead to it, and the focus goes there.</param>
internal sealed record SpokenLine(StoryLine Line, StoryPerson Customer, bool IsNow);

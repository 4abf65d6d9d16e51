using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies;
using ServiceAcademy.Courses;
using ServiceAcademy.People;

namespace ServiceAcademy.Assignments;

/// <summary>The one thing that a person has to do next: what is due first, then a course under way, then what every <see cref="INextStepSource"/> offers.</summary>
public sealed class NextStepApi
{
    private readonly AssignmentsApi assignments;
    private readonly CoursesApi courses;
    private readonly CompetenciesApi competencies;
    private readonly PeopleApi people;
    private readonly IEnumerable<INextStepSource> sources;
    private readonly TimeProvider clock;
    private readonly IStringLocalizer<NextStepApi> T;

    /// <summary>Made by the container.</summary>
    public NextStepApi(
        AssignmentsApi assignments, CoursesApi courses, CompetenciesApi competencies, PeopleApi people, IEnumerable<INextStepSource> sources,
        TimeProvider clock, IStringLocalizer<NextStepApi> localizer) =>
        (this.assignments, this.courses, this.competencies, this.people, this.sources, this.clock, T) =
        (assignments, courses, competencies, people, sources, clock, localizer);

    /// <summary>A person's next step, in the language of the request; null when there is nothing to do.</summary>
    public async Task<NextStep?> OfAsync(PersonCard me, CancellationToken cancellation = default)
    {
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        var (catalogue, underWay, duties, profile) = await SituationAsync(me, Due.Today(clock, zone), zone, cancellation);
        return await ChooseAsync(me, duties.Where(duty => duty.State != DueState.Done).ToList(), underWay, catalogue, profile, cancellation);
    }

    internal async Task<(Dictionary<string, CourseCard> Catalogue, List<CourseProgress> UnderWay, List<Duty> Duties, IReadOnlyList<CompetencyScore> Profile)> SituationAsync(
        PersonCard me, DateOnly today, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var catalogue = (await courses.ListAsync(cancellation)).ToDictionary(course => course.Id);
        var underWay = (await courses.ProgressAsync(me.Id, cancellation)).Where(mine => mine.CompletedAt is null && catalogue.ContainsKey(mine.CourseId)).ToList();
        var duties = (await assignments.OfPersonAsync(me.Id, cancellation))
            .Where(card => catalogue.ContainsKey(card.CourseId))
            .Select(card => new Duty(card, catalogue[card.CourseId], underWay.FirstOrDefault(mine => mine.CourseId == card.CourseId),
                Due.State(card, today), Due.Words(card, today, zone, T)))
            .ToList();
        return (catalogue, underWay, duties, await competencies.ProfileAsync(me.Subject, cancellation));
    }

    internal async Task<NextStep?> ChooseAsync(
        PersonCard me, IReadOnlyList<Duty> open, IReadOnlyList<CourseProgress> underWay, Dictionary<string, CourseCard> catalogue,
        IReadOnlyList<CompetencyScore> profile, CancellationToken cancellation)
    {
        if (open is [var first, ..])
            return new NextStep(first.Course.Title.ToString(), first.Words, first.Action(T), first.Url, first.MinutesLeft, 0);
        if (underWay is [var newest, ..])
            return new NextStep(
                catalogue[newest.CourseId].Title.ToString(), T["Next comes “{0}”.", newest.NextTitle], T["Continue the course"], newest.ContinueUrl, newest.MinutesLeft, 0);
        var weakest = profile.OrderBy(score => score.Score ?? 0).Select(score => score.Competency.Id).ToList();
        var offered = new List<NextStep>();
        foreach (var source in sources)
            offered.AddRange(await source.NextStepsAsync(me.Id, weakest, cancellation));
        return offered.MinBy(step => step.Order);
    }
}

/// <summary>An assignment with its course and how far one is.</summary>
internal sealed record Duty(AssignmentCard Card, CourseCard Course, CourseProgress? UnderWay, DueState State, string Words)
{
    public string Url => UnderWay?.ContinueUrl ?? $"/courses/{Course.Id}";

    public int MinutesLeft => UnderWay?.MinutesLeft ?? Course.Minutes;

    public string Tone => State switch { DueState.Overdue => "bad", DueState.Done => "good", _ => "now" };

    public string Action(IStringLocalizer T) => UnderWay is null ? T["Start the course"] : T["Continue the course"];
}

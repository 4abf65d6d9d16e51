using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies;
using ServiceAcademy.Courses;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Assignments.Today;

/// <summary>A person's home: the one thing to do next, and what else is under way.</summary>
[Authorize(AssignmentsPermissions.ReadOwn)]
public sealed class TodayController(
    AssignmentsApi assignments, CoursesApi courses, CompetenciesApi competencies, RecordsApi records, PeopleApi people,
    IEnumerable<INextStepSource> sources, TimeProvider clock, IStringLocalizer<TodayController> T) : Controller
{
    private const int Weakest = 3;

    [HttpGet("/today")]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        var today = DateOnly.FromDateTime(now.DateTime);
        var catalogue = (await courses.ListAsync(cancellation)).ToDictionary(course => course.Id);
        var underWay = (await courses.ProgressAsync(me.Id, cancellation)).Where(mine => mine.CompletedAt is null && catalogue.ContainsKey(mine.CourseId)).ToList();
        var profile = await competencies.ProfileAsync(me.Subject, cancellation);

        var duties = (await assignments.OfPersonAsync(me.Id, cancellation))
            .Where(card => catalogue.ContainsKey(card.CourseId))
            .Select(card => new Duty(card, catalogue[card.CourseId], underWay.FirstOrDefault(mine => mine.CourseId == card.CourseId),
                Due.State(card, today), Due.Words(card, today, zone, T)))
            .ToList();
        var open = duties.Where(duty => duty.State != DueState.Done).ToList();
        var next = NextDuty(open) ?? NextCourse(underWay, catalogue) ?? await SuggestionAsync(me, profile, cancellation);
        return View(new TodayPage(
            Greeting(now.Hour, me.DisplayName), Due.Full(today), next,
            open.Skip(1).ToList(),
            underWay.Where(mine => open.Count == 0 ? mine != underWay[0] : mine.CourseId != open[0].Course.Id)
                .Select(mine => (catalogue[mine.CourseId], mine)).ToList(),
            await LastEarnedAsync(me, catalogue, zone, cancellation),
            profile.Where(score => score.IsEnough).OrderBy(score => score.Score).Take(Weakest).ToList(),
            profile.Count > 0));
    }

    private string Greeting(int hour, string name) => hour switch
    {
        >= 5 and < 12 => T["Good morning, {0}", name],
        >= 12 and < 18 => T["Good afternoon, {0}", name],
        _ => T["Good evening, {0}", name],
    };

    private NextStep? NextDuty(IReadOnlyList<Duty> open) => open is [var first, ..]
        ? new NextStep(first.Course.Title.ToString(), first.Words, first.Action(T), first.Url, first.MinutesLeft, 0)
        : null;

    private NextStep? NextCourse(IReadOnlyList<CourseProgress> underWay, Dictionary<string, CourseCard> catalogue) => underWay is [var newest, ..]
        ? new NextStep(catalogue[newest.CourseId].Title.ToString(), T["Next comes “{0}”.", newest.NextTitle], T["Continue the course"], newest.ContinueUrl, newest.MinutesLeft, 0)
        : null;

    private async Task<NextStep?> SuggestionAsync(PersonCard me, IReadOnlyList<CompetencyScore> profile, CancellationToken cancellation)
    {
        var weakest = profile.OrderBy(score => score.Score ?? 0).Select(score => score.Competency.Id).ToList();
        var offered = new List<NextStep>();
        foreach (var source in sources)
            offered.AddRange(await source.NextStepsAsync(me.Id, weakest, cancellation));
        return offered.MinBy(step => step.Order);
    }

    private async Task<Earned?> LastEarnedAsync(PersonCard me, Dictionary<string, CourseCard> catalogue, TimeZoneInfo zone, CancellationToken cancellation) =>
        await records.NewestAsync(me.Subject, Verbs.Earned, cancellation) is { } said
            ? new Earned(catalogue.GetValueOrDefault(said.ObjectId)?.Title.ToString() ?? said.ObjectId, Due.Long(Due.Day(said.ObservedAt, zone)))
            : null;
}

/// <summary>What the page shows.</summary>
internal sealed record TodayPage(
    string Greeting, string Day, NextStep? Next, IReadOnlyList<Duty> Others, IReadOnlyList<(CourseCard Course, CourseProgress Progress)> UnderWay,
    Earned? Earned, IReadOnlyList<CompetencyScore> Weakest, bool HasFramework);

/// <summary>An assignment with its course and how far one is.</summary>
internal sealed record Duty(AssignmentCard Card, CourseCard Course, CourseProgress? UnderWay, DueState State, string Words)
{
    public string Url => UnderWay?.ContinueUrl ?? $"/courses/{Course.Id}";

    public int MinutesLeft => UnderWay?.MinutesLeft ?? Course.Minutes;

    public string Tone => State switch { DueState.Overdue => "bad", DueState.Done => "good", _ => "now" };

    public string Action(IStringLocalizer T) => UnderWay is null ? T["Start the course"] : T["Continue the course"];
}

/// <summary>The last certificate.</summary>
internal sealed record Earned(string Title, string Day);

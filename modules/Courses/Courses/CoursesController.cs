using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.People;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Courses.Courses;

/// <summary>The catalogue, and a course's first page.</summary>
[Authorize(CoursesPermissions.Take)]
public sealed class CoursesController(CoursesApi courses, ScenariosApi scenarios, PeopleApi people, TimeProvider clock) : Controller
{
    [HttpGet("/courses")]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var progress = await courses.ProgressAsync(me.Id, cancellation);
        var cards = (await courses.ListAsync(cancellation))
            .Select(course => new CatalogueCard(course, progress.FirstOrDefault(mine => mine.CourseId == course.Id)))
            .OrderBy(card => card.Order).ThenBy(card => card.Course.Title.ToString(), StringComparer.CurrentCulture)
            .ToList();
        return View(new Catalogue(cards));
    }

    [HttpGet("/courses/{courseId}")]
    public async Task<IActionResult> Show(string courseId, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var newest = await courses.Library.NewestAsync(courseId, cancellation) ?? throw courses.Learning.Unknown();
        var enrolment = await courses.Learning.NewestAsync(me.Id, courseId, cancellation);
        var kept = enrolment is null ? newest : (await courses.Library.FindAsync(courseId, enrolment.CourseVersion, cancellation))!;
        var plan = await courses.Library.PlanAsync(kept, enrolment, cancellation);
        var standings = new Dictionary<int, ScenarioStanding>();
        foreach (var planned in plan.Steps.Where(planned => planned.Step.Kind == StepKind.Scenario))
            if (await scenarios.StandingAsync(me, planned.Step.ItemId, planned.Version, cancellation) is { } standing)
                standings[planned.Step.Number] = standing;
        return View(new CoursePage(
            plan, standings, enrolment, newest.Version,
            enrolment is not null && Learning.MayTakeAgain(enrolment, newest, clock.GetUtcNow()),
            (await people.OrganisationAsync(cancellation)).TimeZone));
    }
}

/// <summary>What the catalogue shows.</summary>
internal sealed record Catalogue(IReadOnlyList<CatalogueCard> Cards)
{
    /// <summary>The one to go on with, or the first that was never begun.</summary>
    public CatalogueCard? Next => Cards.FirstOrDefault(card => card.Progress?.CompletedAt is null);
}

/// <summary>A course and how far the person is in it.</summary>
internal sealed record CatalogueCard(CourseCard Course, CourseProgress? Progress)
{
    /// <summary>Under way, then new, then done.</summary>
    public int Order => Progress switch { null => 1, { CompletedAt: null } => 0, _ => 2 };
}

/// <summary>What a course's page shows.</summary>
/// <param name="Standings">Where the person stands in the role-plays, by step.</param>
internal sealed record CoursePage(CoursePlan Plan, IReadOnlyDictionary<int, ScenarioStanding> Standings, Enrolment? Enrolment, int NewestVersion, bool MayTakeAgain, TimeZoneInfo Zone)
{
    public Course Course => Plan.Course;

    public PlannedStep? Next => Enrolment is null ? Plan.Steps.FirstOrDefault() : Plan.NextOf(Enrolment);

    public bool IsCompleted => Enrolment?.Completion is not null;

    public bool HasDone(CourseStep step) => Enrolment?.HasDone(step) ?? false;

    public string Day(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Zone).ToString("D", System.Globalization.CultureInfo.CurrentCulture);
}

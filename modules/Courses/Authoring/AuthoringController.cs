using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Tables;
using ServiceAcademy.People;

namespace ServiceAcademy.Courses.Authoring;

/// <summary>Trainers' view of courses: versions, lessons, who finished.</summary>
[BackOffice]
[Authorize(CoursesPermissions.Author)]
public sealed class AuthoringController(CoursesApi courses, ContentStore store, PeopleApi people, IStringLocalizer<AuthoringController> T) : Controller
{
    [HttpGet("/author/courses")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(new AuthoringList(await LinesAsync(cancellation)));

    [HttpGet("/author/courses.csv")]
    public async Task<IActionResult> IndexCsv(CancellationToken cancellation) => new CsvTable(
        "courses", [T["Course"], T["Version"], T["Under way"], T["Finished"]],
        (await LinesAsync(cancellation)).Select(line => (IReadOnlyList<object?>)[line.Course.Title.ToString(), line.Course.Version, line.Counts.UnderWay, line.Counts.Finished]));

    [HttpGet("/author/courses/{courseId}")]
    public async Task<IActionResult> Show(string courseId, int? published, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var course = await courses.Library.NewestAsync(courseId, cancellation) ?? throw courses.Learning.Unknown();
        var history = await store.HistoryAsync(CoursesApi.Kind, courseId, cancellation);
        var authors = await people.FindSubjectsAsync(history.Select(line => line.PublishedBy).OfType<Guid>().Distinct().ToList(), cancellation);
        return View(new AuthoringPage(
            await courses.Library.PlanAsync(course, null, cancellation),
            (await courses.Drafts.OpenAsync(courseId, me.Id, cancellation))!,
            history.Select(line => new HistoryLine(line, line.PublishedBy is { } by ? authors.GetValueOrDefault(by) : null)).ToList(),
            await courses.Figures.UnderWayByVersionAsync(courseId, cancellation),
            await FinishersAsync(courseId, cancellation),
            (await people.OrganisationAsync(cancellation)).TimeZone,
            published));
    }

    [HttpGet("/author/courses/{courseId}/completions.csv")]
    public async Task<IActionResult> CompletionsCsv(string courseId, CancellationToken cancellation)
    {
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        return new CsvTable($"completions-{courseId}", [T["Name"], T["Team"], T["Finished on"], T["Quiz score (%)"], T["Version"]],
            (await FinishersAsync(courseId, cancellation)).Select(line => (IReadOnlyList<object?>)
            [
                line.Name, line.Team, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(line.Finisher.CompletedAt, zone).DateTime).ToString("O", CultureInfo.InvariantCulture),
                line.Finisher.Score / 10.0, line.Finisher.CourseVersion,
            ]));
    }

    private async Task<IReadOnlyList<AuthoringLine>> LinesAsync(CancellationToken cancellation)
    {
        var counts = await courses.Figures.CountsAsync(cancellation);
        return (await courses.ListAsync(cancellation))
            .Select(course => new AuthoringLine(course, counts.GetValueOrDefault(course.Id) ?? new CourseCounts(0, 0))).ToList();
    }

    private async Task<IReadOnlyList<FinisherLine>> FinishersAsync(string courseId, CancellationToken cancellation)
    {
        var finishers = await courses.Figures.FinishersAsync(courseId, cancellation);
        var who = await people.FindManyAsync(finishers.Select(finisher => finisher.PersonId).Distinct().ToList(), cancellation);
        var teams = (await people.TeamsAsync(cancellation)).ToDictionary(team => team.Id);
        return finishers.Select(finisher =>
        {
            var person = who.GetValueOrDefault(finisher.PersonId);
            return new FinisherLine(finisher, person?.DisplayName ?? "–",
                person?.TeamId is { } team ? teams.GetValueOrDefault(team)?.DisplayName ?? "–" : "–");
        }).ToList();
    }
}

/// <summary>What the list shows.</summary>
internal sealed record AuthoringList(IReadOnlyList<AuthoringLine> Lines);

/// <summary>A course with its learners counted.</summary>
internal sealed record AuthoringLine(CourseCard Course, CourseCounts Counts);

/// <summary>A version and who published it.</summary>
internal sealed record HistoryLine(VersionLine Version, PersonCard? Author);

/// <summary>Somebody who finished.</summary>
internal sealed record FinisherLine(Finisher Finisher, string Name, string Team);

/// <summary>What a course's overview shows.</summary>
internal sealed record AuthoringPage(
    CoursePlan Plan, Workbench Bench, IReadOnlyList<HistoryLine> History, IReadOnlyDictionary<int, int> UnderWay,
    IReadOnlyList<FinisherLine> Finishers, TimeZoneInfo Zone, int? Published)
{
    public Course Course => Plan.Course;

    public string Day(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("d", CultureInfo.CurrentCulture);

    public string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("g", CultureInfo.CurrentCulture);
}

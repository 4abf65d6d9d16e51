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
    RecordsApi records, PeopleApi people,
    NextStepApi nextSteps, TimeProvider clock, IStringLocalizer<TodayController> T) : Controller
{
    private const int Weakest = 3;

    [HttpGet("/today")]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        var today = DateOnly.FromDateTime(now.DateTime);
        var (catalogue, underWay, duties, profile) = await nextSteps.SituationAsync(me, today, zone, cancellation);
        var open = duties.Where(duty => duty.State != DueState.Done).ToList();
        var next = await nextSteps.ChooseAsync(me, open, underWay, catalogue, profile, cancellation);
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

    private async Task<Earned?> LastEarnedAsync(PersonCard me, Dictionary<string, CourseCard> catalogue, TimeZoneInfo zone, CancellationToken cancellation) =>
        await records.NewestAsync(me.Subject, Verbs.Earned, cancellation) is { } said
            ? new Earned(catalogue.GetValueOrDefault(said.ObjectId)?.Title.ToString() ?? said.ObjectId, Due.Long(Due.Day(said.ObservedAt, zone)))
            : null;
}

/// <summary>What the page shows.</summary>
internal sealed record TodayPage(
    string Greeting, string Day, NextStep? Next, IReadOnlyList<Duty> Others, IReadOnlyList<(CourseCard Course, CourseProgress Progress)> UnderWay,
    Earned? Earned, IReadOnlyList<CompetencyScore> Weakest, bool HasFramework);

/// <summary>The last certificate.</summary>
internal sealed record Earned(string Title, string Day);

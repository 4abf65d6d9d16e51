using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Courses;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Tables;
using ServiceAcademy.People;

namespace ServiceAcademy.Assignments.Assignments;

/// <summary>Who has to do what until when, for the people whom the reader may see.</summary>
[BackOffice]
[Authorize(AssignmentsPermissions.Assign)]
[Route("/assignments")]
public sealed class AssignmentsController(
    AssignmentsApi assignments, CoursesApi courses, PeopleApi people, TimeProvider clock, IStringLocalizer<AssignmentsController> T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? course, string? state, int? assigned, int? spared, CancellationToken cancellation)
    {
        var lines = await LinesAsync(cancellation);
        return View(new AssignmentsPage(
            Only(lines, course, state), await courses.ListAsync(cancellation), course, state,
            lines.Count(line => line.State == DueState.Overdue), assigned, spared));
    }

    /// <summary>The same table as a download.</summary>
    [HttpGet("/assignments.csv")]
    public async Task<IActionResult> Csv(string? course, string? state, CancellationToken cancellation) => new CsvTable(
        "assignments",
        [T["Person"], T["Team"], T["Course id"], T["Course title"], T["Due date"], T["Progress"], T["Assigned on"], T["Done (UTC)"]],
        Only(await LinesAsync(cancellation), course, state).Select(line => (IReadOnlyList<object?>)
        [
            line.Person.DisplayName, line.TeamName, line.Card.CourseId, line.CourseTitle,
            line.Card.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), line.Words,
            line.AssignedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), line.Card.FulfilledAt,
        ]));

    [HttpGet("new")]
    public async Task<IActionResult> New(string? course, CancellationToken cancellation) =>
        View(await FormPageAsync(new AssignmentForm { Key = Guid.NewGuid(), CourseId = course }, cancellation));

    [HttpPost("new"), ValidateAntiForgeryToken]
    public async Task<IActionResult> New(AssignmentForm form, CancellationToken cancellation)
    {
        var page = await FormPageAsync(form, cancellation);
        // Ids that the form never offered: somebody changed them.
        if (form.People.Any(id => page.Everybody.All(person => person.Id != id)) || form.Teams.Any(id => page.Teams.All(team => team.Team?.Id != id)))
            throw new AcademyError(403, T["You may not assign anything to these people."],
                T["At least one of them is not in a team of yours."], T["Choose among the people whom the form offers. Nothing was saved."]);
        var chosen = page.Everybody.Where(person => form.People.Contains(person.Id) || (person.TeamId is { } team && form.Teams.Contains(team))).ToList();
        var course = form.CourseId is { Length: > 0 } id ? await courses.FindAsync(id, cancellation) : null;
        page = page with
        {
            CourseMissing = course is null,
            DueProblem = DueProblemOf(form, page.Today),
            NobodyChosen = chosen.Count == 0,
        };
        if (course is null || page.DueProblem is not DueProblem.None || page.NobodyChosen || form.Key == Guid.Empty)
        {
            Response.StatusCode = 400;
            return View(page);
        }
        var me = await people.CurrentAsync(cancellation);
        var receipt = await assignments.Book.AssignAsync(form.Key, course, chosen, form.DueOn, me.Id, cancellation);
        return LocalRedirect(FormattableString.Invariant($"/assignments?assigned={receipt.Assigned}&spared={receipt.Spared}"));
    }

    [HttpPost("{id:long}/withdraw"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Withdraw(long id, CancellationToken cancellation)
    {
        var owner = await assignments.Book.PersonOfAsync(id, cancellation);
        if (owner is null || (await people.LedAsync(cancellation)).All(person => person.Id != owner))
            throw new AcademyError(404, T["There is no such assignment."],
                T["It is not one of your people's, or the address is mistyped."], T["Look in the list of assignments."]);
        await assignments.Book.WithdrawAsync(id, (await people.CurrentAsync(cancellation)).Id, cancellation);
        return LocalRedirect("/assignments");
    }

    private DueProblem DueProblemOf(AssignmentForm form, DateOnly today) =>
        form.DueOn is null ? ModelState.TryGetValue(nameof(form.DueOn), out var entry) && entry.Errors.Count > 0 ? DueProblem.NotADate : DueProblem.Missing
        : form.DueOn < today ? DueProblem.Past
        : DueProblem.None;

    private async Task<AssignmentFormPage> FormPageAsync(AssignmentForm form, CancellationToken cancellation)
    {
        var visible = await people.LedAsync(cancellation);
        var teams = (await people.TeamsAsync(cancellation)).Where(team => visible.Any(person => person.TeamId == team.Id))
            .Select(team => new TeamChoice(team, visible.Where(person => person.TeamId == team.Id).ToList())).ToList();
        if (visible.Where(person => person.TeamId is null).ToList() is { Count: > 0 } alone)
            teams.Add(new TeamChoice(null, alone));
        return new AssignmentFormPage(form, await courses.ListAsync(cancellation), visible, teams, Due.Today(clock, (await people.OrganisationAsync(cancellation)).TimeZone));
    }

    private async Task<IReadOnlyList<AssignmentLine>> LinesAsync(CancellationToken cancellation)
    {
        var visible = (await people.LedAsync(cancellation)).ToDictionary(person => person.Id);
        var teams = (await people.TeamsAsync(cancellation)).ToDictionary(team => team.Id, team => team.DisplayName);
        var titles = (await courses.ListAsync(cancellation)).ToDictionary(course => course.Id, course => course.Title.ToString());
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        var today = Due.Today(clock, zone);
        return (await assignments.Book.OfPeopleAsync(visible.Keys, cancellation))
            .Select(card => new AssignmentLine(
                card, visible[card.PersonId], visible[card.PersonId].TeamId is { } team ? teams.GetValueOrDefault(team) : null,
                titles.GetValueOrDefault(card.CourseId, card.CourseId), Due.State(card, today), Due.Words(card, today, zone, T), Due.Day(card.AssignedAt, zone)))
            .OrderBy(line => line.State).ThenBy(line => line.Card.DueOn ?? DateOnly.MaxValue).ThenBy(line => line.Person.DisplayName, StringComparer.CurrentCulture)
            .ToList();
    }

    private static IReadOnlyList<AssignmentLine> Only(IReadOnlyList<AssignmentLine> lines, string? course, string? state) => lines
        .Where(line => string.IsNullOrEmpty(course) || line.Card.CourseId == course)
        .Where(line => !Enum.TryParse<DueState>(state, ignoreCase: true, out var wanted) || line.State == wanted)
        .ToList();
}

/// <summary>What is wrong with a due date.</summary>
internal enum DueProblem
{
    None,
    Missing,
    NotADate,
    Past,
}

/// <summary>What the table's page shows.</summary>
internal sealed record AssignmentsPage(
    IReadOnlyList<AssignmentLine> Lines, IReadOnlyList<CourseCard> Courses, string? Course, string? State, int Overdue, int? Assigned, int? Spared)
{
    public string Query => Course is { Length: > 0 } || State is { Length: > 0 }
        ? $"?course={Uri.EscapeDataString(Course ?? "")}&state={Uri.EscapeDataString(State ?? "")}" : "";
}

/// <summary>An assignment's line.</summary>
internal sealed record AssignmentLine(
    AssignmentCard Card, PersonCard Person, string? TeamName, string CourseTitle, DueState State, string Words, DateOnly AssignedOn)
{
    public string Tone => State switch { DueState.Overdue => "bad", DueState.Done => "good", _ => "info" };
}

/// <summary>What the form's page shows.</summary>
internal sealed record AssignmentFormPage(
    AssignmentForm Form, IReadOnlyList<CourseCard> Courses, IReadOnlyList<PersonCard> Everybody, IReadOnlyList<TeamChoice> Teams, DateOnly Today,
    bool CourseMissing = false, DueProblem DueProblem = DueProblem.None, bool NobodyChosen = false)
{
    public bool HasErrors => CourseMissing || DueProblem != DueProblem.None || NobodyChosen;
}

/// <summary>A team and its people to choose from; no team for those who are in none.</summary>
internal sealed record TeamChoice(TeamCard? Team, IReadOnlyList<PersonCard> People);

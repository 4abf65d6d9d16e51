using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People.Persons;

/// <summary>One person: facts, where they have been, moves, leaving and coming back.</summary>
[BackOffice]
[Authorize(PeoplePermissions.Manage)]
public sealed class PersonController(AcademyDb db, PeopleApi people, IEnumerable<IAccountPages> accounts, IAuthorizationService authorization, IStringLocalizer<PeopleApi> T) : Controller
{
    [HttpGet("/people/{id:int}")]
    public async Task<IActionResult> Show(int id, string? done, CancellationToken cancellation)
    {
        var row = await people.DemandAsync(id, cancellation);
        var person = (await people.FindAsync(id, cancellation))!;
        var history = await people.HistoryAsync(id, cancellation);
        var account = accounts.FirstOrDefault() is { } host && await host.UrlsAsync() is { } url ? url(person) : null;
        return View(new PersonPage(person, row.EmployedFrom, row.LastDay, history, await people.RecordedAsync(id, cancellation),
            (await people.TeamsAsync(cancellation)).ToDictionary(team => team.Id), (await people.JobsAsync(cancellation)).ToDictionary(job => job.Id),
            await people.FindManyAsync(history.Select(place => place.ManagerId).OfType<int>().Distinct().ToList(), cancellation),
            await people.TodayAsync(cancellation), (await people.CurrentAsync(cancellation)).Id == id, account,
            (await authorization.AuthorizeAsync(User, PeoplePermissions.Erase)).Succeeded, done));
    }

    [HttpGet("/people/new")]
    public IActionResult New() => View("Edit", new PersonForm());

    [HttpPost("/people/new"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Add(PersonForm form, CancellationToken cancellation)
    {
        await CheckAsync(form, null, cancellation);
        if (!ModelState.IsValid)
            return Again("Edit", form);
        var today = await people.TodayAsync(cancellation);
        var id = await db.WriteAsync(async () =>
        {
            var added = await people.AddAsync(new NewPerson(form.Name!, Blank(form.NativeName), form.Email!, new LocalText(), form.Locale, null, null,
                form.EmployedFrom < today ? form.EmployedFrom.Value : today), cancellation);
            await ChangeAsync(await people.DemandAsync(added, cancellation), form);
            return added;
        }, cancellation);
        return LocalRedirect($"/people/{id}/move");
    }

    [HttpGet("/people/{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancellation)
    {
        var person = await people.DemandAsync(id, cancellation);
        return View(new PersonForm
        {
            Id = id, Revision = person.Revision, Name = person.Name, NativeName = person.NativeName, Email = person.Email, Number = person.Number, Locale = person.Locale,
            EmployedFrom = person.EmployedFrom,
        });
    }

    [HttpPost("/people/{id:int}/edit"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Save(int id, PersonForm form, CancellationToken cancellation)
    {
        form.Id = id;
        await people.DemandAsync(id, cancellation);
        await CheckAsync(form, id, cancellation);
        if (!ModelState.IsValid)
            return Again("Edit", form);
        await db.WriteAsync(async () =>
        {
            var person = await people.DemandAsync(id, cancellation);
            if (person.Revision != form.Revision)
                throw new AcademyError(409, T["Your change was not saved."], T["Somebody else changed the same person in the meantime."], T["Go back, load the page again and repeat your change."]);
            await ChangeAsync(person, form);
        }, cancellation);
        return LocalRedirect($"/people/{id}?done=saved");
    }

    [HttpGet("/people/{id:int}/move")]
    public async Task<IActionResult> Move(int id, CancellationToken cancellation)
    {
        await people.DemandAsync(id, cancellation);
        var person = (await people.FindAsync(id, cancellation))!;
        var manager = person.ManagerId is { } above ? (await people.FindAsync(above, cancellation))?.Email : null;
        return View(await FillAsync(new MoveForm
        {
            Since = await people.TodayAsync(cancellation), TeamId = person.TeamId, Job = person.Job, Manager = manager,
        }, id, cancellation));
    }

    [HttpPost("/people/{id:int}/move"), ValidateAntiForgeryToken]
    public async Task<IActionResult> SaveMove(int id, MoveForm form, CancellationToken cancellation)
    {
        await people.DemandAsync(id, cancellation);
        form = await FillAsync(form, id, cancellation);
        if (form.TeamId is { } team && form.Teams.All(known => known.Id != team))
            return BadRequest();
        var today = await people.TodayAsync(cancellation);
        if (ModelState[nameof(form.Since)] is { Errors.Count: > 0 } || form.Since is null)
            Say(nameof(form.Since), T["This is not a date. Choose the day of the move."]);
        else if (form.Since > today.AddYears(1) || form.Since.Value.Year < 1950)
            Say(nameof(form.Since), T["This day is too far away to be right. Check the year."]);
        int? manager = null;
        if (Blank(form.Manager) is { } called)
        {
            var lower = called.ToLowerInvariant();
            manager = await db.Set<Person>().Where(person => person.ErasedAt == null && (person.Email == lower || person.Number == called)).Select(person => (int?)person.Id).FirstOrDefaultAsync(cancellation);
            if (manager is null)
                Say(nameof(form.Manager), T["Nobody has this e-mail address or number. Look the manager up in the list of people."]);
        }
        if (ModelState.IsValid)
            try
            {
                await people.PlaceAsync(id, form.Since!.Value, form.TeamId, form.Job ?? "", manager, cancellation);
                return LocalRedirect($"/people/{id}?done=moved");
            }
            catch (AcademyError circle) when (circle.Status == 409)
            {
                Say(nameof(form.Manager), $"{circle.What} {circle.Why}. {circle.Now}");
            }
        return Again("Move", form);

        void Say(string field, string text)
        {
            ModelState.Remove(field);
            ModelState.AddModelError(field, text);
        }
    }

    /// <summary>The last day at work: today or before ends access at once, a day to come ends it then.</summary>
    [HttpPost("/people/{id:int}/last-day"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Leave(int id, DateOnly? lastDay, CancellationToken cancellation)
    {
        var today = await people.TodayAsync(cancellation);
        if (lastDay is not { } day || day > today.AddYears(10) || day.Year < 1950)
            throw new AcademyError(400, T["The last day was not saved."], T["This is not a date, or it is too far away to be right."], T["Go back and choose the day."]);
        if ((await people.CurrentAsync(cancellation)).Id == id)
            throw new AcademyError(409, T["You cannot deactivate yourself."], T["The academy could be left without anybody who can undo it."], T["Ask another administrator."]);
        await people.LeaveAsync(id, day, cancellation);
        return LocalRedirect($"/people/{id}?done=leaves");
    }

    private async Task ChangeAsync(Person person, PersonForm form)
    {
        (person.Name, person.NativeName, person.Email, person.Number) = (form.Name!.Trim(), Blank(form.NativeName), form.Email!.Trim().ToLowerInvariant(), Blank(form.Number));
        (person.Locale, person.EmployedFrom) = (form.Locale, form.EmployedFrom);
        people.Touch(person);
        await db.SaveChangesAsync();
    }

    private async Task CheckAsync(PersonForm form, int? id, CancellationToken cancellation)
    {
        if (!Languages.All.Contains(form.Locale))
            ModelState.AddModelError(nameof(form.Locale), T["Choose a language."]);
        var (email, number) = (form.Email?.Trim().ToLowerInvariant(), Blank(form.Number));
        if (email is not null && await db.Set<Person>().AnyAsync(person => person.Id != id && person.Email == email, cancellation))
            ModelState.AddModelError(nameof(form.Email), T["{0} is already in the academy. Look the person up in the list, or use another address.", email]);
        if (number is not null && await db.Set<Person>().AnyAsync(person => person.Id != id && person.Number == number, cancellation))
            ModelState.AddModelError(nameof(form.Number), T["Somebody else has the number {0}. Numbers are given once.", number]);
        if (form.EmployedFrom is { } first && (first.Year < 1930 || first > (await people.TodayAsync(cancellation)).AddYears(1)))
            ModelState.AddModelError(nameof(form.EmployedFrom), T["This day is too far away to be right. Check the year."]);
    }

    private async Task<MoveForm> FillAsync(MoveForm form, int id, CancellationToken cancellation)
    {
        form.Person = (await people.FindAsync(id, cancellation))!;
        form.Teams = (await people.TeamsAsync(cancellation)).Where(team => !team.IsClosed).ToList();
        form.Jobs = await people.JobsAsync(cancellation);
        return form;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private ViewResult Again(string view, object form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(view, form);
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Recorded">Everything ever recorded, also what was corrected since.</param>
public sealed record PersonPage(
    PersonCard Person, DateOnly? EmployedFrom, DateOnly? LastDay, IReadOnlyList<PlacementCard> History, IReadOnlyList<PlacementCard> Recorded,
    IReadOnlyDictionary<int, TeamCard> Teams, IReadOnlyDictionary<int, JobCard> Jobs, IReadOnlyDictionary<int, PersonCard> Managers, DateOnly Today, bool IsSelf,
    string? AccountUrl, bool MayErase, string? Done);

/// <summary>Facts about a person.</summary>
public sealed class PersonForm
{
    [BindNever]
    public int? Id { get; set; }

    public int Revision { get; set; }

    [Required, StringLength(200)]
    public string? Name { get; set; }

    [StringLength(200)]
    public string? NativeName { get; set; }

    [Required, EmailAddress, StringLength(254)]
    public string? Email { get; set; }

    [StringLength(60)]
    public string? Number { get; set; }

    public string Locale { get; set; } = Languages.Current;

    public DateOnly? EmployedFrom { get; set; }
}

/// <summary>Where somebody works from a day on.</summary>
public sealed class MoveForm
{
    public DateOnly? Since { get; set; }
    public int? TeamId { get; set; }

    [StringLength(120)]
    public string? Job { get; set; }

    [StringLength(254)]
    public string? Manager { get; set; }

    [BindNever, ValidateNever]
    public PersonCard? Person { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<TeamCard> Teams { get; set; } = [];

    [BindNever, ValidateNever]
    public IReadOnlyList<JobCard> Jobs { get; set; } = [];
}

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

namespace ServiceAcademy.People.Structure;

/// <summary>Houses, departments and teams.</summary>
[BackOffice]
[Authorize(PeoplePermissions.Manage)]
public sealed class OrganisationController(AcademyDb db, PeopleApi people, IAuthorizationService authorization, IStringLocalizer<PeopleApi> T) : Controller
{
    [HttpGet("/people/organisation")]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var today = await people.TodayAsync(cancellation);
        var sizes = await people.Placed(today).GroupBy(person => person.TeamId).Select(team => new { team.Key, Count = team.Count() }).ToListAsync(cancellation);
        return View(new OrganisationPage(await people.TeamsAsync(cancellation), sizes.Where(size => size.Key is not null).ToDictionary(size => size.Key!.Value, size => size.Count),
            sizes.FirstOrDefault(size => size.Key is null)?.Count ?? 0, (await people.OrganisationAsync(cancellation)).HidesFiguresFromManagers,
            (await authorization.AuthorizeAsync(User, PeoplePermissions.Settings)).Succeeded));
    }

    /// <summary>A team as it was on a day.</summary>
    [HttpGet("/people/teams/{id:int}")]
    public async Task<IActionResult> Team(int id, DateOnly? on, int page = 1, CancellationToken cancellation = default)
    {
        const int size = 50;
        var team = await DemandAsync(id, cancellation);
        var day = on ?? await people.TodayAsync(cancellation);
        var members = people.Placed(day, [id]).OrderBy(person => person.Name).ThenBy(person => person.Id);
        var total = await members.CountAsync(cancellation);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        return View(new TeamPage(team, team.ManagerId is { } manager ? await people.FindAsync(manager, cancellation) : null, day,
            await members.Skip((page - 1) * size).Take(size).ToListAsync(cancellation), total, page, Math.Max(1, (total + size - 1) / size)));
    }

    [HttpGet("/people/teams/new")]
    public IActionResult NewTeam() => View("EditTeam", new TeamForm());

    [HttpGet("/people/teams/{id:int}/edit")]
    public async Task<IActionResult> EditTeam(int id, CancellationToken cancellation)
    {
        var team = await DemandAsync(id, cancellation);
        return View(new TeamForm
        {
            Id = id, NameEn = team.Name.En, NameZhHans = team.Name.ZhHans, Site = team.SiteName?.ToString(), Department = team.DepartmentName?.ToString(),
            Manager = team.ManagerId is { } manager ? (await people.FindAsync(manager, cancellation))?.Email : null,
        });
    }

    [HttpPost("/people/teams/new"), ValidateAntiForgeryToken]
    public Task<IActionResult> AddTeam(TeamForm form, CancellationToken cancellation) => SaveAsync(null, form, cancellation);

    [HttpPost("/people/teams/{id:int}/edit"), ValidateAntiForgeryToken]
    public Task<IActionResult> SaveTeam(int id, TeamForm form, CancellationToken cancellation) => SaveAsync(id, form, cancellation);

    /// <summary>Works-council mode.</summary>
    [HttpPost("/people/organisation/figures"), ValidateAntiForgeryToken, Authorize(PeoplePermissions.Settings)]
    public async Task<IActionResult> SetFigures(bool hide, CancellationToken cancellation)
    {
        await db.WriteAsync(async () => (await db.Set<Organisation>().OrderBy(row => row.Id).FirstAsync(cancellation)).HidesFiguresFromManagers = hide, cancellation);
        return LocalRedirect("/people/organisation");
    }

    private async Task<IActionResult> SaveAsync(int? id, TeamForm form, CancellationToken cancellation)
    {
        form.Id = id;
        if (id is { } known)
            await DemandAsync(known, cancellation);
        if (string.IsNullOrWhiteSpace(form.NameEn) && string.IsNullOrWhiteSpace(form.NameZhHans))
            ModelState.AddModelError(nameof(form.NameEn), T["A team needs a name in one of the languages."]);
        int? manager = null;
        if (form.Manager?.Trim() is { Length: > 0 } called)
        {
            var lower = called.ToLowerInvariant();
            manager = await db.Set<Person>().Where(person => person.ErasedAt == null && (person.Email == lower || person.Number == called)).Select(person => (int?)person.Id).FirstOrDefaultAsync(cancellation);
            if (manager is null)
                ModelState.AddModelError(nameof(form.Manager), T["Nobody has this e-mail address or number. Look the manager up in the list of people."]);
        }
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("EditTeam", form);
        }
        var saved = await db.WriteAsync(async () =>
        {
            var (sites, departments) = (await db.SitesAsync(cancellation), await db.DepartmentsAsync(cancellation));
            var (site, department) = (sites.FindOrAdd(Units.Named(form.Site)), departments.FindOrAdd(Units.Named(form.Department)));
            await db.SaveChangesAsync(cancellation);
            var name = new LocalText { En = form.NameEn?.Trim() ?? "", ZhHans = form.NameZhHans?.Trim() ?? "" };
            var team = id is { } own
                ? await db.Set<Team>().SingleAsync(row => row.Id == own, cancellation)
                : new Team { Code = await Scim.ScimGroups.FreeCodeAsync(db, name.ToString(), cancellation), Name = name, SiteId = null };
            (team.Name, team.SiteId, team.DepartmentId, team.ManagerId, team.Revision) = (name, site?.Id, department?.Id, manager, team.Revision + 1);
            if (id is null)
                db.Add(team);
            await db.SaveChangesAsync(cancellation);
            return team.Id;
        }, cancellation);
        return LocalRedirect($"/people/teams/{saved}");
    }

    private async Task<TeamCard> DemandAsync(int id, CancellationToken cancellation) =>
        (await people.TeamsAsync(cancellation)).FirstOrDefault(team => team.Id == id)
        ?? throw new AcademyError(404, T["There is no such team."], T["The address has a mistake."], T["Choose a team from the list."]);
}

/// <summary>All teams and how many people are in each.</summary>
public sealed record OrganisationPage(IReadOnlyList<TeamCard> Teams, IReadOnlyDictionary<int, int> Sizes, int WithoutTeam, bool HidesFigures, bool MaySet);

/// <summary>A team on a day.</summary>
public sealed record TeamPage(TeamCard Team, PersonCard? Manager, DateOnly Day, IReadOnlyList<PlacedPerson> Members, int Total, int Page, int Pages);

/// <summary>A team to add or change.</summary>
public sealed class TeamForm
{
    [BindNever]
    public int? Id { get; set; }

    [StringLength(120)]
    public string? NameEn { get; set; }

    [StringLength(120)]
    public string? NameZhHans { get; set; }

    [StringLength(120)]
    public string? Site { get; set; }

    [StringLength(120)]
    public string? Department { get; set; }

    [StringLength(254)]
    public string? Manager { get; set; }
}

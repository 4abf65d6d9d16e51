using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People.Structure;

/// <summary>Names of houses, departments and jobs. Their codes stay: reports of the past and imports go by them.</summary>
[BackOffice]
[Authorize(PeoplePermissions.Manage)]
public sealed class UnitsController(AcademyDb db, IStringLocalizer<PeopleApi> T) : Controller
{
    private const int Most = 500;

    [HttpGet("/people/units")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(new UnitsPage(
    [
        (UnitKind.Sites, T["Houses"], await ListAsync<Site>(cancellation)),
        (UnitKind.Departments, T["Departments"], await ListAsync<Department>(cancellation)),
        (UnitKind.Jobs, T["Jobs"], await ListAsync<Job>(cancellation)),
    ]));

    [HttpGet("/people/units/{kind}/{id:int}")]
    public async Task<IActionResult> Edit(string kind, int id, CancellationToken cancellation)
    {
        var unit = await DemandAsync(kind, id, cancellation);
        return View(new UnitForm { Kind = kind, Code = unit.Code, NameEn = unit.Name.En, NameZhHans = unit.Name.ZhHans });
    }

    [HttpPost("/people/units/{kind}/{id:int}"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Save(string kind, int id, UnitForm form, CancellationToken cancellation)
    {
        var unit = await DemandAsync(kind, id, cancellation);
        (form.Kind, form.Code) = (kind, unit.Code);
        var name = new LocalText { En = form.NameEn?.Trim() ?? "", ZhHans = form.NameZhHans?.Trim() ?? "" };
        if (name.En.Length + name.ZhHans.Length == 0)
            ModelState.AddModelError(nameof(form.NameEn), T["It needs a name in one of the languages. People look for it by that name. Write one."]);
        else if (await TakenAsync(kind, id, name, cancellation) is { } taken)
            ModelState.AddModelError(nameof(form.NameEn), T["“{0}” is taken: imports find it by its name, and would not know which is meant. Choose another name.", taken]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Edit", form);
        }
        await db.WriteAsync(async () => (await DemandAsync(kind, id, cancellation)).Name = name, cancellation);
        return LocalRedirect("/people/units");
    }

    private async Task<IReadOnlyList<UnitLine>> ListAsync<TUnit>(CancellationToken cancellation) where TUnit : Unit =>
        (await db.Set<TUnit>().AsNoTracking().OrderBy(unit => unit.Code).Take(Most).ToListAsync(cancellation)).ConvertAll(unit => new UnitLine(unit.Id, unit.Code, unit.Name));

    private async Task<Unit> DemandAsync(string kind, int id, CancellationToken cancellation) =>
        (kind switch
        {
            UnitKind.Sites => (Unit?)await db.Set<Site>().SingleOrDefaultAsync(unit => unit.Id == id, cancellation),
            UnitKind.Departments => await db.Set<Department>().SingleOrDefaultAsync(unit => unit.Id == id, cancellation),
            UnitKind.Jobs => await db.Set<Job>().SingleOrDefaultAsync(unit => unit.Id == id, cancellation),
            _ => null,
        })
        ?? throw new AcademyError(404, T["There is no such house, department or job."], T["The address has a mistake."], T["Choose it from the list."]);

    /// <summary>A name that another unit of the kind is called by, in any language or as its code; null when none is.</summary>
    private async Task<string?> TakenAsync(string kind, int id, LocalText name, CancellationToken cancellation)
    {
        foreach (var called in new[] { name.En, name.ZhHans }.Where(called => called.Length > 0))
            if ((kind switch
                {
                    UnitKind.Sites => (Unit?)(await db.SitesAsync(cancellation)).Find(called),
                    UnitKind.Departments => (await db.DepartmentsAsync(cancellation)).Find(called),
                    _ => (await db.JobsAsync(cancellation)).Find(called),
                }) is { } other && other.Id != id)
                return called;
        return null;
    }
}

/// <summary>The parts of addresses that name a kind.</summary>
internal static class UnitKind
{
    public const string Sites = "sites";
    public const string Departments = "departments";
    public const string Jobs = "jobs";
}

/// <summary>Everything that has a name.</summary>
public sealed record UnitsPage(IReadOnlyList<(string Kind, LocalizedString Title, IReadOnlyList<UnitLine> Units)> Kinds);

/// <summary>A house, department or job in a list.</summary>
public sealed record UnitLine(int Id, string Code, LocalText Name);

/// <summary>A name to change.</summary>
public sealed class UnitForm
{
    [BindNever]
    public string Kind { get; set; } = "";

    [BindNever]
    public string Code { get; set; } = "";

    [StringLength(120)]
    public string? NameEn { get; set; }

    [StringLength(120)]
    public string? NameZhHans { get; set; }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ServiceAcademy.Hosting.Errors;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People;
using ServiceAcademy.Web.Accounts;
using ServiceAcademy.Web.Accounts.Links;

namespace ServiceAcademy.Web.Admin.Accounts;

/// <summary>Who can sign in, and with which role.</summary>
[BackOffice]
[Authorize(AccountsPermissions.Manage)]
public sealed class AccountsController(
    PeopleApi people, UserManager<Account> users, IOptions<AcademyOptions> options, TimeProvider clock, IServiceProvider services,
    IStringLocalizer<AccountsController> T) : Controller
{
    private readonly AccountOffice office = services.GetRequiredService<AccountOffice>();
    private readonly OneTimeLinks links = services.GetRequiredService<OneTimeLinks>();

    [HttpGet("/admin/accounts/new")]
    public async Task<IActionResult> New(CancellationToken cancellation) =>
        View(new NewAccountForm { Teams = await people.TeamsAsync(cancellation) });

    /// <summary>Adds the person, opens the account and shows the link with which the person chooses a password.</summary>
    [HttpPost("/admin/accounts"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(NewAccountForm form, CancellationToken cancellation)
    {
        form.Teams = await people.TeamsAsync(cancellation);
        if (!AcademyRoles.Everybody.Contains(form.Role) || !Languages.All.Contains(form.Locale) || (form.TeamId is { } team && form.Teams.All(known => known.Id != team)))
            return BadRequest();
        if (!ModelState.IsValid)
            return Again(form);
        if ((await people.SearchAsync(form.Email, leavers: false, 1, 1, cancellation)).Total > 0 || await users.FindByEmailAsync(form.Email!) is not null)
        {
            ModelState.AddModelError(nameof(form.Email), T["{0} is already in the academy. Look the person up in the list, or use another address.", form.Email!]);
            return Again(form);
        }

        Account account;
        try
        {
            account = await office.OpenAsync(form.Email!, form.Role, password: null);
        }
        catch (AccountRefused refused)
        {
            ModelState.AddModelError(nameof(form.Email), refused.Message);
            return Again(form);
        }
        var today = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), (await people.OrganisationAsync(cancellation)).TimeZone);
        var job = form.Job?.Trim() ?? "";
        var id = await people.AddAsync(new NewPerson(form.Name!, string.IsNullOrWhiteSpace(form.NativeName) ? null : form.NativeName, form.Email!,
            Languages.Current == Languages.Chinese ? new LocalText { ZhHans = job } : new LocalText { En = job },
            form.Locale, account.Id, form.TeamId, DateOnly.FromDateTime(today.Date)), cancellation);
        return await LinkAsync(id, account, isNew: true, cancellation);
    }

    [HttpGet("/admin/accounts/{id:int}")]
    public async Task<IActionResult> Show(int id, string? done, CancellationToken cancellation)
    {
        var person = await DemandAsync(id, cancellation);
        var account = await AccountOfAsync(id, cancellation);
        return View(new AccountPage(person, (await people.TeamsAsync(cancellation)).FirstOrDefault(team => team.Id == person.TeamId),
            account is null ? null : await office.RoleOfAsync(account), await IsSelfAsync(id, cancellation), done));
    }

    [HttpPost("/admin/accounts/{id:int}/role"), ValidateAntiForgeryToken]
    public async Task<IActionResult> SetRole(int id, string? role, CancellationToken cancellation)
    {
        var person = await DemandAsync(id, cancellation);
        if (!AcademyRoles.Everybody.Contains(role))
            return BadRequest();
        if (await IsSelfAsync(id, cancellation))
            throw new AcademyError(409, T["You cannot change your own role."], T["The academy could be left without an administrator."], T["Ask another administrator."]);
        if (await AccountOfAsync(id, cancellation) is { } account)
            await office.SetRoleAsync(account, role!);
        else
            await people.LinkAccountAsync(person.Email, (await office.OpenAsync(person.Email, role!, password: null)).Id, cancellation);
        return LocalRedirect($"/admin/accounts/{id}?done=role");
    }

    /// <summary>A link with which the person chooses a new password; opens the account if there is none. The old password works until then.</summary>
    [HttpPost("/admin/accounts/{id:int}/password-link"), ValidateAntiForgeryToken]
    public async Task<IActionResult> PasswordLink(int id, CancellationToken cancellation)
    {
        var person = await DemandAsync(id, cancellation);
        if (await AccountOfAsync(id, cancellation) is not { } account)
        {
            account = await office.OpenAsync(person.Email, AcademyRoles.Employee, password: null);
            await people.LinkAccountAsync(person.Email, account.Id, cancellation);
        }
        return await LinkAsync(id, account, isNew: false, cancellation);
    }

    private async Task<IActionResult> LinkAsync(int id, Account account, bool isNew, CancellationToken cancellation) =>
        View("Link", new LinkPage(await DemandAsync(id, cancellation),
            options.Value.Outward("/password-link?token=" + await links.IssueAsync(account.Id, cancellation)), isNew));

    private async Task<PersonCard> DemandAsync(int id, CancellationToken cancellation) =>
        await people.FindAsync(id, cancellation)
        ?? throw new AcademyError(404, T["There is no such page."], T["The address has a mistake, the page is gone, or it is not yours to see."],
            T["Check the address, or begin at the start page."]);

    private async Task<Account?> AccountOfAsync(int id, CancellationToken cancellation) =>
        await people.AccountOfAsync(id, cancellation) is { } userId ? await users.FindByIdAsync(userId) : null;

    private async Task<bool> IsSelfAsync(int id, CancellationToken cancellation) => (await people.CurrentAsync(cancellation)).Id == id;

    private ViewResult Again(NewAccountForm form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("New", form);
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Hosting.Errors;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People;
using ServiceAcademy.Web.Accounts;
using ServiceAcademy.Web.Accounts.Links;
using ServiceAcademy.Web.Accounts.Passwords;

namespace ServiceAcademy.Web.FirstSteps;

/// <summary>The first administrator sets an empty academy up, with the one-time link from the log.</summary>
[AllowAnonymous]
public sealed class FirstStepsController(
    PeopleApi people, SignInManager<Account> signIn, TimeProvider clock, IServiceProvider services, IStringLocalizer<FirstStepsController> T) : Controller
{
    private readonly OneTimeLinks links = services.GetRequiredService<OneTimeLinks>();

    [HttpGet("/first-steps")]
    public async Task<IActionResult> Show(string? token, CancellationToken cancellation)
    {
        await DemandAsync(token, cancellation);
        return View(new FirstStepsForm { Token = token });
    }

    [HttpPost("/first-steps"), ValidateAntiForgeryToken]
    public async Task<IActionResult> SetUp(FirstStepsForm form, CancellationToken cancellation)
    {
        var link = await DemandAsync(form.Token, cancellation);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(form.TimeZone, out _))
            return BadRequest();
        if (form.Password is not null
            && await signIn.UserManager.ReasonsAgainstAsync(new Account { Email = form.Email }, form.Password) is [var reason, ..])
            ModelState.AddModelError(nameof(form.Password), reason);
        if (!ModelState.IsValid)
            return Again(form);

        var office = services.GetRequiredService<AccountOffice>();
        Account account;
        try
        {
            account = await office.OpenAsync(form.Email!, AcademyRoles.Administrator, form.Password);
        }
        catch (AccountRefused refused)
        {
            ModelState.AddModelError(nameof(form.Email), refused.Message);
            return Again(form);
        }
        if (!await links.SpendAsync(link, cancellation))
            throw Expired();
        await people.EnsureOrganisationAsync(
            new LocalText { En = form.Organisation!.Trim(), ZhHans = form.OrganisationChinese?.Trim() ?? "" }, form.TimeZone, isDemo: false, cancellation);
        var today = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(form.TimeZone));
        await people.AddAsync(new NewPerson(form.Name!, string.IsNullOrWhiteSpace(form.NativeName) ? null : form.NativeName, form.Email!,
            new LocalText { En = "Administrator", ZhHans = "管理员" }, Languages.Current, account.Id, TeamId: null, DateOnly.FromDateTime(today.Date)), cancellation);
        await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect("/people");
    }

    private async Task<OneTimeLink> DemandAsync(string? token, CancellationToken cancellation) =>
        await links.FindAsync(token, cancellation) is { UserId: null } link && !await people.AnyAsync(cancellation) ? link : throw Expired();

    private AcademyError Expired() =>
        new(410, T["This link no longer works."], T["The academy has been set up already, or the link is older than 24 hours."],
            T["If nobody can sign in yet, start the program again: it prints a new link."]);

    private ViewResult Again(FirstStepsForm form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Show", form);
    }
}

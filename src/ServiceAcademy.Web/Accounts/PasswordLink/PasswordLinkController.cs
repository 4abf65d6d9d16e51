using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Web.Accounts.Links;
using ServiceAcademy.Web.Accounts.Passwords;

namespace ServiceAcademy.Web.Accounts.PasswordLink;

/// <summary>Choosing a password with a one-time link from an administrator.</summary>
[AllowAnonymous]
public sealed class PasswordLinkController(SignInManager<Account> signIn, IServiceProvider services, IStringLocalizer<PasswordLinkController> T) : Controller
{
    private readonly OneTimeLinks links = services.GetRequiredService<OneTimeLinks>();
    private readonly UserManager<Account> users = signIn.UserManager;

    [HttpGet("/password-link")]
    public async Task<IActionResult> Show(string? token, CancellationToken cancellation)
    {
        var (_, account) = await DemandAsync(token, cancellation);
        return View(new PasswordLinkForm { Token = token, Email = account.Email });
    }

    [HttpPost("/password-link"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Choose(PasswordLinkForm form, CancellationToken cancellation)
    {
        var (link, account) = await DemandAsync(form.Token, cancellation);
        if (await users.ReasonsAgainstAsync(account, form.Password) is { Count: > 0 } reasons)
        {
            foreach (var reason in reasons)
                ModelState.AddModelError(nameof(form.Password), reason);
            form.Email = account.Email;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Show", form);
        }
        if (!await links.SpendAsync(link, cancellation))
            throw Expired();
        await users.ResetPasswordAsync(account, await users.GeneratePasswordResetTokenAsync(account), form.Password!);
        await users.SetLockoutEndDateAsync(account, null);
        await users.ResetAccessFailedCountAsync(account);
        if (await signIn.CanSignInAsync(account))
            await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect("/");
    }

    private async Task<(OneTimeLink Link, Account Account)> DemandAsync(string? token, CancellationToken cancellation) =>
        await links.FindAsync(token, cancellation) is { UserId: { } userId } link && await users.FindByIdAsync(userId) is { } account
            ? (link, account)
            : throw Expired();

    private AcademyError Expired() => new(410, T["This link no longer works."], T["It was used already, or is older than 24 hours."], T["Ask an administrator for a new one."]);
}

/// <summary>The form.</summary>
public sealed class PasswordLinkForm
{
    public string? Token { get; set; }
    public string? Password { get; set; }

    internal string? Email { get; set; }
}

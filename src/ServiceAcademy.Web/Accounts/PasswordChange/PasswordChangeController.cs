using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Web.Accounts.Passwords;

namespace ServiceAcademy.Web.Accounts.PasswordChange;

/// <summary>Changing one's own password; other browsers of the same person are signed out within a minute.</summary>
[Authorize(AccountsPermissions.Own)]
public sealed class PasswordChangeController(SignInManager<Account> signIn) : Controller
{
    private readonly UserManager<Account> users = signIn.UserManager;

    [HttpGet("/account/password")]
    public IActionResult Show(bool done) => View(new PasswordChangeForm { Done = done });

    [HttpPost("/account/password"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Change(PasswordChangeForm form)
    {
        if (await users.GetUserAsync(User) is not { } account)
            return Forbid();
        if (await users.ReasonsAgainstAsync(account, form.NewPassword) is [var reason, ..])
            ModelState.AddModelError(nameof(form.NewPassword), reason);
        else if (await users.ChangePasswordAsync(account, form.CurrentPassword ?? "", form.NewPassword!) is { Succeeded: false } refused)
            ModelState.AddModelError(nameof(form.CurrentPassword), refused.Errors.First().Description);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Show", form);
        }
        await signIn.RefreshSignInAsync(account);
        return LocalRedirect("/account/password?done=true");
    }
}

/// <summary>The form.</summary>
public sealed class PasswordChangeForm
{
    public string? CurrentPassword { get; set; }
    public string? NewPassword { get; set; }

    internal bool Done { get; set; }
}

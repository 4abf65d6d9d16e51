using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ServiceAcademy.Web.Accounts.SignIn;

/// <summary>Signing in and out.</summary>
[AllowAnonymous]
public sealed class SignInController(SignInManager<Account> signIn) : Controller
{
    [HttpGet("/sign-in")]
    public IActionResult Show(string? returnUrl) => View(new SignInForm { ReturnUrl = returnUrl });

    [HttpPost("/sign-in"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Submit(SignInForm form)
    {
        var result = await signIn.PasswordSignInAsync(form.Email ?? "", form.Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/");
        form.Failed = true;
        return View("Show", form);
    }

    [HttpPost("/sign-out"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }
}

/// <summary>The form.</summary>
public sealed class SignInForm
{
    public string? Email { get; set; }
    public string? Password { get; set; }
    public string? ReturnUrl { get; set; }
    public bool Failed { get; set; }
}

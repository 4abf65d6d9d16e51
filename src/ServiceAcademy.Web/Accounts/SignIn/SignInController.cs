using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Web.Accounts.SignIn;

/// <summary>Signing in and out.</summary>
[AllowAnonymous]
public sealed class SignInController(SignInManager<Account> signIn, IServiceProvider services, IStringLocalizer<SignInController> T) : Controller
{
    private readonly DemoPersonas personas = services.GetRequiredService<DemoPersonas>();
    private readonly SignInThrottle throttle = services.GetRequiredService<SignInThrottle>();

    private string? Address => HttpContext.Connection.RemoteIpAddress?.ToString();

    [HttpGet("/sign-in")]
    public IActionResult Show(string? returnUrl) => View(new SignInForm { ReturnUrl = returnUrl });

    [HttpPost("/sign-in"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Submit(SignInForm form)
    {
        var email = form.Email?.Trim() ?? "";
        if (!throttle.Allows(Address, email))
            return Again(form, StatusCodes.Status429TooManyRequests,
                T["Too many attempts."], T["This protects accounts against guessing."], T["Wait a minute, then try again."]);

        var result = await signIn.PasswordSignInAsync(email, form.Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            return LocalRedirect(Target(form.ReturnUrl));

        throttle.Failed(Address, email);
        if (result.IsLockedOut)
            return Again(form, StatusCodes.Status400BadRequest, T["This account is locked for five minutes."],
                T["The password was wrong five times."], T["Wait, or ask an administrator for a new password."]);
        // The same words for an unknown address, a wrong password and a leaver: a stranger learns nothing about who works here.
        return Again(form, StatusCodes.Status400BadRequest, T["You are not signed in."],
            T["No open account has this e-mail address and this password."], T["Check both, or ask an administrator for a new password."]);
    }

    /// <summary>Demo mode only: becomes one of the invented people without typing.</summary>
    [HttpPost("/sign-in/demo"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Demo(string? email, string? returnUrl)
    {
        if (personas.Company?.People.FirstOrDefault(person => person.Email == email) is not { } person
            || await signIn.UserManager.FindByEmailAsync(person.Email) is not { } account || !await signIn.CanSignInAsync(account))
            return NotFound();
        await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect(Target(returnUrl));
    }

    [HttpPost("/sign-out"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/sign-in");
    }

    private string Target(string? returnUrl) => Url.IsLocalUrl(returnUrl) ? returnUrl : "/";

    private ViewResult Again(SignInForm form, int status, string what, string why, string now)
    {
        form.Refusal = (what, why, now);
        Response.StatusCode = status;
        return View("Show", form);
    }
}

/// <summary>The form.</summary>
public sealed class SignInForm
{
    public string? Email { get; set; }
    public string? Password { get; set; }
    public string? ReturnUrl { get; set; }

    /// <summary>What happened, why, what to do now.</summary>
    internal (string What, string Why, string Now)? Refusal { get; set; }
}

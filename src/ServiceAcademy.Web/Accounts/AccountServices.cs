using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ServiceAcademy.Data;
using ServiceAcademy.Hosting.Errors;
using ServiceAcademy.Hosting.Preparation;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People;
using ServiceAcademy.Web.Accounts.Keys;
using ServiceAcademy.Web.Accounts.Links;
using ServiceAcademy.Web.Accounts.Passwords;
using ServiceAcademy.Web.Accounts.SignIn;

namespace ServiceAcademy.Web.Accounts;

internal static class AccountServices
{
    /// <summary>Accounts, their rules, and the cookie that says who is signed in.</summary>
    public static void AddAccounts(this IServiceCollection services, DatabaseAddress database, bool secureCookies)
    {
        services.AddDbContext<AccountsDb>(options =>
            database.Configure(options, AccountsDb.HistoryTable, typeof(AccountsDb).Assembly.GetName().Name!));
        services.AddIdentity<Account, IdentityRole>(identity =>
            {
                identity.Password.RequiredLength = PasswordRules.Length;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
                identity.User.RequireUniqueEmail = true;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddEntityFrameworkStores<AccountsDb>()
            .AddDefaultTokenProviders()
            .AddErrorDescriber<AccountMessages>()
            .AddPasswordValidator<PasswordRules>()
            .AddSignInManager<AccountSignIn>()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<SecurityStampValidatorOptions>(stamps => stamps.ValidationInterval = TimeSpan.FromMinutes(1));
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = secureCookies ? "__Host-academy" : "academy";
            cookie.Cookie.SecurePolicy = secureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.LoginPath = "/sign-in";
            cookie.Events.OnRedirectToAccessDenied = refused =>
            {
                refused.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            cookie.Events.OnRedirectToLogin = unknown =>
            {
                if (ErrorAnswer.WantsJson(unknown.Request))
                    unknown.Response.StatusCode = StatusCodes.Status401Unauthorized;
                else
                    unknown.Response.Redirect(unknown.RedirectUri);
                return Task.CompletedTask;
            };
            cookie.Events.OnValidatePrincipal = ValidateAsync;
        });

        services.AddDataProtection().SetApplicationName("ServiceAcademy");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInDatabase>();

        services.AddScoped<AccountOffice>();
        services.AddScoped<IDemoAccounts>(provider => provider.GetRequiredService<AccountOffice>());
        services.AddScoped<OneTimeLinks>();
        services.AddScoped<IAccountPages, AccountPages>();
        services.AddScoped<IAccountEraser, AccountEraser>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<DemoPersonas>();
        services.AddSingleton<IPermissionSource, AccountsPermissions>();
        services.AddScoped<IMenuSource, AccountsMenu>();
    }

    /// <summary>While the database is away nobody is signed out: the page itself says so.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        catch (Exception error) when (DatabaseAway.Is(error))
        {
        }
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.People.Tokens;

/// <summary>Keys of programs: made, shown once, revoked.</summary>
[BackOffice]
[Authorize(PeoplePermissions.ManageTokens)]
public sealed class TokensController(
    ApiTokens tokens, PeopleApi people, IEnumerable<IPermissionSource> sources, IOptions<AcademyOptions> options, IStringLocalizer<PeopleApi> T) : Controller
{
    private static readonly int[] Days = [30, 90, 365, 730];

    [HttpGet("/people/tokens")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await FillAsync(new TokenForm(), cancellation));

    [HttpPost("/people/tokens"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(TokenForm form, CancellationToken cancellation)
    {
        form = await FillAsync(form, cancellation);
        if (!Days.Contains(form.Days))
            return BadRequest();
        if (form.Scopes.Count == 0 || form.Scopes.Any(scope => form.Offered.All(permission => permission.Name != scope)))
            ModelState.AddModelError(nameof(form.Scopes), T["Choose what the program may do."]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Index", form);
        }
        var key = await tokens.CreateAsync(form.Name!.Trim(), form.Scopes, TimeSpan.FromDays(form.Days), (await people.CurrentAsync(cancellation)).Id, cancellation);
        // Shown in this one answer; a second look at it would need it kept.
        return View("Show", new NewToken(form.Name.Trim(), key, form.Scopes.Contains(PeoplePermissions.Provision) ? options.Value.Outward("/scim/v2") : null));
    }

    [HttpPost("/people/tokens/{id:int}/revocation"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Revoke(int id, CancellationToken cancellation)
    {
        await tokens.RevokeAsync(id, (await people.CurrentAsync(cancellation)).Id, cancellation);
        return LocalRedirect("/people/tokens");
    }

    private async Task<TokenForm> FillAsync(TokenForm form, CancellationToken cancellation)
    {
        form.All = await tokens.AllAsync(cancellation);
        form.Offered = sources.SelectMany(source => source.Permissions).Where(permission => permission.ForPrograms).OrderBy(permission => permission.Name, StringComparer.Ordinal).ToList();
        form.TimeZone = (await people.OrganisationAsync(cancellation)).TimeZone;
        return form;
    }
}

/// <summary>A key to make.</summary>
public sealed class TokenForm
{
    [Required, StringLength(100)]
    public string? Name { get; set; }

    public List<string> Scopes { get; set; } = [];

    public int Days { get; set; } = 365;

    [BindNever, ValidateNever]
    public IReadOnlyList<ApiTokenCard> All { get; set; } = [];

    [BindNever, ValidateNever]
    public IReadOnlyList<Permission> Offered { get; set; } = [];

    [BindNever, ValidateNever]
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;
}

/// <summary>A key, shown once.</summary>
public sealed record NewToken(string Name, string Key, string? ScimAddress);

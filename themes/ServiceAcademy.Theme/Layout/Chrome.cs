using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Menu;

namespace ServiceAcademy.Theme.Layout;

/// <summary>An entry of the menu as the layout draws it.</summary>
public sealed record ChromeEntry(string Text, string Url, string Icon, bool IsCurrent);

/// <summary>What a layout knows of the request: the menu, the person, the look, the version.</summary>
public sealed class Chrome(IEnumerable<IMenuSource> sources, IAuthorizationService authorization, IHttpContextAccessor http, IOptions<AcademyOptions> options)
{
    /// <summary>How many entries a phone's bar holds.</summary>
    public const int BottomBar = 4;

    /// <summary>Name of the claim that carries the person's name; without it the account's name is shown.</summary>
    public const string NameClaim = "name";

    private Dictionary<string, bool>? allowed;

    /// <summary>The product's version, without the build's suffix.</summary>
    public static string Version { get; } =
        typeof(Chrome).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public bool IsDemo => options.Value.Demo;

    public bool IsSignedIn => User.Identity?.IsAuthenticated == true;

    public string PersonName => User.FindFirstValue(NameClaim) ?? User.Identity?.Name ?? "";

    /// <summary>The first letter or character of the name.</summary>
    public string Initial => PersonName.Length == 0 ? "·" : System.Globalization.StringInfo.GetNextTextElement(PersonName).ToUpperInvariant();

    /// <summary>light, dark, or null for what the device says.</summary>
    public string? Look => http.HttpContext?.Request.Cookies[Theme.Look.LookController.Cookie] is "light" or "dark" ? http.HttpContext.Request.Cookies[Theme.Look.LookController.Cookie] : null;

    /// <summary>Where to come back after a switch: this page, or the start after a form was posted.</summary>
    public string ReturnUrl => http.HttpContext?.Request is { } request && HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString : "/";

    /// <summary>The entries that the person may open, in order; the one with the longest matching path is current.</summary>
    public async Task<IReadOnlyList<ChromeEntry>> EntriesAsync(MenuPlace place)
    {
        var items = new List<MenuItem>();
        foreach (var item in sources.SelectMany(source => source.Items).Where(item => item.Place == place))
            if (await MayAsync(item.Permission))
                items.Add(item);
        var current = items.Where(item => Covers(item.Url)).MaxBy(item => item.Url.Length);
        return [.. items.OrderBy(item => item.Order).ThenBy(item => item.Text, StringComparer.CurrentCulture)
            .Select(item => new ChromeEntry(item.Text, Inside(item.Url), item.Icon, item == current))];
    }

    /// <summary>A path of this academy as the browser needs it.</summary>
    public string Inside(string path) => (http.HttpContext?.Request.PathBase.Value ?? "") + path;

    private ClaimsPrincipal User => http.HttpContext?.User ?? new ClaimsPrincipal();

    private bool Covers(string url) =>
        http.HttpContext?.Request.Path is { } path && (url == "/" ? path == "/" : path.StartsWithSegments(url, StringComparison.OrdinalIgnoreCase));

    private async Task<bool> MayAsync(string permission)
    {
        if (!IsSignedIn)
            return false;
        allowed ??= [];
        if (!allowed.TryGetValue(permission, out var may))
            allowed[permission] = may = (await authorization.AuthorizeAsync(User, permission)).Succeeded;
        return may;
    }
}

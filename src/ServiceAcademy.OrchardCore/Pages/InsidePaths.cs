using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ServiceAcademy.OrchardCore.Pages;

/// <summary>
/// The modules write a path as it is at the root of an academy. In a tenant that is reached by a prefix, every such path of a page, and every
/// redirect, begins with it; a path that does already (whatever the framework made) is left.
/// </summary>
internal static partial class InsidePaths
{
    public static string OfPage(string html, PathString prefix) =>
        Address().Replace(html, match => Under(match.Groups["path"].Value, prefix) ? match.Value : match.Groups["name"].Value + prefix + match.Groups["path"].Value);

    public static string OfRedirect(string url, PathString prefix) =>
        url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !Under(url, prefix) ? prefix + url : url;

    private static bool Under(string path, PathString prefix) =>
        path.StartsWith(prefix.Value!, StringComparison.OrdinalIgnoreCase) && (path.Length == prefix.Value!.Length || path[prefix.Value.Length] is '/' or '?' or '#');

    [GeneratedRegex("""(?<name>\s(?:href|src|action|formaction|data-[a-z-]*url)=")(?<path>/(?!/)[^"]*)""")]
    private static partial Regex Address();
}

/// <summary>Redirects of the academy's pages stay inside the tenant's prefix.</summary>
internal sealed class InsideRedirects : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.HttpContext.Request.PathBase is { HasValue: true } prefix && AcademyPages.Is(context.ActionDescriptor) && context.Result is LocalRedirectResult redirect)
            redirect.Url = InsidePaths.OfRedirect(redirect.Url, prefix);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}

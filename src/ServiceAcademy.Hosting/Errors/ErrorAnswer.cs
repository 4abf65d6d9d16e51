using Microsoft.AspNetCore.Http;

namespace ServiceAcademy.Hosting.Errors;

/// <summary>Pages for people, problem details (RFC 9457) for programs.</summary>
public static class ErrorAnswer
{
    /// <summary>Whether the request asks for JSON and not for a page.</summary>
    public static bool WantsJson(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }
}

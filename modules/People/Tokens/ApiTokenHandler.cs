using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ServiceAcademy.People.Tokens;

/// <summary>Knows a program by its bearer token (RFC 6750, header only) and answers those without one in the form that programs read.</summary>
internal sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (await tokens.FindAsync(header["Bearer ".Length..].Trim(), Context.RequestAborted) is not { } token)
            return AuthenticateResult.Fail("The key is unknown, revoked or expired.");
        var identity = new ClaimsIdentity(token.Scopes.Select(scope => new Claim(ApiTokens.ScopeClaim, scope))
            .Append(new Claim(ApiTokens.IdClaim, token.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))), Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"ServiceAcademy\"";
        return AnswerAsync(StatusCodes.Status401Unauthorized, "A bearer token is needed: Authorization: Bearer sa_… An administrator makes one under “Programs”.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        AnswerAsync(StatusCodes.Status403Forbidden, "The bearer token does not have the scope that this needs.");

    private Task AnswerAsync(int status, string detail)
    {
        Response.StatusCode = status;
        return Request.Path.StartsWithSegments("/scim")
            ? Response.WriteAsJsonAsync(new { schemas = new[] { "urn:ietf:params:scim:api:messages:2.0:Error" }, status = status.ToString(System.Globalization.CultureInfo.InvariantCulture), detail },
                options: null, "application/scim+json", Context.RequestAborted)
            : Response.WriteAsJsonAsync(new { status, title = detail }, options: null, "application/problem+json", Context.RequestAborted);
    }
}

internal static class TokenServices
{
    public static IServiceCollection AddApiTokens(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokens.Scheme, _ => { });
        return services.AddScoped<ApiTokens>();
    }
}

using Microsoft.AspNetCore.Authorization;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People;

namespace ServiceAcademy.Web.Hosting;

/// <summary>Answers <c>[Authorize("Module.Verb")]</c>: each permission is a policy that the permission's roles meet, and programs whose key has it as a scope.</summary>
internal static class PermissionPolicies
{
    public static void AddAcademyAuthorization(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddOptions<AuthorizationOptions>().Configure<IEnumerable<IPermissionSource>>((options, sources) =>
        {
            foreach (var permission in sources.SelectMany(source => source.Permissions))
                options.AddPolicy(permission.Name, policy => policy.RequireAssertion(asked =>
                    permission.Roles.Any(asked.User.IsInRole) || (permission.ForPrograms && asked.User.HasClaim(ApiTokens.ScopeClaim, permission.Name))));
        });
    }
}

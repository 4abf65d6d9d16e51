using Microsoft.AspNetCore.Authorization;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Web.Hosting;

/// <summary>Answers <c>[Authorize("Module.Verb")]</c>: each permission is a policy that the permission's roles meet.</summary>
internal static class PermissionPolicies
{
    public static void AddAcademyAuthorization(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddOptions<AuthorizationOptions>().Configure<IEnumerable<IPermissionSource>>((options, sources) =>
        {
            foreach (var permission in sources.SelectMany(source => source.Permissions))
                options.AddPolicy(permission.Name, policy => policy.RequireRole(permission.Roles));
        });
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Security;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.OrchardCore.Permissions;

/// <summary>Answers <c>[Authorize("Module.Verb")]</c> by the site's own permissions, whoever grants them there.</summary>
internal static class PermissionPolicies
{
    public static void AddPermissionPolicies(this IServiceCollection services) =>
        services.AddOptions<AuthorizationOptions>().Configure<IEnumerable<IPermissionSource>>((options, sources) =>
        {
            foreach (var permission in sources.SelectMany(source => source.Permissions))
                options.AddPolicy(permission.Name, policy => policy.RequireAuthenticatedUser()
                    .AddRequirements(new PermissionRequirement(AcademyPermissions.Site(permission))));
        });
}

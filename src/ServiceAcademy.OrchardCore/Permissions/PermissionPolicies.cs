using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Security;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People;

namespace ServiceAcademy.OrchardCore.Permissions;

/// <summary>Answers <c>[Authorize("Module.Verb")]</c> by the site's own permissions, whoever grants them there.</summary>
internal static class PermissionPolicies
{
    public static void AddPermissionPolicies(this IServiceCollection services) =>
        services.AddScoped<IAuthorizationHandler, ProgramScopes>().AddOptions<AuthorizationOptions>().Configure<IEnumerable<IPermissionSource>>((options, sources) =>
        {
            foreach (var permission in sources.SelectMany(source => source.Permissions))
                options.AddPolicy(permission.Name, policy => policy.RequireAuthenticatedUser()
                    .AddRequirements(new PermissionRequirement(AcademyPermissions.Site(permission))));
        });

    /// <summary>A program has what its key has as a scope; the site's roles know nothing of programs.</summary>
    private sealed class ProgramScopes(IEnumerable<IPermissionSource> sources) : AuthorizationHandler<PermissionRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
        {
            var name = requirement.Permission.Name;
            if (context.User.HasClaim(ApiTokens.ScopeClaim, name)
                && sources.SelectMany(source => source.Permissions).Any(permission => permission.ForPrograms && permission.Name == name))
                context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}

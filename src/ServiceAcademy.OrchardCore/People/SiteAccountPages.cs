using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OrchardCore.Admin;
using OrchardCore.Users;
using ServiceAcademy.People;

namespace ServiceAcademy.OrchardCore.People;

/// <summary>People are added where the site adds its users.</summary>
internal sealed class SiteAccountPages(IAuthorizationService authorization, IHttpContextAccessor http, IOptions<AdminOptions> admin) : IAccountPages
{
    public async Task<string?> AddUrlAsync() =>
        http.HttpContext is { } context && await authorization.AuthorizeAsync(context.User, UsersPermissions.EditUsers)
            ? $"/{admin.Value.AdminUrlPrefix}/Users/Create"
            : null;

    /// <summary>The site finds users by a key that the list of people does not have; its own list of users does.</summary>
    public Task<Func<PersonCard, string>?> UrlsAsync() => Task.FromResult<Func<PersonCard, string>?>(null);
}

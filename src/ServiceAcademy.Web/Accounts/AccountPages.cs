using Microsoft.AspNetCore.Authorization;
using ServiceAcademy.People;

namespace ServiceAcademy.Web.Accounts;

/// <summary>Tells the list of people where this host keeps accounts.</summary>
internal sealed class AccountPages(IAuthorizationService authorization, IHttpContextAccessor http) : IAccountPages
{
    public async Task<string?> AddUrlAsync() => await MayAsync() ? "/admin/accounts/new" : null;

    public async Task<Func<PersonCard, string>?> UrlsAsync() => await MayAsync() ? person => $"/admin/accounts/{person.Id}" : null;

    private async Task<bool> MayAsync() =>
        http.HttpContext is { } context && (await authorization.AuthorizeAsync(context.User, AccountsPermissions.Manage)).Succeeded;
}

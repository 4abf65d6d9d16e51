using Microsoft.AspNetCore.Identity;

namespace ServiceAcademy.Hosting.Errors;

/// <summary>Identity would not do it; the reasons are in the person's language.</summary>
public sealed class AccountRefused(IReadOnlyList<IdentityError> reasons) : Exception(string.Join(" ", reasons.Select(reason => reason.Description)))
{
    /// <summary>Why, in the person’s language.</summary>
    public IReadOnlyList<IdentityError> Reasons => reasons;
}

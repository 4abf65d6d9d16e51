using ServiceAcademy.Data.Content;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Profiles;

/// <summary>The role profiles in use.</summary>
internal sealed class RoleShelf(ContentStore content)
{
    public async Task<IReadOnlyList<RoleCard>> AllAsync(CancellationToken cancellation)
    {
        var roles = new List<RoleCard>();
        foreach (var key in await content.LatestOfKindAsync(ProfileKind.Name, cancellation))
            if (await content.ParsedAsync(key, RoleProfile.Parse, cancellation) is { Archived: false } profile)
                roles.Add(new RoleCard(profile.Id, key.Number, profile.Title, profile.Summary, profile.Jobs,
                    profile.Targets.ConvertAll(target => new RoleTarget(target.Competency, target.Minimum, target.Desired))));
        return roles;
    }

    /// <summary>The role of a person's job; null when no profile names it.</summary>
    public static RoleCard? Of(PersonCard person, IReadOnlyList<RoleCard> roles) => Of(person.JobTitle.En, person.JobTitle.ZhHans, roles);

    /// <summary>The role of a job by its title in each language; null when no profile names it.</summary>
    public static RoleCard? Of(string jobEn, string jobZhHans, IReadOnlyList<RoleCard> roles)
    {
        var titles = new[] { ProfileKind.Key(jobEn), ProfileKind.Key(jobZhHans) };
        return roles.FirstOrDefault(role => role.Jobs.Any(job => ProfileKind.Key(job) is { Length: > 0 } key && titles.Contains(key)));
    }
}

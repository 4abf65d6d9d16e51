using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.People;

/// <summary>What this module's permissions are called.</summary>
public static class PeoplePermissions
{
    public const string Manage = "People.Manage";
    public const string ReadAll = "People.ReadAll";
    public const string ReadTeam = "People.ReadTeam";
    public const string FollowWork = "People.FollowWork";
}

internal sealed class Permissions : IPermissionSource
{
    IEnumerable<Permission> IPermissionSource.Permissions =>
    [
        new(PeoplePermissions.Manage, "Add people, place them in teams, deactivate them", AcademyRoles.HR, AcademyRoles.Administrator),
        new(PeoplePermissions.ReadAll, "Read the figures of every person", AcademyRoles.HR),
        new(PeoplePermissions.ReadTeam, "Read the figures of the people in one's own teams", AcademyRoles.Manager, AcademyRoles.HR),
        new(PeoplePermissions.FollowWork, "Follow, stop and download the long work that one has started", AcademyRoles.Everybody),
    ];
}

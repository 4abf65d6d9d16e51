using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.People;

/// <summary>What this module's permissions are called.</summary>
public static class PeoplePermissions
{
    public const string Manage = "People.Manage";
    public const string ReadAll = "People.ReadAll";
    public const string ReadTeam = "People.ReadTeam";
    public const string FollowWork = "People.FollowWork";

    /// <summary>For directories: add, change and deactivate people and teams through SCIM.</summary>
    public const string Provision = "People.Provision";

    public const string ManageTokens = "People.ManageTokens";
    public const string ReadPrivacy = "People.ReadPrivacy";
    public const string Erase = "People.Erase";
    public const string Settings = "People.Settings";
}

internal sealed class Permissions : IPermissionSource
{
    IEnumerable<Permission> IPermissionSource.Permissions =>
    [
        new(PeoplePermissions.Manage, "Add people, place them in teams, deactivate them", AcademyRoles.HR, AcademyRoles.Administrator),
        new(PeoplePermissions.ReadAll, "Read the figures of every person", AcademyRoles.HR) { ForPrograms = true },
        new(PeoplePermissions.ReadTeam, "Read the figures of the people in one's own teams", AcademyRoles.Manager, AcademyRoles.HR),
        new(PeoplePermissions.FollowWork, "Follow, stop and download the long work that one has started", AcademyRoles.Everybody),
        new(PeoplePermissions.Provision, "Keep people and teams in step with the company’s directory (SCIM)") { ForPrograms = true },
        new(PeoplePermissions.ManageTokens, "Make and revoke the keys of programs", AcademyRoles.Administrator),
        new(PeoplePermissions.ReadPrivacy, "Read who looked at one’s own figures, and download everything about oneself", AcademyRoles.Everybody),
        new(PeoplePermissions.Erase, "Export everything about a person, and erase a person", AcademyRoles.HR),
        new(PeoplePermissions.Settings, "Decide whether managers read figures of single people", AcademyRoles.HR),
    ];
}

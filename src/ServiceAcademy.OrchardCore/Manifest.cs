using OrchardCore.Modules.Manifest;

[assembly: Module(
    Id = "ServiceAcademy.OrchardCore",
    Name = "ServiceAcademy",
    Description = "The ground on which the academy's modules stand in this site: permissions, menus, people, and a database of its own.",
    Author = "ServiceAcademy contributors",
    Version = "0.1.0",
    Category = "Training",
    Tags = ["Training"],
    Dependencies = ["OrchardCore.Admin", "OrchardCore.Roles", "OrchardCore.Settings", "OrchardCore.Users"],
    DefaultTenantOnly = false,
    IsAlwaysEnabled = false,
    EnabledByDependencyOnly = false)]

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

// A module that declares features is none by itself any more: the ground is one of them.
[assembly: Feature(
    Id = "ServiceAcademy.OrchardCore",
    Name = "ServiceAcademy",
    Description = "The ground on which the academy's modules stand in this site: permissions, menus, people, and a database of its own.",
    Category = "Training",
    Dependencies = ["OrchardCore.Admin", "OrchardCore.Roles", "OrchardCore.Settings", "OrchardCore.Users"],
    DefaultTenantOnly = false,
    IsAlwaysEnabled = false,
    EnabledByDependencyOnly = false)]

[assembly: Feature(
    Id = "ServiceAcademy.OrchardCore.Workflows",
    Name = "Training: workflow events",
    Description = "Course completed, certificate issued, running out or revoked, assignment overdue: events that start workflows of this site.",
    Category = "Training",
    Dependencies = ["ServiceAcademy.OrchardCore", "OrchardCore.Workflows"],
    DefaultTenantOnly = false,
    IsAlwaysEnabled = false,
    EnabledByDependencyOnly = false)]

[assembly: Feature(
    Id = "ServiceAcademy.OrchardCore.AuditTrail",
    Name = "Training: audit trail",
    Description = "Who published content, assigned courses, and which certificates were issued or revoked, in this site's audit trail.",
    Category = "Training",
    Dependencies = ["ServiceAcademy.OrchardCore", "OrchardCore.AuditTrail"],
    DefaultTenantOnly = false,
    IsAlwaysEnabled = false,
    EnabledByDependencyOnly = false)]

[assembly: Feature(
    Id = "ServiceAcademy.OrchardCore.Deployment",
    Name = "Training: deployment",
    Description = "Courses, role-plays, quizzes, frameworks and the rest as a step of a deployment plan.",
    Category = "Training",
    Dependencies = ["ServiceAcademy.OrchardCore", "OrchardCore.Deployment"],
    DefaultTenantOnly = false,
    IsAlwaysEnabled = false,
    EnabledByDependencyOnly = false)]

[assembly: Feature(
    Id = "ServiceAcademy.OrchardCore.Widgets",
    Name = "Training: widgets and Liquid",
    Description = "A course card, “my next step” and a certificate check in any page of this site, as widgets, as content parts and as Liquid filters.",
    Category = "Training",
    Dependencies = ["ServiceAcademy.Assignments", "ServiceAcademy.Certificates", "OrchardCore.Contents", "OrchardCore.Widgets", "OrchardCore.Liquid"],
    DefaultTenantOnly = false,
    IsAlwaysEnabled = false,
    EnabledByDependencyOnly = false)]

using OrchardCore.DisplayManagement.Manifest;

[assembly: Theme(
    Id = "ServiceAcademy.Theme",
    Name = "ServiceAcademy",
    Description = "Paper, ink and brass: the look of the academy for a whole site, light and dark, on the phone first.",
    Author = "ServiceAcademy contributors",
    Version = "0.1.0",
    Tags = ["Training", "Dark mode"],
    DefaultTenantOnly = false,
    IsAlwaysEnabled = false,
    EnabledByDependencyOnly = false)]

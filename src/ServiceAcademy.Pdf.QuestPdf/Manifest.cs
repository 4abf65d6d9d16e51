using OrchardCore.Modules.Manifest;

[assembly: Module(
    Id = "ServiceAcademy.Pdf.QuestPdf",
    Name = "Certificates with QuestPDF",
    Description = "Draws certificates with QuestPDF instead of the built-in writer. QuestPDF has its own licence: its Community licence is free only for organisations with less than 1 million USD annual gross revenue and a few other kinds, never for public authorities or listed companies; everybody else buys one. State yours in Academy:QuestPdf:License.",
    Author = "ServiceAcademy contributors",
    Version = "0.1.0",
    Category = "Training",
    Tags = ["Training"],
    Dependencies = ["ServiceAcademy.Certificates"],
    DefaultTenantOnly = false,
    IsAlwaysEnabled = false,
    EnabledByDependencyOnly = false)]

using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies.Answers;
using ServiceAcademy.Competencies.Asks;
using ServiceAcademy.Competencies.Author;
using ServiceAcademy.Competencies.Calibrations;
using ServiceAcademy.Competencies.Contests;
using ServiceAcademy.Competencies.Mine;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Competencies.People;

namespace ServiceAcademy.Competencies;

/// <summary>What this module's own pages work with; controllers are public, and this keeps the rest internal.</summary>
public sealed class CompetenciesDesk
{
    private readonly IServiceProvider services;

    /// <summary>Made by the container.</summary>
    public CompetenciesDesk(IServiceProvider services) => this.services = services;

    internal Sheets Sheets => services.GetRequiredService<Sheets>();

    internal SheetBook Book => services.GetRequiredService<SheetBook>();

    internal SheetReader Reader => services.GetRequiredService<SheetReader>();

    internal Instruments Instruments => services.GetRequiredService<Instruments>();

    internal RoundBook Rounds => services.GetRequiredService<RoundBook>();

    internal ContestBook Contests => services.GetRequiredService<ContestBook>();

    internal AskBook Asks => services.GetRequiredService<AskBook>();

    internal Standpoints Standpoints => services.GetRequiredService<Standpoints>();

    internal EvidencePages Evidence => services.GetRequiredService<EvidencePages>();

    internal PersonPages PersonPages => services.GetRequiredService<PersonPages>();

    internal Drafts Drafts => services.GetRequiredService<Drafts>();
}

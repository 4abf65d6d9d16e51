using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>One competency, group by group.</summary>
/// <param name="Groups">In order of house and team.</param>
/// <param name="Hidden">How many of them are hidden.</param>
public sealed record TeamReport(
    ReportFilter Filter, ReportScope Scope, IReadOnlyList<CompetencyCard> Framework, CompetencyCard? Competency, bool IsBySite, IReadOnlyList<TeamFigure> Groups, int Hidden);

/// <summary>What a group can do.</summary>
/// <param name="Known">People with enough evidence; null when the group is hidden.</param>
/// <param name="Ability">Null when the group is hidden, or nobody in it has enough evidence.</param>
public sealed record TeamFigure(GroupLine Group, int? Known, GroupAbility? Ability)
{
    /// <summary>Whether the figure is kept back because the group is small, or would give a small one away.</summary>
    public bool IsHidden => Known is null;
}

/// <summary>Makes <see cref="TeamReport"/>.</summary>
internal sealed class TeamReports(CompetenciesApi competencies, Scoping scoping, Groups groups, FigureExport figures)
{
    public async Task<TeamReport> OfAsync(ReportFilter filter, string? competency, CancellationToken cancellation)
    {
        filter = Groups.Whole(filter);
        var scope = await scoping.OfGroupsAsync(filter, cancellation);
        var framework = await competencies.FrameworkAsync(cancellation);
        var card = framework.FirstOrDefault(card => card.Id == competency) ?? framework.FirstOrDefault();
        var cut = await groups.OfAsync(scope, filter, cancellation);
        var known = cut.Lines.Select(_ => new List<(double, double)>()).ToList();
        if (card is not null)
            await foreach (var (person, _, row) in figures.RowsAsync(scope, null, [card], null, cancellation, erased: true))
                if (person.TeamId is { } team && cut.LineOf.TryGetValue(team, out var line) && row[0].Figure is { IsEnough: true } figure)
                    known[line].Add((figure.Mean, figure.StandardError));
        var hidden = cut.Hidden(line => known[line].Count).Where(line => known[line].Count > 0).ToHashSet();
        return new TeamReport(filter, scope, framework, card, cut.IsBySite,
            cut.Lines.Select((line, number) => hidden.Contains(number)
                ? new TeamFigure(line.Line, null, null)
                : new TeamFigure(line.Line, known[number].Count, GroupAbility.Of(known[number], Scale.Cuts))).ToList(),
            hidden.Count);
    }
}

using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>One competency, group by group.</summary>
/// <param name="Groups">In order of house and team.</param>
/// <param name="All">All of them together; null when there is no group.</param>
/// <param name="Hidden">How many of them are hidden.</param>
public sealed record TeamReport(
    ReportFilter Filter, ReportScope Scope, IReadOnlyList<CompetencyCard> Framework, CompetencyCard? Competency, bool IsBySite, IReadOnlyList<TeamFigure> Groups,
    TeamFigure? All, int Hidden);

/// <summary>What a group can do.</summary>
/// <param name="Known">People with enough evidence; null when the group is hidden.</param>
/// <param name="Ability">Null when the group is hidden, or nobody in it has enough evidence.</param>
public sealed record TeamFigure(GroupLine Group, int? Known, GroupAbility? Ability)
{
    /// <summary>Whether the figure is kept back because the group is small, or would give a small one away.</summary>
    public bool IsHidden => Known is null;
}

/// <summary>Makes <see cref="TeamReport"/>.</summary>
internal sealed class TeamReports(CompetenciesApi competencies, Groups groups, FigureExport figures)
{
    public async Task<TeamReport> OfAsync(ReportFilter filter, string? competency, CancellationToken cancellation)
    {
        var cut = await groups.OfAsync(filter, cancellation);
        var framework = await competencies.FrameworkAsync(cancellation);
        var card = framework.FirstOrDefault(card => card.Id == competency) ?? framework.FirstOrDefault();
        var tally = cut.Tally<Known>(1);
        if (card is not null)
            await foreach (var (person, _, row) in figures.RowsAsync(cut.Whole, null, [card], null, cancellation, erased: true))
                if (person.TeamId is { } team && row[0].Figure is { IsEnough: true } figure)
                    tally.Add(team, [Known.Of(figure)]);
        var (sums, shown) = tally.Told();
        TeamFigure Line(int line, GroupLine group) => shown[line, 0] || sums[line, 0].N == 0
            ? new TeamFigure(group, sums[line, 0].N, GroupAbility.Of(sums[line, 0].Figures, Scale.Cuts))
            : new TeamFigure(group, null, null);
        var lines = cut.Shown.Lines.Select((group, line) => Line(line, group)).ToList();
        return new TeamReport(cut.Filter, cut.Asked, framework, card, cut.IsBySite, lines,
            lines.Count == 0 ? null : Line(lines.Count, new GroupLine("", null, null, lines.Sum(line => line.Group.People))), lines.Count(line => line.IsHidden));
    }

    private sealed class Known : ITally<Known>
    {
        public List<(double Mean, double StandardError)> Figures { get; } = [];

        public int N => Figures.Count;

        public static Known Of(Figure figure) => new() { Figures = { (figure.Mean, figure.StandardError) } };

        public void Add(Known other) => Figures.AddRange(other.Figures);
    }
}

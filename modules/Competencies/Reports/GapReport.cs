using MathNet.Numerics.Distributions;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>Groups × competencies against what people's roles ask for.</summary>
/// <param name="Desired">Against the desired levels; else against the least ones.</param>
/// <param name="Columns">The competencies that a role asks for.</param>
public sealed record GapReport(
    ReportFilter Filter, ReportScope Scope, bool Desired, bool IsBySite, bool HasRoles, IReadOnlyList<CompetencyCard> Columns, IReadOnlyList<GapLine> Lines);

/// <summary>A group's line.</summary>
public sealed record GapLine(GroupLine Group, IReadOnlyList<GapCell> Cells);

/// <summary>How far a group is from what its people's roles ask for.</summary>
/// <param name="N">People whose role asks for it and of whom enough is known; null when hidden because they are few, or would give few away.</param>
/// <param name="Points">Mean of estimate − target in points of 0–100; negative: short of it.</param>
/// <param name="Low">Lower end of its 90 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Share">Expected share of them who reach the target, 0–1.</param>
public sealed record GapCell(int? N, double Points, double Low, double High, double Share)
{
    /// <summary>Whether anything can be told.</summary>
    public bool IsTold => N > 0;

    /// <summary>Whether it is hidden.</summary>
    public bool IsHidden => N is null;

    /// <summary>The whole interval is short of the target.</summary>
    public bool IsShort => IsTold && High < 0;

    /// <summary>The whole interval reaches it.</summary>
    public bool IsMet => IsTold && Low >= 0;
}

/// <summary>Makes <see cref="GapReport"/>.</summary>
internal sealed class GapReports(CompetenciesApi competencies, Scoping scoping, Groups groups, FigureExport figures)
{
    public async Task<GapReport> OfAsync(ReportFilter filter, bool desired, CancellationToken cancellation)
    {
        filter = Groups.Whole(filter);
        var scope = await scoping.OfGroupsAsync(filter, cancellation);
        var roles = new RoleFinder(await competencies.RolesAsync(cancellation));
        var columns = (await competencies.FrameworkAsync(cancellation)).Where(card => roles.All.Any(role => role.In(card.Id) is not null)).ToList();
        var cut = await groups.OfAsync(scope, filter, cancellation);
        var sums = new Sum[cut.Lines.Count, columns.Count];
        if (columns.Count > 0)
            await foreach (var (person, _, row) in figures.RowsAsync(scope, null, columns, null, cancellation, erased: true))
                if (person.TeamId is { } team && cut.LineOf.TryGetValue(team, out var line) && roles.Of(person) is { } role)
                    for (var column = 0; column < row.Count; column++)
                        if (row[column].Figure is { IsEnough: true } figure && role.In(row[column].Card.Id) is { } target)
                            sums[line, column].Add(figure, Scale.Logits(Gap.BeginOf(desired ? target.Desired : target.Minimum)));
        var hidden = columns.Select((_, column) => cut.Hidden(line => sums[line, column].N)).ToList();
        return new GapReport(filter, scope, desired, cut.IsBySite, roles.All.Count > 0, columns,
            cut.Lines.Select((group, line) => new GapLine(group.Line,
                columns.Select((_, column) => sums[line, column].Told(hidden[column].Contains(line))).ToList())).ToList());
    }

    private struct Sum
    {
        private double distance, errors, reaching;

        public int N { get; private set; }

        public void Add(Figure figure, double target)
        {
            N++;
            distance += figure.Mean - target;
            errors += figure.StandardError * figure.StandardError;
            reaching += Normal.CDF(0, 1, (figure.Mean - target) / figure.StandardError);
        }

        public readonly GapCell Told(bool hidden)
        {
            if (hidden && N > 0)
                return new GapCell(null, 0, 0, 0, 0);
            var (mean, half) = (distance / Math.Max(1, N), Figure.Z90 * Math.Sqrt(errors) / Math.Max(1, N));
            return new GapCell(N, Points(mean), Points(mean - half), Points(mean + half), reaching / Math.Max(1, N));
        }

        /// <summary>A distance: the scale's slope without its origin.</summary>
        private static double Points(double logits) => logits * Statistics.CompetencyScale.PointsPerLogit;
    }
}

/// <summary>Finds people's roles, each job once.</summary>
internal sealed class RoleFinder(IReadOnlyList<RoleCard> roles)
{
    private readonly Dictionary<(string, string), RoleCard?> known = [];

    public IReadOnlyList<RoleCard> All => roles;

    public RoleCard? Of(PlacedPerson person)
    {
        if (!known.TryGetValue((person.JobEn, person.JobZhHans), out var role))
            known[(person.JobEn, person.JobZhHans)] = role = Profiles.RoleShelf.Of(person.JobEn, person.JobZhHans, roles);
        return role;
    }
}

using MathNet.Numerics.Distributions;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>Groups × competencies against what people's roles ask for.</summary>
/// <param name="Desired">Against the desired levels; else against the least ones.</param>
/// <param name="Columns">The competencies that a role asks for.</param>
/// <param name="Lines">By group; in each the competencies and, last, all of them together.</param>
/// <param name="All">All groups together.</param>
public sealed record GapReport(
    ReportFilter Filter, ReportScope Scope, bool Desired, bool IsBySite, bool HasRoles, IReadOnlyList<CompetencyCard> Columns, IReadOnlyList<GapLine> Lines, GapLine All);

/// <summary>A group's line.</summary>
/// <param name="Group">Null: all of them.</param>
public sealed record GapLine(GroupLine? Group, IReadOnlyList<GapCell> Cells);

/// <summary>How far a group is from what its people's roles ask for.</summary>
/// <param name="N">
/// Targets of which enough is known: people whose role asks for the competency, or, for all competencies together, people times competencies. Null when hidden because they are few, or would
/// give few away.
/// </param>
/// <param name="Points">Mean of estimate − target in points of 0–100; negative: short of it.</param>
/// <param name="Low">Lower end of its 90 % interval; for all competencies together it is not known, since one person's errors hang together.</param>
/// <param name="High">Upper end.</param>
/// <param name="Share">Expected share of the targets that are reached, 0–1.</param>
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
internal sealed class GapReports(CompetenciesApi competencies, Groups groups, FigureExport figures)
{
    public async Task<GapReport> OfAsync(ReportFilter filter, bool desired, CancellationToken cancellation)
    {
        var cut = await groups.OfAsync(filter, cancellation);
        var roles = new RoleFinder(await competencies.RolesAsync(cancellation));
        var columns = (await competencies.FrameworkAsync(cancellation)).Where(card => roles.All.Any(role => role.In(card.Id) is not null)).ToList();
        var tally = cut.Tally<GapSum>(columns.Count);
        if (columns.Count > 0)
            await foreach (var (person, _, row) in figures.RowsAsync(cut.Whole, null, columns, null, cancellation, erased: true))
                if (person.TeamId is { } team && roles.Of(person) is { } role)
                    tally.Add(team, row.Select(cell => cell.Figure is { IsEnough: true } figure && role.In(cell.Card.Id) is { } target
                        ? GapSum.Of(figure, Scale.Logits(Gap.BeginOf(desired ? target.Desired : target.Minimum)))
                        : null).ToList());
        var (sums, shown) = tally.Told();
        GapLine Line(int line, GroupLine? group) => new(group,
            Enumerable.Range(0, columns.Count + 1).Select(column => sums[line, column].Told(shown[line, column], isOne: column < columns.Count)).ToList());
        return new GapReport(cut.Filter, cut.Asked, desired, cut.IsBySite, roles.All.Count > 0, columns,
            cut.Shown.Lines.Select((group, line) => Line(line, group)).ToList(), Line(cut.Shown.Lines.Count, null));
    }
}

/// <summary>Sums of distances to targets.</summary>
internal sealed class GapSum : ITally<GapSum>
{
    private double distance, errors, reaching;

    public int N { get; private set; }

    public static GapSum Of(Figure figure, double target) => new()
    {
        N = 1, distance = figure.Mean - target, errors = figure.StandardError * figure.StandardError,
        reaching = Normal.CDF(0, 1, (figure.Mean - target) / figure.StandardError),
    };

    public void Add(GapSum other) =>
        (N, distance, errors, reaching) = (N + other.N, distance + other.distance, errors + other.errors, reaching + other.reaching);

    /// <param name="shown">Whether it may be told.</param>
    /// <param name="isOne">Whether it is of one competency, so that the errors of different people are independent of each other.</param>
    public GapCell Told(bool shown, bool isOne)
    {
        if (!shown && N > 0)
            return new GapCell(null, 0, 0, 0, 0);
        var (mean, half) = (distance / Math.Max(1, N), isOne ? Figure.Z90 * Math.Sqrt(errors) / Math.Max(1, N) : double.NaN);
        return new GapCell(N, Points(mean), Points(mean - half), Points(mean + half), reaching / Math.Max(1, N));
    }

    /// <summary>A distance: the scale's slope without its origin.</summary>
    private static double Points(double logits) => logits * Statistics.CompetencyScale.PointsPerLogit;
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

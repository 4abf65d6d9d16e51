using MathNet.Numerics.Distributions;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>Who meets what a role asks for, and how certain that is.</summary>
/// <param name="Role">Null: there is none.</param>
/// <param name="Own">Only people whose job the role stands for; else everybody in the scope.</param>
/// <param name="Next">The id behind which the next page begins; null on the last one.</param>
public sealed record ReadinessReport(
    ReportFilter Filter, ReportScope Scope, IReadOnlyList<RoleCard> Roles, RoleCard? Role, bool Own, IReadOnlyList<CompetencyCard> Columns,
    IReadOnlyList<ReadinessLine> Lines, string? Next);

/// <summary>How ready somebody is.</summary>
public enum Readiness
{
    /// <summary>Every least level is reached with at least 90 % certainty.</summary>
    Ready,

    /// <summary>Some least level is missed with at least 90 % certainty.</summary>
    NotYet,

    /// <summary>Neither: more evidence would tell.</summary>
    Open,
}

/// <summary>A person's line.</summary>
public sealed record ReadinessLine(PlacedPerson Person, string Team, IReadOnlyList<ReadinessCell> Cells)
{
    private const double Certain = 0.9;

    /// <summary>What all targets together say.</summary>
    public Readiness Readiness =>
        Cells.Any(cell => cell.Minimum <= 1 - Certain) ? Readiness.NotYet
        : Cells.All(cell => cell.Minimum >= Certain) ? Readiness.Ready
        : Readiness.Open;

    /// <summary>Targets of which enough is known.</summary>
    public int Known => Cells.Count(cell => cell.Minimum is not null);

    /// <summary>Targets missed for certain.</summary>
    public int Missed => Cells.Count(cell => cell.Minimum <= 1 - Certain);

    /// <summary>
    /// All least levels at once: no less certain than 1 − Σ(1 − p) (Boole's inequality), whatever the competencies have to do with each other; null
    /// while one of them is unknown.
    /// </summary>
    public double? AtLeast => Cells.Any(cell => cell.Minimum is null) ? null : Math.Max(0, 1 - Cells.Sum(cell => 1 - cell.Minimum!.Value));
}

/// <summary>One target.</summary>
/// <param name="Minimum">Probability that the person's ability reaches the least level; null: not enough evidence.</param>
/// <param name="Desired">The same for the desired level.</param>
public sealed record ReadinessCell(RoleTarget Target, Figure? Figure, double? Minimum, double? Desired);

/// <summary>Makes <see cref="ReadinessReport"/>.</summary>
internal sealed class ReadinessReports(CompetenciesApi competencies, Scoping scoping, FigureBook figures, AccessLog log)
{
    private const int PageSize = 50;

    /// <param name="after">Name and id behind which the page begins.</param>
    public async Task<ReadinessReport> OfAsync(ReportFilter filter, string? role, bool own, string? after, CancellationToken cancellation)
    {
        var scope = await scoping.OfAsync(filter, cancellation);
        var roles = await competencies.RolesAsync(cancellation);
        var chosen = roles.FirstOrDefault(card => card.Id == role) ?? roles.FirstOrDefault();
        if (chosen is null)
            return new ReadinessReport(filter, scope, roles, null, own, [], [], null);
        var framework = await competencies.FrameworkAsync(cancellation);
        var columns = chosen.Targets.Select(target => framework.FirstOrDefault(card => card.Id == target.Competency)).OfType<CompetencyCard>().ToList();
        var people = await PeopleAsync(scope, own ? chosen : null, Matrix.PageMark.Read(after), cancellation);
        var shown = people.Take(PageSize).ToList();
        await log.NoteAsync(shown.ConvertAll(person => person.Id), FigureKind.Competencies, cancellation);
        var known = await figures.OfAsync(shown.Select(person => person.Subject).ToList(), scope.KnownAt, Records.Channels.Measured, cancellation);
        return new ReadinessReport(filter, scope, roles, chosen, own, columns,
            shown.Select(person => new ReadinessLine(person, scope.TeamName(person.TeamId),
                columns.Select(card => Cell(chosen.In(card.Id)!, known.GetValueOrDefault((person.Subject, card.Id)))).ToList())).ToList(),
            people.Count > PageSize ? new Matrix.PageMark(0, 0, shown[^1].Id, shown[^1].Name).ToString() : null);
    }

    private async Task<IReadOnlyList<PlacedPerson>> PeopleAsync(ReportScope scope, RoleCard? role, Matrix.PageMark? mark, CancellationToken cancellation)
    {
        var people = scoping.People(scope, null);
        if (role is not null)
        {
            var jobs = role.Jobs.Select(Profiles.ProfileKind.Key).ToList();
            people = people.Where(person => jobs.Contains(person.JobEn.ToLower()) || jobs.Contains(person.JobZhHans));
        }
        return await Matrix.MatrixQuery.Behind(people, mark ?? Matrix.MatrixQuery.Start).OrderBy(person => person.Name).ThenBy(person => person.Id).Take(PageSize + 1).ToListAsync(cancellation);
    }

    private static ReadinessCell Cell(RoleTarget target, Figure? figure)
    {
        double? Reach(int level) => figure is { IsEnough: true }
            ? level == 1 ? 1 : Normal.CDF(0, 1, (figure.Mean - Scale.Logits(Gap.BeginOf(level))) / figure.StandardError)
            : null;
        return new ReadinessCell(target, figure, Reach(target.Minimum), Reach(target.Desired));
    }
}

using ServiceAcademy.Competencies.Reports;
using ServiceAcademy.People;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies.Matrix;

/// <summary>A page of the matrix.</summary>
/// <param name="Framework">All competencies, to choose columns from.</param>
/// <param name="Columns">Those shown.</param>
/// <param name="Total">How many people the filter finds.</param>
/// <param name="Next">The mark behind the last row; null on the last page.</param>
public sealed record MatrixPage(
    MatrixFilter Filter, ReportScope Scope, IReadOnlyList<CompetencyCard> Framework, IReadOnlyList<CompetencyCard> Columns,
    IReadOnlyList<JobCard> Jobs, IReadOnlyList<MatrixRow> Rows, int Total, string? Next)
{
    /// <summary>The competency that people are ordered or chosen by; null: none.</summary>
    public CompetencyCard? Sorted => Framework.FirstOrDefault(card => card.Id == Filter.Competency);
}

/// <summary>A person's line.</summary>
/// <param name="Group">The name of the group that begins with this row; null inside a group and without groups.</param>
public sealed record MatrixRow(PlacedPerson Person, string Team, string? Group, IReadOnlyList<MatrixCell> Cells);

/// <summary>One cell.</summary>
/// <param name="Now">The figure as of the day; null: no evidence.</param>
/// <param name="Then">As of the day compared with.</param>
/// <param name="Change">What moved in between, in logits; null when nothing is compared or one of the two is not enough.</param>
public sealed record MatrixCell(CompetencyCard Competency, Figure? Now, Figure? Then, AbilityChange? Change);

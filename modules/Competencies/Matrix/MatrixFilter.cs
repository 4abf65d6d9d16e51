using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Competencies.Reports;

namespace ServiceAcademy.Competencies.Matrix;

/// <summary>What the matrix shows and in which order.</summary>
public sealed class MatrixFilter : ReportFilter
{
    /// <summary>Compare with the end of this day.</summary>
    [FromQuery(Name = "before")]
    public DateOnly? Before { get; set; }

    /// <summary>The competency that <see cref="Level"/> and <see cref="Sort"/> are about.</summary>
    [FromQuery(Name = "competency")]
    public string? Competency { get; set; }

    /// <summary>Only people in this level of it (1–4).</summary>
    [FromQuery(Name = "level")]
    public int? Level { get; set; }

    /// <summary><c>name</c> (default), <c>low</c> or <c>high</c>: by the competency's estimate, lowest or highest first.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    /// <summary><c>team</c> or <c>site</c>: people under the name of their team or house.</summary>
    [FromQuery(Name = "group")]
    public string? Group { get; set; }

    /// <summary>The competencies shown as columns; none: the first twelve; <c>all</c>: all.</summary>
    [FromQuery(Name = "show")]
    public string[] Show { get; set; } = [];

    /// <summary>Where the page before ended.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; set; }

    /// <summary>Whether people are ordered by an estimate.</summary>
    public bool IsSortedByFigure => Competency is not null && Sort is "low" or "high";

    /// <inheritdoc />
    protected override IEnumerable<(string Name, object? Value)> Words() =>
    [
        .. base.Words(), ("before", Before), ("competency", Competency), ("level", Level), ("sort", Sort), ("group", Group),
        .. Show.Select(id => ("show", (object?)id)), ("after", After),
    ];
}

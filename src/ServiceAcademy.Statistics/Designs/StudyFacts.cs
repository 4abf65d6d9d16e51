namespace ServiceAcademy.Statistics;

/// <summary>Who decided who was trained when.</summary>
public enum Assignment
{
    /// <summary>The academy drew waves by chance, before the start, seed recorded.</summary>
    Drawn,

    /// <summary>Units began at different times for reasons that have nothing to do with the KPI (a trainer's calendar, a roll-out by region).</summary>
    Scheduled,

    /// <summary>Units were chosen for their figures (the weakest first).</summary>
    ChosenByFigure,

    /// <summary>People or teams came by themselves, or nobody wrote down why.</summary>
    OwnChoice,

    /// <summary>Everybody at once, or there is no training but a competency that moves.</summary>
    NotAssigned,
}

/// <summary>
/// What is known of a study. Nothing of it is the outcome after training: counts, and checks of the time before.
/// </summary>
/// <param name="Assignment">As written down before the result was shown.</param>
/// <param name="Clusters">Independent units with figures.</param>
/// <param name="TrainedClusters">Of them, trained within the study's periods.</param>
/// <param name="WaitingClusters">Of them, not yet trained at the first start.</param>
/// <param name="PeriodsBefore">Periods before the first start.</param>
/// <param name="PeriodsAfter">Periods from the first start and the lag on.</param>
/// <param name="CompetencyPeriods">Periods in which the competency was measured too.</param>
public sealed record StudyFacts(
    Assignment Assignment, int Clusters, int TrainedClusters, int WaitingClusters, int PeriodsBefore, int PeriodsAfter, int CompetencyPeriods)
{
    /// <summary>The design said beforehand was kept to: drawn units were trained in their wave. Null: not a drawn study.</summary>
    public bool? KeptToDraw { get; init; }

    /// <summary>Share of trained units not trained when drawn, or of waiting ones trained all the same, 0–1.</summary>
    public double CrossOver { get; init; }

    /// <summary>Difference between arms in the share with no figure afterwards, 0–1.</summary>
    public double DifferentialAttrition { get; init; }

    /// <summary>The pre-trend check of design B: null when there are too few periods to check.</summary>
    public bool? IsPreTrendSuspect { get; init; }

    /// <summary>The placebo's interval leaves zero out. Null: could not be made.</summary>
    public bool? IsPlaceboSuspect { get; init; }

    /// <summary>The hypothesis, lag and least effect were written down before the result was shown.</summary>
    public bool IsRegistered { get; init; } = true;
}

/// <summary>The ways to an answer, strongest first.</summary>
public enum StudyDesign
{
    WaitList,
    StaggeredDifferences,
    WithinUnits,
    Association,
}

/// <summary>Which design may be used, which grade its figure carries, and why.</summary>
/// <param name="Design">The strongest that assignment and data allow; null: none, too few data for any.</param>
/// <param name="Grade">Grade of the figure; null with no design.</param>
/// <param name="Reasons">Keys, in the order in which they were found: why not a stronger design, then what lowered the grade. The reader is told in words.</param>
public sealed record DesignChoice(StudyDesign? Design, EvidenceGrade? Grade, IReadOnlyList<string> Reasons);

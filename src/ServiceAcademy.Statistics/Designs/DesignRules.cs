namespace ServiceAcademy.Statistics;

/// <summary>
/// From how training was assigned to the strongest design, and from checks of the time before to the grade. Outcomes after training cannot enter: they are not in
/// <see cref="StudyFacts"/>. A grade is only ever lowered.
/// <list type="table">
/// <item>A, wait-list: waves drawn by chance; five units an arm. Lower to B when the draw was not kept to, more than a fifth crossed over, or attrition differs by more than 10 points.</item>
/// <item>B, staggered differences: starts that differ for reasons other than the KPI; ten clusters, four trained, four waiting, two periods before. Lower to C when the
/// pre-trend or the placebo is suspect, cannot be checked, or units came by themselves; to C when chosen by their figures (they would have moved back anyhow).</item>
/// <item>C, within units: competency and KPI of ten clusters in three periods or more.</item>
/// <item>D, association: eight units.</item>
/// </list>
/// What was not written down before its result was shown loses one grade more, D stays D. Thresholds for attrition and cross-over are conventions (after the What Works Clearinghouse's
/// standards); they are stated, not tuned.
/// </summary>
public static class DesignRules
{
    public const double MostCrossOver = 0.2;

    public const double MostDifferentialAttrition = 0.1;

    public static DesignChoice Choose(StudyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Check.Fraction(facts.CrossOver);
        Check.Fraction(facts.DifferentialAttrition);
        var reasons = new List<string>();
        if (DesignOf(facts, reasons) is not { } design)
            return new DesignChoice(null, null, reasons);
        var grade = design switch
        {
            StudyDesign.WaitList => Drawn(facts, reasons),
            StudyDesign.StaggeredDifferences => Compared(facts, reasons),
            StudyDesign.WithinUnits => EvidenceGrade.C,
            _ => EvidenceGrade.D,
        };
        if (!facts.IsRegistered)
        {
            reasons.Add("not-written-down-before");
            grade = Lower(grade);
        }
        return new DesignChoice(design, grade, reasons);
    }

    private static StudyDesign? DesignOf(StudyFacts facts, List<string> reasons)
    {
        if (facts.Assignment == Assignment.Drawn)
        {
            if (facts.TrainedClusters >= WaitListAnalysis.LeastInArm && facts.WaitingClusters >= WaitListAnalysis.LeastInArm && facts.PeriodsBefore >= 1 && facts.PeriodsAfter >= 1)
                return StudyDesign.WaitList;
            reasons.Add("too-few-for-wait-list");
        }
        else
            reasons.Add("not-drawn-by-chance");

        if (facts.Assignment == Assignment.NotAssigned)
            reasons.Add("no-differing-starts");
        else if (facts.Clusters >= StaggeredDifferences.LeastClusters && facts.TrainedClusters >= StaggeredDifferences.LeastInArm
            && facts.WaitingClusters >= StaggeredDifferences.LeastInArm && facts.PeriodsBefore >= 2 && facts.PeriodsAfter >= 1)
            return StudyDesign.StaggeredDifferences;
        else
            reasons.Add("too-few-for-differences");

        if (facts.Clusters >= PanelRegression.LeastClusters && facts.CompetencyPeriods >= PanelRegression.LeastPeriods)
            return StudyDesign.WithinUnits;
        reasons.Add("too-few-for-within-units");

        if (facts.Clusters >= RankAssociation.LeastUnits)
            return StudyDesign.Association;
        reasons.Add("too-few-for-association");
        return null;
    }

    private static EvidenceGrade Drawn(StudyFacts facts, List<string> reasons)
    {
        if (facts.KeptToDraw != true)
            reasons.Add("draw-not-kept");
        if (facts.CrossOver > MostCrossOver)
            reasons.Add("crossed-over");
        if (facts.DifferentialAttrition > MostDifferentialAttrition)
            reasons.Add("attrition-differs");
        return facts.KeptToDraw == true && facts.CrossOver <= MostCrossOver && facts.DifferentialAttrition <= MostDifferentialAttrition ? EvidenceGrade.A : EvidenceGrade.B;
    }

    private static EvidenceGrade Compared(StudyFacts facts, List<string> reasons)
    {
        var found = reasons.Count;
        if (facts.Assignment == Assignment.ChosenByFigure)
            reasons.Add("chosen-by-figure");
        if (facts.Assignment == Assignment.OwnChoice)
            reasons.Add("own-choice");
        if (facts.IsPreTrendSuspect is null)
            reasons.Add("pre-trend-not-checked");
        if (facts.IsPreTrendSuspect == true)
            reasons.Add("pre-trend-suspect");
        if (facts.IsPlaceboSuspect == true)
            reasons.Add("placebo-suspect");
        if (facts.DifferentialAttrition > MostDifferentialAttrition)
            reasons.Add("attrition-differs");
        return reasons.Count == found ? EvidenceGrade.B : EvidenceGrade.C;
    }

    private static EvidenceGrade Lower(EvidenceGrade grade) => EvidenceGrade.All[Math.Min(EvidenceGrade.All.Count - 1, grade.Letter - 'A' + 1)];
}

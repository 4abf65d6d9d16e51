namespace ServiceAcademy.Statistics;

/// <summary>How the errors within a cluster are allowed for.</summary>
public enum ClusterErrors
{
    /// <summary>Sandwich with G/(G − 1)·(N − 1)/(N − K), Student's t with G − 1 degrees of freedom (Cameron &amp; Miller 2015).</summary>
    CR1,

    /// <summary>Bias-reduced linearisation with Satterthwaite's degrees of freedom (Bell &amp; McCaffrey 2002; Pustejovsky &amp; Tipton 2018).</summary>
    CR2,
}

/// <summary>Slopes within units, unit and period effects taken out. Grade C.</summary>
/// <param name="Effect">The slope asked about: change of the KPI, in its own unit, for one more of the regressor.</param>
/// <param name="Covariates">Slopes of the covariates, in order.</param>
/// <param name="Errors">How errors within clusters were allowed for.</param>
/// <param name="N">Rows.</param>
/// <param name="Units">Units with rows.</param>
/// <param name="Periods">Periods with rows.</param>
/// <param name="Clusters">Independent clusters.</param>
/// <param name="WithinRSquared">Share of the variation within units and periods that the regressors account for, 0–1.</param>
public sealed record PanelFit(
    EstimatedEffect Effect, IReadOnlyList<EstimatedEffect> Covariates, ClusterErrors Errors, int N, int Units, int Periods, int Clusters, double WithinRSquared)
{
    /// <summary>Keys of what has to hold for the figures to mean what they say; the reader is told in words.</summary>
    public IReadOnlyList<string> Assumptions => Keys;

    private static readonly string[] Keys =
        ["clusters-independent", "nothing-else-changed-with-it", "effect-linear-and-same", "kpi-does-not-move-competency", "only-named-covariates-held-constant"];
}

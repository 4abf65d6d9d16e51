using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>What the academy said at an instant about one competency of one person.</summary>
/// <param name="Mean">Posterior mean in logits.</param>
/// <param name="StandardError">Posterior standard deviation in logits.</param>
/// <param name="N">Pieces of evidence.</param>
/// <param name="Newest">When the newest of them was observed.</param>
/// <param name="IsEnough">Whether a figure may be shown; else say “not enough evidence”.</param>
/// <param name="IsFirm">Whether it is more than a first indication.</param>
public sealed record Figure(double Mean, double StandardError, int N, DateTimeOffset Newest, bool IsEnough, bool IsFirm)
{
    /// <summary>The normal quantile of a two-sided 90 % interval.</summary>
    internal const double Z90 = 1.6448536269514722;

    /// <summary>0–100.</summary>
    public double Score => CompetencyScale.Usual.Points(Mean);

    /// <summary>Lower end of the 90 % interval, 0–100.</summary>
    public double Low => CompetencyScale.Usual.Points(Mean - Z90 * StandardError);

    /// <summary>Upper end.</summary>
    public double High => CompetencyScale.Usual.Points(Mean + Z90 * StandardError);

    /// <summary>1–4.</summary>
    public int Level => CompetencyScale.Usual.Level(Score);
}

namespace ServiceAcademy.Statistics;

/// <summary>How far raters agree beyond chance, with its interval.</summary>
/// <param name="Value">1 is perfect agreement, 0 what chance would give; it can be negative.</param>
/// <param name="Interval">Its interval; null where it cannot be known (hardly any cases, or the data leave nothing to vary).</param>
/// <param name="N">Cases rated.</param>
public sealed record AgreementFigure(double Value, Interval? Interval, int N);

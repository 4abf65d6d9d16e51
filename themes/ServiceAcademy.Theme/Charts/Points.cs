namespace ServiceAcademy.Theme.Charts;

/// <summary>One month, week or day of a line: its figure with its interval; without a figure the line is broken there.</summary>
public readonly record struct LinePoint(DateOnly At, double? Value, double? Low = null, double? High = null);

/// <summary>One unit (team, house) in two figures, each with its interval where it is known.</summary>
public readonly record struct ScatterPoint(string Label, double X, double Y, double? XLow = null, double? XHigh = null, double? YLow = null, double? YHigh = null);

/// <summary>A fitted relation at one place, with its interval.</summary>
public readonly record struct FitPoint(double X, double Y, double Low, double High);

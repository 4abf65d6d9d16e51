using ServiceAcademy.Theme.Charts;

namespace ServiceAcademy.Competencies.Answers;

/// <summary>A line of estimates, as a chart draws it.</summary>
internal static class EstimateLine
{
    /// <summary>One point a day, the last of it; then how the estimate reads on the day of the page, when its interval has grown since.</summary>
    public static IReadOnlyList<LinePoint> Of(IEnumerable<CompetencyStep> steps, CompetencyScore now, DateOnly today, TimeZoneInfo zone)
    {
        var points = steps.GroupBy(step => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(step.At, zone).Date)).OrderBy(day => day.Key)
            .Select(day => new LinePoint(day.Key, day.Last().Score, day.Last().Low, day.Last().High)).ToList();
        if (points.Count > 0 && now.Score is { } score && today > points[^1].At)
            points.Add(new LinePoint(today, score, now.Low, now.High));
        return points;
    }
}

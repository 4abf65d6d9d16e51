using Microsoft.AspNetCore.Mvc;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>Whose figures a report is about, and as of when: the same words in every report's address, its downloads and the interface for programs.</summary>
public class ReportFilter
{
    /// <summary>Only this team (id).</summary>
    [FromQuery(Name = "team")]
    public int? Team { get; set; }

    /// <summary>Only the teams of this house (id).</summary>
    [FromQuery(Name = "site")]
    public int? Site { get; set; }

    /// <summary>Only the teams of this department (id), in whichever house.</summary>
    [FromQuery(Name = "department")]
    public int? Department { get; set; }

    /// <summary>Only people with this job (id).</summary>
    [FromQuery(Name = "job")]
    public int? Job { get; set; }

    /// <summary>People where they were, and figures as they were told, at the end of this day; left out: now.</summary>
    [FromQuery(Name = "asOf")]
    public DateOnly? AsOf { get; set; }

    /// <summary>The channel that the evidence came by: <c>measured</c> (when left out), <c>observed</c>, <c>appraised</c> or <c>self</c>.</summary>
    [FromQuery(Name = "channel")]
    public string? Channel { get; set; }

    /// <summary>The same filter as part of an address, with some of its words replaced; a null value takes a word out.</summary>
    public string With(string path, params (string Name, object? Value)[] replaced)
    {
        var words = Words().Where(word => replaced.All(other => other.Name != word.Name)).Concat(replaced)
            .Where(word => word.Value is not null)
            .Select(word => $"{word.Name}={Uri.EscapeDataString(word.Value is DateOnly day ? day.ToString("O") : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{word.Value}"))}");
        return string.Join('&', words) is { Length: > 0 } query ? $"{path}?{query}" : path;
    }

    /// <summary>The words that are said.</summary>
    protected virtual IEnumerable<(string Name, object? Value)> Words() => [("team", Team), ("site", Site), ("department", Department), ("job", Job), ("asOf", AsOf), ("channel", Channel)];
}

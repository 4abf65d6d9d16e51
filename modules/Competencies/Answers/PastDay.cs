using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Errors;

namespace ServiceAcademy.Competencies.Answers;

/// <summary>The day that a person's figures are asked for, and on which of the ledger's two time lines.</summary>
public sealed class PastDay
{
    /// <summary>Left out: today.</summary>
    [FromQuery(Name = "asOf")]
    public DateOnly? Day { get; set; }

    /// <summary><c>happened</c>: what had been done by then, as known today. Else what was known then.</summary>
    [FromQuery(Name = "by")]
    public string? By { get; set; }

    /// <summary>Whether what had happened counts, not what was known.</summary>
    public bool IsHappened => By == "happened";

    /// <summary>The same words as part of an address.</summary>
    public string With(string path) => Day is { } day ? $"{path}?asOf={day:O}{(IsHappened ? "&by=happened" : "")}" : path;

    /// <summary>This, if the day could be read.</summary>
    /// <exception cref="AcademyError">400: it could not.</exception>
    internal PastDay Demand(ModelStateDictionary state, IStringLocalizer T) =>
        state.TryGetValue("asOf", out var entry) && entry.ValidationState == ModelValidationState.Invalid
            ? throw new AcademyError(400, T["“{0}” is nothing that “{1}” can be.", entry.AttemptedValue ?? "", "asOf"],
                T["Days are written like {0}, teams and houses as numbers.", "2026-03-31"], T["Correct the address, or choose from the lists on the page."])
            : this;
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Competencies.Observations;

/// <summary>A form as it comes from the browser; the marks come as <c>mark.&lt;criterion&gt;</c>.</summary>
public sealed class SheetForm
{
    /// <summary>Made with the empty form.</summary>
    public Guid Key { get; set; } = Guid.NewGuid();

    /// <summary>Whom it is about.</summary>
    public int? Person { get; set; }

    /// <summary>Id of the form.</summary>
    public string? Form { get; set; }

    /// <summary>The form's version on the rater's screen.</summary>
    public int Version { get; set; }

    /// <summary>When it was seen, in the organisation's time zone (<c>2026-11-22T14:30</c>).</summary>
    public string? ObservedAt { get; set; }

    public string? Setting { get; set; }

    public string? Comment { get; set; }
}

/// <summary>What the partial <c>Fields.cshtml</c> draws: a form's criteria with what has been chosen.</summary>
/// <param name="Marks">Criterion → the value chosen, as it was sent.</param>
/// <param name="NotSeen">What leaving a criterion out is called.</param>
internal sealed record SheetFields(
    Instrument Form, SheetForm Values, IReadOnlyDictionary<string, string> Marks, string NotSeen, bool HasWhen, bool HasSetting, string CommentLabel, string CommentHint);

/// <summary>Reads what a rater sent; what is wrong goes to the model state, at its field.</summary>
internal sealed class SheetReader(TimeProvider clock, IStringLocalizer<CompetenciesApi> T)
{
    private const string Prefix = "mark.";
    private const string WhenFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The organisation's present minute, as the form writes it.</summary>
    public string Now(TimeZoneInfo zone) => Written(clock.GetUtcNow(), zone);

    public static string Written(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString(WhenFormat, CultureInfo.InvariantCulture);

    /// <summary>What was chosen, by criterion, as it was sent.</summary>
    public static IReadOnlyDictionary<string, string> Chosen(IFormCollection form) => form.Keys
        .Where(key => key.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(key => key[Prefix.Length..], key => form[key].ToString());

    /// <summary>What was chosen, as it is drawn again when it comes from a sheet.</summary>
    public static IReadOnlyDictionary<string, string> Chosen(Sheet sheet) =>
        sheet.Marks.ToDictionary(mark => mark.Criterion, mark => mark.Category.ToString(CultureInfo.InvariantCulture));

    /// <summary>The marks, each within its criterion's categories.</summary>
    public IReadOnlyDictionary<string, int> Marks(Instrument form, IReadOnlyDictionary<string, string> chosen, ModelStateDictionary state)
    {
        var marks = new Dictionary<string, int>();
        foreach (var (criterion, value) in chosen.Where(mark => mark.Value.Length > 0))
            if (form.Find(criterion) is not { } line)
                state.AddModelError("", T["The form has no criterion “{0}”. It has changed, or the address has a mistake. Open the form again.", criterion]);
            else if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var category) || category >= line.Categories.Count)
                state.AddModelError(Prefix + criterion, T["“{0}” is no category of “{1}”. It has {2}, each described. Choose one of them.", value, line.Name, line.Categories.Count]);
            else
                marks[criterion] = category;
        if (marks.Count == 0 && state.IsValid)
            state.AddModelError("", T["Nothing is judged. A rating needs at least one criterion. Choose what you saw."]);
        return marks;
    }

    /// <summary>When it was seen: a minute that exists and is past.</summary>
    public DateTimeOffset When(SheetForm form, TimeZoneInfo zone, ModelStateDictionary state)
    {
        var now = clock.GetUtcNow();
        if (!DateTime.TryParseExact(form.ObservedAt, [WhenFormat, "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            state.AddModelError(nameof(form.ObservedAt), T["The date and time are missing or cannot be read. Evidence ages from when it was seen. Enter both."]);
        else if (local.Year < 2000)
            state.AddModelError(nameof(form.ObservedAt), T["The date lies before the year 2000. Enter the day on which you saw it."]);
        else if (new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime() is var at && at > now.AddMinutes(2))
            state.AddModelError(nameof(form.ObservedAt), T["The date lies in the future. Only what has been seen can be rated. Enter when you saw it."]);
        else
            return at;
        return now;
    }

    /// <summary>The comment without spaces around it; null when empty.</summary>
    public string? Comment(SheetForm form, ModelStateDictionary state)
    {
        if (form.Comment?.Trim() is not { Length: > 0 } comment)
            return null;
        if (comment.Length > SheetBook.LongestComment)
            state.AddModelError(nameof(form.Comment), T["The text has {0} characters; at most {1} are kept. Shorten it.", comment.Length, SheetBook.LongestComment]);
        return comment;
    }
}

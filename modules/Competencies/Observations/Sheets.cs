using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Observations;

/// <summary>A sheet as it is shown: with its form, the people, and what corrected what.</summary>
/// <param name="Subject">Whom it is about; null when erased.</param>
/// <param name="Rater">Who rated; null when erased.</param>
/// <param name="Older">The sheet that it corrects; null when it is the first.</param>
/// <param name="Newer">The sheet that corrects it; null while it stands.</param>
internal sealed record SheetPage(
    Sheet Sheet, Instrument Form, PersonCard? Subject, PersonCard? Rater, Sheet? Older, Sheet? Newer, bool IsOwn, bool MayCorrect,
    IReadOnlyDictionary<string, string> CompetencyNames, TimeZoneInfo TimeZone);

/// <summary>A sheet in a list.</summary>
internal sealed record SheetLine(Sheet Sheet, string Title, PersonCard? Subject, PersonCard? Rater);

/// <summary>Who may see which sheet, and what it is shown with.</summary>
internal sealed class Sheets(
    SheetBook book, Instruments instruments, CompetenciesApi competencies, PeopleApi people, IAuthorizationService authorization, IHttpContextAccessor http,
    AccessLog log, IStringLocalizer<CompetenciesApi> T)
{
    /// <summary>A sheet about oneself, by oneself, or about somebody whose figures one may read.</summary>
    /// <exception cref="AcademyError">404: no such sheet, or not one's business.</exception>
    public async Task<SheetPage> DemandAsync(long id, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        if (await book.FindAsync(id, cancellation) is not { Subject: { } about } sheet
            || await instruments.FindAsync(sheet.Kind, sheet.ItemId, sheet.Version, cancellation) is not { } form)
            throw Unknown();
        var who = await people.FindSubjectsAsync([about, sheet.Rater], cancellation);
        var subject = who.GetValueOrDefault(about);
        if (about != me.Subject && sheet.Rater != me.Subject && !(subject is not null && await people.MaySeeAsync(subject, cancellation)))
            throw Unknown();
        if (subject is not null && sheet.Rater != me.Subject)
            await log.NoteAsync(subject, FigureKind.Evidence, cancellation);
        return new SheetPage(sheet, form, subject, who.GetValueOrDefault(sheet.Rater),
            sheet.Supersedes is { } older ? await book.FindAsync(older, cancellation) : null, await book.CorrectionOfAsync(id, cancellation),
            about == me.Subject, sheet.Rater == me.Subject || (about != me.Subject && await MayAsync(CompetenciesPermissions.Settle)),
            (await competencies.FrameworkAsync(cancellation)).ToDictionary(card => card.Id, card => card.Name.ToString()),
            (await people.OrganisationAsync(cancellation)).TimeZone);
    }

    /// <summary>The lines of a list, with titles and people.</summary>
    public async Task<IReadOnlyList<SheetLine>> LinesAsync(IReadOnlyList<Sheet> sheets, CancellationToken cancellation)
    {
        var who = await people.FindSubjectsAsync(sheets.Select(sheet => sheet.Rater).Concat(sheets.Select(sheet => sheet.Subject).OfType<Guid>()).Distinct().ToList(), cancellation);
        var lines = new List<SheetLine>();
        foreach (var sheet in sheets)
            lines.Add(new SheetLine(sheet, (await instruments.FindAsync(sheet.Kind, sheet.ItemId, sheet.Version, cancellation))?.Title.ToString() ?? sheet.ItemId,
                sheet.Subject is { } about ? who.GetValueOrDefault(about) : null, who.GetValueOrDefault(sheet.Rater)));
        return lines;
    }

    /// <summary>Observations and appraisals that the current person may see, and has not only received.</summary>
    public async Task<IQueryable<Sheet>> VisibleAsync(CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var sheets = book.Standing.Where(sheet => sheet.Channel != Channels.Self);
        if (await MayAsync(PeoplePermissions.ReadAll))
            return sheets;
        var subjects = (await people.VisibleAsync(cancellation)).Where(person => person.Id != me.Id).Select(person => (Guid?)person.Subject).ToList();
        return sheets.Where(sheet => sheet.Rater == me.Subject || subjects.Contains(sheet.Subject));
    }

    /// <summary>Somebody else whom the current person may judge.</summary>
    /// <exception cref="AcademyError">404: no such person among those.</exception>
    public async Task<PersonCard> OtherAsync(int id, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        return id != me.Id && await people.FindAsync(id, cancellation) is { IsActive: true } person && await people.MaySeeAsync(person, cancellation)
            ? person
            : throw new AcademyError(404, T["There is no such person among those whom you may rate."],
                T["HR rates everybody, managers the people of their own teams, nobody oneself."], T["Choose a person from the list."]);
    }

    /// <summary>Whom the current person may judge, by words of the name.</summary>
    public async Task<IReadOnlyList<(PersonCard Person, string Team)>> OthersAsync(string? words, int most, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var teams = (await people.TeamsAsync(cancellation)).ToDictionary(team => team.Id, team => team.DisplayName);
        return (await people.VisibleAsync(cancellation))
            .Where(person => person.Id != me.Id && (string.IsNullOrWhiteSpace(words)
                || $"{person.Name} {person.NativeName} {person.Email}".Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)))
            .Take(most).Select(person => (person, person.TeamId is { } team ? teams.GetValueOrDefault(team, "") : "")).ToList();
    }

    public async Task<bool> MayAsync(string permission) => (await authorization.AuthorizeAsync(http.HttpContext!.User, permission)).Succeeded;

    private AcademyError Unknown() => new(404, T["There is no such rating among those that you may read."],
        T["One's own ratings, those about oneself, and those about people whose figures one may read can be opened."], T["Choose one from the list."]);
}

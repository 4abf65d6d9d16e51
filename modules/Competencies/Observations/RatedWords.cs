using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Competencies.Asks;
using ServiceAcademy.Competencies.Contests;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Observations;

/// <summary>Free text about and by a person: erased with the person; numbers and dates stay.</summary>
internal sealed class RatedWords(AcademyDb db) : IHandle<PersonErased>
{
    public async Task HandleAsync(PersonErased happened, CancellationToken cancellation)
    {
        await db.Set<Sheet>().Where(sheet => sheet.Subject == happened.Subject || sheet.Rater == happened.Subject)
            .ExecuteUpdateAsync(row => row.SetProperty(sheet => sheet.Comment, (string?)null), cancellation);
        await db.Set<Contest>().Where(contest => contest.Subject == happened.Subject)
            .ExecuteUpdateAsync(row => row.SetProperty(contest => contest.Text, (string?)null).SetProperty(contest => contest.Answer, (string?)null), cancellation);
        await db.Set<Ask>().Where(ask => ask.Subject == happened.Subject).ExecuteDeleteAsync(cancellation);
        await db.Set<ContentDraft>().Where(draft => draft.AuthorId == happened.PersonId).ExecuteDeleteAsync(cancellation);
    }
}

/// <summary>Ratings about a person and notes by the person, for the file that the person may ask for.</summary>
internal sealed class RatedData(AcademyDb db) : IPersonData
{
    public async Task<IReadOnlyList<PersonDataTable>> TablesAsync(PersonCard person, CancellationToken cancellation)
    {
        var sheets = await db.Set<Sheet>().AsNoTracking().Include(sheet => sheet.Marks).Where(sheet => sheet.Subject == person.Subject)
            .OrderBy(sheet => sheet.Id).ToListAsync(cancellation);
        var contests = await db.Set<Contest>().AsNoTracking().Where(contest => contest.Subject == person.Subject).OrderBy(contest => contest.Id).ToListAsync(cancellation);
        return
        [
            new PersonDataTable("ratings", ["id", "channel", "form", "version", "seen", "written", "supersedes", "criterion", "category", "comment"],
                [.. sheets.SelectMany(sheet => sheet.Marks.Select(mark => (IReadOnlyList<object?>)
                    [sheet.Id, sheet.Channel, sheet.ItemId, sheet.Version, sheet.ObservedAt, sheet.RecordedAt, sheet.Supersedes, mark.Criterion, mark.Category, sheet.Comment]))]),
            new PersonDataTable("contests", ["id", "competency", "raised", "text", "answered", "outcome", "answer"],
                [.. contests.Select(contest => (IReadOnlyList<object?>)
                    [contest.Id, contest.Competency, contest.RaisedAt, contest.Text, contest.AnsweredAt, contest.Outcome, contest.Answer])]),
        ];
    }
}

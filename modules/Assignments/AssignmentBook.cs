using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Courses;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Assignments;

/// <summary>What was asked for, and whom it met.</summary>
/// <param name="Assigned">How many have it now because of this form.</param>
/// <param name="Spared">How many have it open already, or have completed the course.</param>
internal sealed record AssignmentReceipt(int Assigned, int Spared);

/// <summary>Writes and reads assignments.</summary>
internal sealed class AssignmentBook(
    AcademyDb db, RecordsApi records, CoursesApi courses, PeopleApi people, AcademyEvents events, TimeProvider clock)
{
    /// <summary>Courses lets people renew a certificate so many months before it runs out; earlier, there is nothing that they could do.</summary>
    private const int RenewalMonths = 2;

    /// <summary>The assignments of some people that stand, open ones first, by due date.</summary>
    public async Task<IReadOnlyList<AssignmentCard>> OfPeopleAsync(IReadOnlyCollection<int> personIds, CancellationToken cancellation) =>
        (await db.Set<Assignment>().AsNoTracking().Where(assignment => personIds.Contains(assignment.PersonId) && assignment.Withdrawal == null)
            .Select(assignment => new AssignmentCard(
                assignment.Id, assignment.PersonId, assignment.CourseId, assignment.DueOn, assignment.AssignedAt,
                assignment.Fulfilment == null ? null : assignment.Fulfilment.At))
            .ToListAsync(cancellation))
        .OrderBy(card => card.FulfilledAt is not null).ThenBy(card => card.DueOn ?? DateOnly.MaxValue).ThenBy(card => card.Id)
        .ToList();

    /// <summary>
    /// Assigns a course to people. Those who have it open, or who have completed it and could not take it again, are spared. The same form
    /// a second time changes nothing.
    /// </summary>
    public async Task<AssignmentReceipt> AssignAsync(
        Guid form, CourseCard course, IReadOnlyCollection<PersonCard> asked, DateOnly? dueOn, int? by, CancellationToken cancellation)
    {
        try
        {
            await db.WriteAsync(async () =>
            {
                if (await db.Set<Assignment>().AnyAsync(assignment => assignment.Form == form, cancellation))
                    return;
                var now = clock.GetUtcNow();
                var spared = await SparedAsync(course, asked, now, cancellation);
                await AppendAsync(asked.Where(person => !spared.Contains(person.Id))
                    .Select(person => (person, new Assignment
                    {
                        Form = form, PersonId = person.Id, CourseId = course.Id, DueOn = dueOn, AssignedBy = by, AssignedAt = now,
                    })).ToList(), course.Version, cancellation);
            }, cancellation);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // The same form arrived twice at the same moment; the other one has written it.
        }
        var assigned = await db.Set<Assignment>().CountAsync(assignment => assignment.Form == form, cancellation);
        return new AssignmentReceipt(assigned, asked.Count - assigned);
    }

    /// <summary>Appends assignments with their sentences.</summary>
    public Task AppendAsync(IReadOnlyList<(PersonCard Person, Assignment Assignment)> rows, int courseVersion, CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            db.AddRange(rows.Select(row => row.Assignment));
            await db.SaveChangesAsync(cancellation);
            if (rows.Count > 0)
                await records.AppendAsync(rows.Select(row => new NewSentence(
                    row.Person.Subject, Verbs.Assigned, CoursesApi.Kind, row.Assignment.CourseId, courseVersion, "", row.Assignment.AssignedAt,
                    Attempt: $"assignment:{row.Assignment.Id}")).ToList(), cancellation);
            var assigners = await people.FindManyAsync(rows.Select(row => row.Assignment.AssignedBy).OfType<int>().Distinct().ToList(), cancellation);
            foreach (var (person, made) in rows)
                await events.RaiseAsync(new AssignmentMade(
                    NewsPerson.Of(person), made.Id, made.CourseId, made.DueOn,
                    made.AssignedBy is { } by && assigners.TryGetValue(by, out var assigner) ? NewsPerson.Of(assigner) : null, made.AssignedAt), cancellation);
        }, cancellation);

    /// <summary>Notes a completed course in every open assignment of it.</summary>
    public Task FulfilAsync(CourseCompleted happened, CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            var open = await db.Set<Assignment>()
                .Where(assignment => assignment.PersonId == happened.Person.Id && assignment.CourseId == happened.CourseId
                    && assignment.Fulfilment == null && assignment.Withdrawal == null && assignment.AssignedAt <= happened.At)
                .Select(assignment => assignment.Id).ToListAsync(cancellation);
            db.AddRange(open.Select(id => new Fulfilment { AssignmentId = id, At = happened.At, CourseVersion = happened.Version }));
        }, cancellation);

    /// <summary>Takes an open assignment back; a second time changes nothing.</summary>
    public async Task WithdrawAsync(long id, int by, CancellationToken cancellation)
    {
        try
        {
            await db.WriteAsync(async () =>
            {
                if (await db.Set<Assignment>().AnyAsync(row => row.Id == id && row.Fulfilment == null && row.Withdrawal == null, cancellation))
                    db.Add(new Withdrawal { AssignmentId = id, At = clock.GetUtcNow(), WithdrawnBy = by });
            }, cancellation);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // Taken back at the same moment by another click.
        }
    }

    /// <summary>Whose an assignment is; null when there is no such.</summary>
    public Task<int?> PersonOfAsync(long id, CancellationToken cancellation) =>
        db.Set<Assignment>().Where(assignment => assignment.Id == id).Select(assignment => (int?)assignment.PersonId).SingleOrDefaultAsync(cancellation);

    private async Task<HashSet<int>> SparedAsync(CourseCard course, IReadOnlyCollection<PersonCard> asked, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = asked.Select(person => person.Id).ToList();
        var spared = (await db.Set<Assignment>()
            .Where(assignment => ids.Contains(assignment.PersonId) && assignment.CourseId == course.Id
                && assignment.Fulfilment == null && assignment.Withdrawal == null)
            .Select(assignment => assignment.PersonId).ToListAsync(cancellation)).ToHashSet();
        // Newest enrolments come first; a completed one that may not be taken again leaves nothing to do.
        foreach (var newest in (await courses.ProgressAsync(ids, course.Id, cancellation)).GroupBy(progress => progress.PersonId).Select(all => all.First()))
            if (newest.CompletedAt is { } at && newest.Version >= course.Version
                && (course.CertificateMonths is not { } months || at.AddMonths(months - RenewalMonths) > now))
                spared.Add(newest.PersonId);
        return spared;
    }
}

using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Courses;

/// <summary>What an author sees of a course: the version started from, with the author's own changes laid over it.</summary>
/// <param name="Newest">The newest version; above <paramref name="BasedOn"/> when somebody has published meanwhile.</param>
/// <param name="SavedAt">When the draft was saved; null when nothing has been changed.</param>
internal sealed record Workbench(
    string CourseId, int BasedOn, int Newest, ContentBundle Base, IReadOnlyDictionary<string, string> Changes, DateTimeOffset? SavedAt)
{
    /// <summary>The files as they would be published.</summary>
    public ContentBundle Bundle => Changes.Aggregate(Base, (bundle, change) => bundle.With(change.Key, change.Value));
}

/// <summary>Authors' drafts: saved by themselves, published as a new version.</summary>
internal sealed class Drafts(AcademyDb db, ContentStore store, RecordsApi records, TimeProvider clock)
{
    /// <summary>Null when there is no such course.</summary>
    /// <param name="seen">
    /// The version on the author's screen: a draft begins there, not at what somebody else has published since. Null when nothing is on it yet.
    /// </param>
    public async Task<Workbench?> OpenAsync(string courseId, int authorId, CancellationToken cancellation, int? seen = null)
    {
        if (await store.LatestNumberAsync(CoursesApi.Kind, courseId, cancellation) is not { } newest)
            return null;
        var draft = await Of(courseId, authorId).AsNoTracking().SingleOrDefaultAsync(cancellation);
        var basedOn = draft?.BasedOn ?? (seen is >= 1 && seen < newest ? seen.Value : newest);
        return new Workbench(courseId, basedOn, newest, (await VersionAsync(courseId, basedOn, cancellation))!,
            draft?.Files ?? [], draft?.SavedAt);
    }

    public Task<ContentBundle?> VersionAsync(string courseId, int number, CancellationToken cancellation) =>
        store.BundleAsync(new VersionKey(CoursesApi.Kind, courseId, number), cancellation);

    /// <summary>Keeps one file's text; a text that equals the base is no change. Answers when it was saved.</summary>
    public Task<DateTimeOffset> SaveAsync(Workbench bench, int authorId, string path, string text, CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            var now = clock.GetUtcNow();
            var draft = await Of(bench.CourseId, authorId).SingleOrDefaultAsync(cancellation);
            var files = draft?.Files ?? [];
            if (bench.Base[path] == text)
                files.Remove(path);
            else
                files[path] = text;
            if (draft is null)
                db.Add(new Draft { CourseId = bench.CourseId, AuthorId = authorId, BasedOn = bench.BasedOn, Changes = Draft.Write(files), SavedAt = now });
            else
                (draft.Changes, draft.SavedAt) = (Draft.Write(files), now);
            return now;
        }, cancellation);

    /// <summary>Says that the author has seen a newer version: the changes are laid over that one from now on.</summary>
    public Task MoveToAsync(string courseId, int authorId, int version, CancellationToken cancellation) =>
        db.WriteAsync(() => Of(courseId, authorId).ExecuteUpdateAsync(row => row.SetProperty(draft => draft.BasedOn, version), cancellation), cancellation);

    public Task DiscardAsync(string courseId, int authorId, CancellationToken cancellation) =>
        db.WriteAsync(() => Of(courseId, authorId).ExecuteDeleteAsync(cancellation), cancellation);

    /// <summary>Publishes the bench's files, which have been checked, and ends the draft. Answers the version's number.</summary>
    /// <exception cref="ContentConflict">Somebody has published meanwhile; the draft stays.</exception>
    public async Task<int> PublishAsync(Workbench bench, PersonCard author, string note, CancellationToken cancellation)
    {
        try
        {
            return await db.WriteAsync(async () =>
            {
                var number = await store.PublishAsync(CoursesApi.Kind, bench.CourseId, bench.Bundle, note, author.Subject, bench.BasedOn, cancellation);
                await Of(bench.CourseId, author.Id).ExecuteDeleteAsync(cancellation);
                if (number > bench.BasedOn)
                    await records.AppendAsync(new NewSentence(
                        author.Subject, Verbs.Published, CoursesApi.Kind, bench.CourseId, number, "", clock.GetUtcNow()), cancellation);
                return number;
            }, cancellation);
        }
        catch (DbUpdateException)
        {
            // Two published at the same instant, from two web nodes: the other one's version has the number.
            var newest = await store.LatestNumberAsync(CoursesApi.Kind, bench.CourseId, cancellation) ?? 0;
            if (newest == bench.BasedOn)
                throw;
            throw new ContentConflict(CoursesApi.Kind, bench.CourseId, bench.BasedOn, newest);
        }
    }

    private IQueryable<Draft> Of(string courseId, int authorId) =>
        db.Set<Draft>().Where(draft => draft.CourseId == courseId && draft.AuthorId == authorId);
}

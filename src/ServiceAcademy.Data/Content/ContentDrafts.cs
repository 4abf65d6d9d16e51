using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Modules.Content;

namespace ServiceAcademy.Data.Content;

/// <summary>What an author sees of an item: the text, the version it started from, and what is wrong with it.</summary>
/// <param name="BasedOn">The version that the author started from; 0 for something new.</param>
/// <param name="Newest">The newest version; above <paramref name="BasedOn"/> when somebody has published meanwhile.</param>
/// <param name="SavedAt">When the draft was saved; null when nothing has been changed.</param>
/// <param name="Bundle">The files as they would be published.</param>
public sealed record Bench(
    string Kind, string Id, int BasedOn, int Newest, string Text, DateTimeOffset? SavedAt, ContentBundle Bundle, IReadOnlyList<Finding> Findings);

/// <summary>Authors' drafts of items that are one text, and their publishing: one way for every kind.</summary>
public sealed class ContentDrafts(AcademyDb db, ContentStore store, IEnumerable<IContentKind> kinds, TimeProvider clock)
{
    /// <summary>Longest text that is taken, in characters.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>Null when there is neither such an item nor a draft of it.</summary>
    public async Task<Bench?> OpenAsync(string kind, string id, int author, CancellationToken cancellation)
    {
        var newest = await store.LatestNumberAsync(kind, id, cancellation) ?? 0;
        var draft = await Of(kind, id, author).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (draft is null && newest == 0)
            return null;
        var basedOn = draft?.BasedOn ?? newest;
        var before = basedOn == 0 ? null : await store.BundleAsync(new VersionKey(kind, id, basedOn), cancellation);
        var text = draft?.Text ?? Kind(kind).TextOf(before!);
        var bundle = Kind(kind).WithText(id, before, text);
        return new Bench(kind, id, basedOn, newest, text, draft?.SavedAt, bundle, Kind(kind).Check(id, bundle, await store.IndexAsync(cancellation)));
    }

    /// <summary>The text of a version; empty when there is no such version.</summary>
    public async Task<string> TextAsync(string kind, string id, int version, CancellationToken cancellation) =>
        await store.BundleAsync(new VersionKey(kind, id, version), cancellation) is { } bundle ? Kind(kind).TextOf(bundle) : "";

    /// <summary>Keeps a text as the author's draft; answers when.</summary>
    public async Task<DateTimeOffset> SaveAsync(string kind, string id, int author, int basedOn, string text, CancellationToken cancellation)
    {
        text = text.ReplaceLineEndings("\n");
        var now = clock.GetUtcNow();
        Task<int> Update() => Of(kind, id, author).ExecuteUpdateAsync(row => row
            .SetProperty(draft => draft.Text, text).SetProperty(draft => draft.BasedOn, basedOn).SetProperty(draft => draft.SavedAt, now), cancellation);
        try
        {
            await db.WriteAsync(async () =>
            {
                if (await Update() == 0)
                    db.Add(new ContentDraft { Kind = kind, ItemId = id, AuthorId = author, BasedOn = basedOn, Text = text, SavedAt = now });
            }, cancellation);
        }
        catch (DbUpdateException)
        {
            // The same author in two windows at the same instant: the later text is kept.
            await db.WriteAsync(Update, cancellation);
        }
        return now;
    }

    public Task DiscardAsync(string kind, string id, int author, CancellationToken cancellation) =>
        db.WriteAsync(() => Of(kind, id, author).ExecuteDeleteAsync(cancellation), cancellation);

    /// <summary>Drafts of everything, by kind and item; <paramref name="author"/> limits them to one author's.</summary>
    public async Task<IReadOnlyList<ContentDraft>> AllAsync(int? author, CancellationToken cancellation) =>
        await db.Set<ContentDraft>().AsNoTracking().Where(draft => author == null || draft.AuthorId == author)
            .OrderBy(draft => draft.Kind).ThenBy(draft => draft.ItemId).ThenBy(draft => draft.AuthorId).ToListAsync(cancellation);

    /// <summary>Publishes the bench's files, in which nothing is wrong, and ends the draft. Answers the version's number.</summary>
    /// <param name="also">What belongs to a new version, in the same transaction; gets its number.</param>
    /// <exception cref="ContentConflict">Somebody has published meanwhile; the draft stays.</exception>
    public async Task<int> PublishAsync(Bench bench, int author, Guid subject, string note, Func<int, Task> also, CancellationToken cancellation)
    {
        try
        {
            return await db.WriteAsync(async () =>
            {
                int? basedOn = bench.BasedOn == 0 ? null : bench.BasedOn;
                var number = await store.PublishAsync(bench.Kind, bench.Id, bench.Bundle, note, subject, basedOn, cancellation);
                await Of(bench.Kind, bench.Id, author).ExecuteDeleteAsync(cancellation);
                if (number > bench.BasedOn)
                    await also(number);
                return number;
            }, cancellation);
        }
        catch (DbUpdateException)
        {
            // Two published at the same instant, from two web nodes: the other one's version has the number.
            var newest = await store.LatestNumberAsync(bench.Kind, bench.Id, cancellation) ?? 0;
            if (newest == bench.BasedOn)
                throw;
            throw new ContentConflict(bench.Kind, bench.Id, bench.BasedOn, newest);
        }
    }

    private IContentKind Kind(string kind) => kinds.Single(candidate => candidate.Kind == kind);

    private IQueryable<ContentDraft> Of(string kind, string id, int author) =>
        db.Set<ContentDraft>().Where(draft => draft.Kind == kind && draft.ItemId == id && draft.AuthorId == author);
}

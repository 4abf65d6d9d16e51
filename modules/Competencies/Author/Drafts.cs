using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Competencies.Profiles;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Author;

/// <summary>What an author sees of a file: the text, the version it started from, and what is wrong with it.</summary>
/// <param name="BasedOn">The version that the author started from; 0 for something new.</param>
/// <param name="Newest">The newest version; above <paramref name="BasedOn"/> when somebody has published meanwhile.</param>
/// <param name="SavedAt">When the draft was saved; null when nothing has been changed.</param>
internal sealed record Bench(string Kind, string Id, int BasedOn, int Newest, string Text, DateTimeOffset? SavedAt, IReadOnlyList<Finding> Findings);

/// <summary>Authors' drafts of frameworks, role profiles and observation forms, and their publishing: one way for all three.</summary>
internal sealed class Drafts(AcademyDb db, ContentStore store, RecordsApi records, IEnumerable<IContentKind> kinds, TimeProvider clock)
{
    /// <summary>Longest file that is taken.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>The kinds that are edited here.</summary>
    public static readonly string[] Kinds = [FrameworkKind.Name, ProfileKind.Name, RubricKind.Name];

    /// <summary>Null when there is neither such an item nor a draft of it.</summary>
    public async Task<Bench?> OpenAsync(string kind, string id, int author, CancellationToken cancellation)
    {
        if (!Kinds.Contains(kind))
            return null;
        var newest = await store.LatestNumberAsync(kind, id, cancellation) ?? 0;
        var draft = await Of(kind, id, author).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (draft is null && newest == 0)
            return null;
        var text = draft?.Text ?? await TextAsync(kind, id, newest, cancellation);
        return new Bench(kind, id, draft?.BasedOn ?? newest, newest, text, draft?.SavedAt, await CheckAsync(kind, id, text, cancellation));
    }

    /// <summary>The text of a version.</summary>
    public async Task<string> TextAsync(string kind, string id, int version, CancellationToken cancellation) =>
        (await store.BundleAsync(new VersionKey(kind, id, version), cancellation))?.Files.Values.Single() ?? "";

    /// <summary>Keeps a text as the author's draft.</summary>
    public async Task SaveAsync(string kind, string id, int author, int basedOn, string text, CancellationToken cancellation)
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
                    db.Add(new Draft { Kind = kind, ItemId = id, AuthorId = author, BasedOn = basedOn, Text = text, SavedAt = now });
            }, cancellation);
        }
        catch (DbUpdateException)
        {
            // The same author in two windows at the same instant: the later text is kept.
            await db.WriteAsync(Update, cancellation);
        }
    }

    public Task DiscardAsync(string kind, string id, int author, CancellationToken cancellation) =>
        db.WriteAsync(() => Of(kind, id, author).ExecuteDeleteAsync(cancellation), cancellation);

    /// <summary>The author's drafts, by kind and item.</summary>
    public async Task<IReadOnlyList<Draft>> MineAsync(int author, CancellationToken cancellation) =>
        await db.Set<Draft>().AsNoTracking().Where(draft => draft.AuthorId == author).OrderBy(draft => draft.Kind).ThenBy(draft => draft.ItemId).ToListAsync(cancellation);

    /// <summary>Publishes the bench's text, in which nothing is wrong, and ends the draft. Answers the version's number.</summary>
    /// <exception cref="ContentConflict">Somebody has published meanwhile; the draft stays.</exception>
    public async Task<int> PublishAsync(Bench bench, PersonCard author, string note, CancellationToken cancellation)
    {
        try
        {
            return await db.WriteAsync(async () =>
            {
                int? basedOn = bench.BasedOn == 0 ? null : bench.BasedOn;
                var number = await store.PublishAsync(bench.Kind, bench.Id, ContentBundle.Of(bench.Id + ".yaml", bench.Text), note, author.Subject, basedOn, cancellation);
                await Of(bench.Kind, bench.Id, author.Id).ExecuteDeleteAsync(cancellation);
                if (number > bench.BasedOn)
                    await records.AppendAsync(new NewSentence(author.Subject, Verbs.Published, bench.Kind, bench.Id, number, "", clock.GetUtcNow()), cancellation);
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

    /// <summary>Everything wrong with a text, by line.</summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(string kind, string id, string text, CancellationToken cancellation) =>
        kinds.Single(candidate => candidate.Kind == kind).Check(id, ContentBundle.Of(id + ".yaml", text), await store.IndexAsync(cancellation));

    private IQueryable<Draft> Of(string kind, string id, int author) =>
        db.Set<Draft>().Where(draft => draft.Kind == kind && draft.ItemId == id && draft.AuthorId == author);
}

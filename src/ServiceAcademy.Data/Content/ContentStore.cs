using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Modules.Content;

namespace ServiceAcademy.Data.Content;

/// <summary>Names a published version.</summary>
public sealed record VersionKey(string Kind, string ItemId, int Number);

/// <summary>An item's files as they were published once.</summary>
public sealed record PublishedFiles(string Kind, string ItemId, string Hash);

/// <summary>A version's line in an item's history.</summary>
public sealed record VersionLine(int Number, DateTimeOffset PublishedAt, Guid? PublishedBy, string Note);

/// <summary>
/// Parsed versions, kept in memory: a version never changes, so what was parsed once stays right. One instance a database.
/// </summary>
public sealed class ContentCache
{
    internal ConcurrentDictionary<(VersionKey Key, Type Type), object> Parsed { get; } = new();
}

/// <summary>A version was published; leaves through the outbox.</summary>
/// <param name="BySubject">The ledger's key of the person who published it; null for files that the program loaded.</param>
public sealed record ContentPublished(string ContentKind, string ItemId, int Version, Guid? BySubject, string Note, DateTimeOffset At) : IOutgoing
{
    /// <inheritdoc />
    public static string Kind => "content-published";

    /// <inheritdoc />
    public string Key => $"{Kind}:{ContentKind}:{ItemId}:{Version}";

    /// <inheritdoc />
    public Guid? About => BySubject;

    /// <inheritdoc />
    public string Title => $"{ContentKind} {ItemId}, {Version}";
}

/// <summary>Reads and publishes versions of content, for every kind alike.</summary>
public sealed class ContentStore(AcademyDb db, ContentCache cache, IEnumerable<IContentKind> kinds, Outbox outbox, TimeProvider clock)
{
    /// <summary>The newest version's number of an item; null when nothing is published.</summary>
    public async Task<int?> LatestNumberAsync(string kind, string id, CancellationToken cancellation = default) =>
        await db.Set<ContentVersion>().Where(version => version.Kind == kind && version.ItemId == id)
            .MaxAsync(version => (int?)version.Number, cancellation);

    /// <summary>The newest version of every item of a kind, by item id.</summary>
    public async Task<IReadOnlyList<VersionKey>> LatestOfKindAsync(string kind, CancellationToken cancellation = default) =>
        await db.Set<ContentVersion>().Where(version => version.Kind == kind)
            .GroupBy(version => version.ItemId)
            .Select(item => new VersionKey(kind, item.Key, item.Max(version => version.Number)))
            .ToListAsync(cancellation) is var keys ? keys.OrderBy(key => key.ItemId, StringComparer.Ordinal).ToList() : [];

    /// <summary>The history of an item, newest first.</summary>
    public async Task<IReadOnlyList<VersionLine>> HistoryAsync(string kind, string id, CancellationToken cancellation = default) =>
        await db.Set<ContentVersion>().Where(version => version.Kind == kind && version.ItemId == id)
            .OrderByDescending(version => version.Number)
            .Select(version => new VersionLine(version.Number, version.PublishedAt, version.PublishedBy, version.Note))
            .ToListAsync(cancellation);

    /// <summary>The files of a version; null when there is no such version.</summary>
    public async Task<ContentBundle?> BundleAsync(VersionKey key, CancellationToken cancellation = default) =>
        await db.Set<ContentVersion>()
            .Where(version => version.Kind == key.Kind && version.ItemId == key.ItemId && version.Number == key.Number)
            .Select(version => version.Source).SingleOrDefaultAsync(cancellation) is { } source
            ? ContentBundle.FromJson(source)
            : null;

    /// <summary>A version parsed by its module; from memory after the first time. Null when there is no such version.</summary>
    public async Task<T?> ParsedAsync<T>(VersionKey key, Func<ContentBundle, T> parse, CancellationToken cancellation = default)
        where T : class
    {
        if (cache.Parsed.TryGetValue((key, typeof(T)), out var known))
            return (T)known;
        if (await BundleAsync(key, cancellation) is not { } bundle)
            return null;
        var parsed = parse(bundle);
        cache.Parsed[(key, typeof(T))] = parsed;
        return parsed;
    }

    /// <summary>
    /// Publishes the files as the item's next version and answers its number; when they equal the newest version, nothing is
    /// written and that number is answered. The caller has checked them.
    /// </summary>
    /// <exception cref="ContentConflict">A version newer than <paramref name="basedOn"/> has been published meanwhile.</exception>
    public Task<int> PublishAsync(
        string kind, string id, ContentBundle bundle, string note, Guid? by = null, int? basedOn = null, CancellationToken cancellation = default) =>
        db.WriteAsync(async () =>
        {
            var newest = await db.Set<ContentVersion>().Where(version => version.Kind == kind && version.ItemId == id)
                .OrderByDescending(version => version.Number)
                .Select(version => new { version.Number, version.Hash }).FirstOrDefaultAsync(cancellation);
            if (basedOn is { } expected && newest?.Number != expected)
                throw new ContentConflict(kind, id, expected, newest?.Number ?? 0);
            if (newest?.Hash == bundle.Hash)
                return newest.Number;
            var number = (newest?.Number ?? 0) + 1;
            var now = clock.GetUtcNow();
            await outbox.PostAsync(new ContentPublished(kind, id, number, by, note, now), cancellation);
            db.Add(new ContentVersion
            {
                Kind = kind, ItemId = id, Number = number, Source = bundle.ToJson(), Hash = bundle.Hash,
                PublishedAt = now, PublishedBy = by, Note = note,
            });
            return number;
        }, cancellation);

    /// <summary>
    /// Publishes files that came from a folder, unless these very files were ever published: an older file does not
    /// displace what a trainer has edited since. Answers whether a version was added.
    /// </summary>
    public Task<bool> LoadAsync(string kind, string id, ContentBundle bundle, string note, CancellationToken cancellation = default) =>
        db.WriteAsync(async () =>
        {
            var hash = bundle.Hash;
            if (await db.Set<ContentVersion>().AnyAsync(v => v.Kind == kind && v.ItemId == id && v.Hash == hash, cancellation))
                return false;
            await PublishAsync(kind, id, bundle, note, cancellation: cancellation);
            return true;
        }, cancellation);

    /// <summary>Which files were ever published, by item and hash.</summary>
    public async Task<IReadOnlySet<PublishedFiles>> PublishedFilesAsync(CancellationToken cancellation = default) =>
        await db.Set<ContentVersion>().Select(version => new PublishedFiles(version.Kind, version.ItemId, version.Hash)).ToHashSetAsync(cancellation);

    /// <summary>Everything that content may refer to.</summary>
    public async Task<ContentIndex> IndexAsync(CancellationToken cancellation = default)
    {
        var names = await NamesAsync(cancellation);
        return new ContentIndex((await PublishedFilesAsync(cancellation)).Select(files => (files.Kind, files.ItemId)).ToHashSet())
        {
            Names = names, Published = names,
        };
    }

    /// <summary>The names inside the newest versions, by item.</summary>
    public async Task<IReadOnlyDictionary<(string Kind, string Id), IReadOnlyList<ContentName>>> NamesAsync(CancellationToken cancellation = default)
    {
        var names = new Dictionary<(string, string), IReadOnlyList<ContentName>>();
        foreach (var kind in kinds.Where(kind => kind.HasNames))
            foreach (var key in await LatestOfKindAsync(kind.Kind, cancellation))
                names[(kind.Kind, key.ItemId)] = (await ParsedAsync(key, bundle => new Held(kind.NamesIn(bundle)), cancellation))!.Names;
        return names;
    }

    private sealed record Held(IReadOnlyList<ContentName> Names);
}

/// <summary>Somebody published the item between the author's reading and publishing it.</summary>
public sealed class ContentConflict(string kind, string id, int basedOn, int newest)
    : Exception($"{kind} {id}: version {newest} was published after version {basedOn}, on which this one is based.")
{
    /// <summary>The version that the author started from.</summary>
    public int BasedOn => basedOn;

    /// <summary>The version that exists now.</summary>
    public int Newest => newest;
}

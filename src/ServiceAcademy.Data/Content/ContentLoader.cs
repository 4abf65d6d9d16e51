using ServiceAcademy.Modules.Content;

namespace ServiceAcademy.Data.Content;

/// <summary>What loading a folder did.</summary>
/// <param name="Published">New versions written.</param>
/// <param name="Unchanged">Items whose files were published before.</param>
/// <param name="Findings">Everything wrong, with paths below the folder; items with findings are left as they were.</param>
public sealed record ContentReport(int Published, int Unchanged, IReadOnlyList<Finding> Findings);

/// <summary>Checks and loads a <c>content/</c> folder. A broken item is reported and skipped; the others load.</summary>
public sealed class ContentLoader(ContentStore store, IEnumerable<IContentKind> kinds)
{
    /// <summary>Every finding in the folder; nothing is written.</summary>
    public Task<ContentReport> CheckAsync(string folder, CancellationToken cancellation = default) =>
        WalkAsync(folder, new HashSet<PublishedFiles>(), (_, _, _) => Task.FromResult(false), cancellation);

    /// <summary>Publishes what is new and right. Files that were published before were checked then, and are not looked at again.</summary>
    public async Task<ContentReport> LoadAsync(string folder, CancellationToken cancellation = default) =>
        await WalkAsync(folder, await store.PublishedFilesAsync(cancellation),
            (kind, id, bundle) => store.LoadAsync(kind.Kind, id, bundle, "Loaded from files", cancellation), cancellation);

    private async Task<ContentReport> WalkAsync(
        string folder, IReadOnlySet<PublishedFiles> known, Func<IContentKind, string, ContentBundle, Task<bool>> right, CancellationToken cancellation)
    {
        var items = kinds.SelectMany(kind => Items(folder, kind).Select(item => (Kind: kind, item.Id, item.Prefix, item.Bundle))).ToList();
        var index = await IndexAsync(items, known, cancellation);
        var findings = new List<Finding>();
        var (published, unchanged) = (0, 0);
        foreach (var (kind, id, prefix, bundle) in items)
        {
            if (known.Contains(new PublishedFiles(kind.Kind, id, bundle.Hash)))
            {
                unchanged++;
                continue;
            }
            var wrong = kind.Check(id, bundle, index);
            findings.AddRange(wrong.Select(finding => finding with { File = Path.Combine(folder, prefix, finding.File) }));
            if (wrong.Count > 0)
                continue;
            if (await right(kind, id, bundle))
                published++;
            else
                unchanged++;
        }
        return new ContentReport(published, unchanged, findings);
    }

    /// <summary>Names come from what is published, and from the folder where its files are new. Nothing new needs no names.</summary>
    private async Task<ContentIndex> IndexAsync(
        IReadOnlyList<(IContentKind Kind, string Id, string Prefix, ContentBundle Bundle)> items, IReadOnlySet<PublishedFiles> known, CancellationToken cancellation)
    {
        var index = new ContentIndex(known.Select(files => (files.Kind, files.ItemId)).Union(items.Select(item => (item.Kind.Kind, item.Id))).ToHashSet());
        var news = items.Where(item => !known.Contains(new PublishedFiles(item.Kind.Kind, item.Id, item.Bundle.Hash))).ToList();
        if (news.Count == 0)
            return index;
        var published = known.Count == 0
            ? new Dictionary<(string, string), IReadOnlyList<ContentName>>()
            : await store.NamesAsync(cancellation);
        var names = new Dictionary<(string, string), IReadOnlyList<ContentName>>(published);
        foreach (var item in news.Where(item => item.Kind.HasNames))
            names[(item.Kind.Kind, item.Id)] = item.Kind.NamesIn(item.Bundle);
        return index with { Names = names, Published = published };
    }

    private static IEnumerable<(string Id, string Prefix, ContentBundle Bundle)> Items(string root, IContentKind kind)
    {
        var folder = Path.Combine(root, kind.Folder);
        if (!Directory.Exists(folder))
            yield break;
        if (kind.ItemIsFolder)
            foreach (var item in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
                yield return (Path.GetFileName(item), Path.Combine(kind.Folder, Path.GetFileName(item)), ReadFolder(item));
        // An item of a folder's kind that is a single text needs no folder.
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            if (Path.GetExtension(file) == ".yaml" || (kind.ItemIsFolder && Path.GetExtension(file) == ".md" && Path.GetFileName(file) != "README.md"))
                yield return (Path.GetFileNameWithoutExtension(file), kind.Folder,
                    ContentBundle.Of(Path.GetFileName(file), File.ReadAllText(file)));
    }

    private static ContentBundle ReadFolder(string folder) =>
        new(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".md" or ".svg" || ContentBundle.IsBinary(file))
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => ContentBundle.IsBinary(file)
                ? Convert.ToBase64String(File.ReadAllBytes(file)) : File.ReadAllText(file).ReplaceLineEndings("\n")));
}

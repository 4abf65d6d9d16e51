using Microsoft.EntityFrameworkCore;

namespace ServiceAcademy.Data.Files;

/// <summary>
/// Files that live for some days, in the database: every web node reads them, and nothing lies about on disks. Written and read in parts,
/// so that memory stays constant.
/// </summary>
public sealed class FileStore(AcademyDb db, TimeProvider clock)
{
    private const int PartSize = 256 * 1024;

    /// <summary>How long a file is kept.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>Keeps what <paramref name="write"/> writes; nothing is kept when it fails.</summary>
    /// <param name="name">The name under which it is downloaded.</param>
    /// <param name="ownerId">The person (id of People) whose it is.</param>
    /// <returns>The file's id.</returns>
    public async Task<long> SaveAsync(string name, string contentType, int? ownerId, Func<Stream, Task> write, CancellationToken cancellation = default)
    {
        await using var draft = Temporary();
        await write(draft);
        draft.Position = 0;
        return await SaveAsync(name, contentType, ownerId, draft, cancellation);
    }

    /// <inheritdoc cref="SaveAsync(string, string, int?, Func{Stream, Task}, CancellationToken)"/>
    public async Task<long> SaveAsync(string name, string contentType, int? ownerId, Stream content, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var file = new StoredFile { Name = name, ContentType = contentType, OwnerId = ownerId, CreatedAt = now };
        await db.WriteAsync(async () =>
        {
            // A file of which only a part arrived is gone after a day.
            var unfinished = now.AddDays(-1);
            await db.Set<StoredFile>().Where(old => old.ExpiresAt < now || (old.ExpiresAt == null && old.CreatedAt < unfinished)).ExecuteDeleteAsync(cancellation);
            db.Add(file);
        }, cancellation);
        var bytes = new byte[PartSize];
        int read;
        for (var number = 0; (read = await content.ReadAtLeastAsync(bytes, PartSize, throwOnEndOfStream: false, cancellation)) > 0; number++)
        {
            var part = new FilePart { FileId = file.Id, Number = number, Bytes = bytes[..read] };
            await db.WriteAsync(() =>
            {
                db.Add(part);
                return Task.CompletedTask;
            }, cancellation);
            db.Entry(part).State = EntityState.Detached;
            file.Length += read;
        }
        await db.WriteAsync(() =>
        {
            file.ExpiresAt = now + Life;
            return Task.CompletedTask;
        }, cancellation);
        return file.Id;
    }

    /// <summary>What is known of a file; null when there is none or it has been deleted.</summary>
    public Task<StoredFile?> FindAsync(long id, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        return db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(file => file.Id == id && file.ExpiresAt > now, cancellation);
    }

    /// <summary>A file's content, from its beginning; it can be read several times. To be disposed.</summary>
    public async Task<Stream> OpenAsync(long id, CancellationToken cancellation = default)
    {
        var copy = Temporary();
        await foreach (var bytes in db.Set<FilePart>().Where(part => part.FileId == id).OrderBy(part => part.Number).Select(part => part.Bytes)
            .AsAsyncEnumerable().WithCancellation(cancellation))
            await copy.WriteAsync(bytes, cancellation);
        copy.Position = 0;
        return copy;
    }

    /// <summary>Deletes a file.</summary>
    public Task DeleteAsync(long id, CancellationToken cancellation = default) =>
        db.WriteAsync(() => db.Set<StoredFile>().Where(file => file.Id == id).ExecuteDeleteAsync(cancellation), cancellation);

    /// <summary>Deletes every file: any of them may name a person who is being erased.</summary>
    public Task<int> DeleteAllAsync(CancellationToken cancellation = default) =>
        db.WriteAsync(() => db.Set<StoredFile>().ExecuteDeleteAsync(cancellation), cancellation);

    /// <summary>A file of the operating system that vanishes when it is closed.</summary>
    public static FileStream Temporary() =>
        new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
}

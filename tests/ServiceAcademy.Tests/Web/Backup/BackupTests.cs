using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Web.Backup;

namespace ServiceAcademy.Tests.Web.Backup;

public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("academy-backup-").FullName;
    private readonly Progress<string> silent = new();

    [Theory]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.PostgreSql, DatabaseKind.Sqlite)]
    public async Task What_was_backed_up_on_one_database_is_there_on_the_other(DatabaseKind from, DatabaseKind to)
    {
        var original = await Academies.SharedAsync(from);
        var first = await BackUpAsync(original, "first.zip");
        await using var other = await Academy.StartAsync(to, demo: false);

        await other.InsideAsync(services => ActivatorUtilities.CreateInstance<BackupRestore>(services).RestoreAsync(PathOf("first.zip"), replace: false, silent, default));

        var second = await BackUpAsync(other, "second.zip");
        Assert.Equal(first.Tables.Select(table => (table.Name, table.Rows, table.Sha256)), second.Tables.Select(table => (table.Name, table.Rows, table.Sha256)));
        Assert.Contains(first.Tables, table => table is { Name: "People_People", Rows: > 40 });
        await other.AsAsync("mei-lin");
    }

    [Fact]
    public async Task A_damaged_file_is_refused_and_nothing_changes()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite);
        await BackUpAsync(academy, "good.zip");
        var before = await BackUpAsync(academy, "before.zip");
        var bytes = await File.ReadAllBytesAsync(PathOf("good.zip"));
        await File.WriteAllBytesAsync(PathOf("cut.zip"), bytes[..(bytes.Length / 2)]);
        for (var i = bytes.Length / 2; i < bytes.Length / 2 + 64; i++)
            bytes[i] ^= 0x55;
        await File.WriteAllBytesAsync(PathOf("flipped.zip"), bytes);

        foreach (var file in new[] { "cut.zip", "flipped.zip" })
            await Assert.ThrowsAsync<BackupRefused>(() => RestoreAsync(academy, file, replace: true));

        var after = await BackUpAsync(academy, "after.zip");
        Assert.Equal(before.Tables.Select(table => table.Sha256), after.Tables.Select(table => table.Sha256));
    }

    [Fact]
    public async Task People_who_work_there_are_not_overwritten_by_mistake()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite);
        await BackUpAsync(academy, "mine.zip");

        await Assert.ThrowsAsync<BackupRefused>(() => RestoreAsync(academy, "mine.zip", replace: false));
        await RestoreAsync(academy, "mine.zip", replace: true);

        await academy.AsAsync("mei-lin");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string PathOf(string name) => Path.Combine(folder, name);

    private Task<BackupManifest> BackUpAsync(Academy academy, string name) =>
        academy.InsideAsync(services => ActivatorUtilities.CreateInstance<BackupWriter>(services).WriteAsync(PathOf(name), silent, default));

    private Task<BackupManifest> RestoreAsync(Academy academy, string name, bool replace) =>
        academy.InsideAsync(services => ActivatorUtilities.CreateInstance<BackupRestore>(services).RestoreAsync(PathOf(name), replace, silent, default));
}

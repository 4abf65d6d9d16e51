using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Work;
using ServiceAcademy.People;
using ServiceAcademy.Records;
using ServiceAcademy.Tests.Records;

namespace ServiceAcademy.Tests.Web.Commands;

/// <summary>Commands as an administrator types them: a process of its own, its exit code and what it prints.</summary>
public sealed class ShellTests
{
    [Fact]
    public async Task The_regular_seal_is_checked_from_a_shell_and_tampering_is_exit_code_1()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, demo: false);
        var somebody = Guid.NewGuid();
        await academy.AppendAsync(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero), Some.Sentence(somebody, "one"), Some.Sentence(somebody, "two"));
        await academy.InsideAsync(async services =>
        {
            await services.GetServices<RegularWork>().Single(work => work.Name == "Records.Seal").RunAsync(services, default);
            Assert.Equal(new DateOnly(2026, 3, 2), (await services.GetRequiredService<LedgerApi>().StatusAsync()).LastDay);
            return true;
        });

        var good = await RunAsync(academy, "records", "verify");
        await academy.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<AcademyDb>();
            var triggers = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Records_Sentences'").ToListAsync();
            var tampering = string.Concat(triggers.Select(trigger => $"DROP TRIGGER \"{trigger}\"; ")) + "UPDATE \"Records_Sentences\" SET \"Score\" = 1000 WHERE \"Id\" = 2";
            return await db.Database.ExecuteSqlRawAsync(tampering);
        });
        var bad = await RunAsync(academy, "records", "verify");

        Assert.True(good.Code == 0, good.Text);
        Assert.Contains("Nothing is wrong", good.Text, StringComparison.Ordinal);
        Assert.Equal(1, bad.Code);
        Assert.Contains("2026-03-02", bad.Text, StringComparison.Ordinal);
        Assert.Contains("2", bad.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_tells_first_and_asks_for_a_word()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite);
        async Task<int?> IdAsync() => await academy.InsideAsync(async services => (await services.GetRequiredService<ErasureApi>().FindAsync("Aisha.Rahman@hotel.example"))?.Id);
        var id = await IdAsync();

        var told = await RunAsync(academy, "people", "erase", "aisha.rahman@hotel.example");
        var nobody = await RunAsync(academy, "people", "erase", "nobody@hotel.example");
        var unclear = await RunAsync(academy, "people", "erase", $"{id}", "--dry-run", "--for-good");

        Assert.True(told.Code == 0, told.Text);
        Assert.Contains("ratings: ", told.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was erased", told.Text, StringComparison.Ordinal);
        Assert.Equal((1, 2), (nobody.Code, unclear.Code));
        Assert.Equal(id, await IdAsync());

        var done = await RunAsync(academy, "people", "erase", $"{id}", "--for-good");
        Assert.True(done.Code == 0, done.Text);
        Assert.DoesNotContain("Rahman", done.Text, StringComparison.Ordinal);
        Assert.Null(await IdAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => academy.AsAsync("aisha-rahman"));
    }

    private static async Task<(int Code, string Text)> RunAsync(Academy academy, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [ServedProcess.Program, .. words]) { WorkingDirectory = academy.DataPath, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Academy__DataPath"] = academy.DataPath;
        start.Environment["ConnectionStrings__Academy"] = "";
        using var process = Process.Start(start)!;
        var (told, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await told + await complained);
    }
}

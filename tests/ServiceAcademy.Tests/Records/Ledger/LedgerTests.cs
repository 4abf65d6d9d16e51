using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceAcademy.Data;
using ServiceAcademy.Records;
using ServiceAcademy.Records.Ledger;
using ServiceAcademy.Web.Backup;

namespace ServiceAcademy.Tests.Records.Ledger;

/// <summary>Days are sealed, and whatever is done to the database afterwards is named by the check.</summary>
public sealed class LedgerTests
{
    private static readonly Guid Somebody = Guid.Parse("7d3c1f0a-5b1e-4c58-9a56-0d5f3e2b1a90");

    [Theory, BothDatabases]
    public async Task Tampering_is_named_by_day_and_sentence(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database, demo: false);
        // 1–3 on Monday, 4–6 on Tuesday, nothing on Wednesday, 7–9 on Thursday, 10 on Friday, which has not ended.
        foreach (var day in new[] { 2, 3, 5 })
            await academy.AppendAsync(At(day), Some.Sentence(Somebody, "one"), Some.Sentence(Somebody, "two"), Some.Sentence(Somebody, "three"));
        await academy.AppendAsync(At(6), Some.Sentence(Somebody, "four"));

        Assert.Equal(3, await SealAsync(academy, At(6)));
        Assert.Equal(0, await SealAsync(academy, At(6)));
        var good = await CheckAsync(academy, "");
        Assert.Empty(good.Findings);
        Assert.Equal((3L, 9L, 1L, new DateOnly(2026, 3, 5)), (good.Seals, good.Sentences, good.Open, good.LastDay));

        async Task ExpectAsync(string sql, params string[] findings)
        {
            var report = await CheckAsync(academy, sql);
            Assert.Equal(findings, report.Findings.Select(finding => FormattableString.Invariant($"{finding.Fault} {finding.Day:dd} {finding.Sentence}").Trim()));
        }

        await ExpectAsync("""UPDATE "Records_Sentences" SET "Score" = 1000 WHERE "Id" = 5""", "DayDiffers 03", "SentenceChanged 03 5");
        await ExpectAsync("""UPDATE "Records_Bearings" SET "Credit" = 701 WHERE "SentenceId" = 2 AND "Competency" = 'empathy'""", "DayDiffers 02", "SentenceChanged 02 2");
        await ExpectAsync("""UPDATE "Records_Sentences" SET "Attempt" = '' WHERE "Id" = 7; UPDATE "Records_Sentences" SET "Rater" = "Subject" WHERE "Id" = 9""",
            "DayDiffers 05", "SentenceChanged 05 7", "SentenceChanged 05 9");
        await ExpectAsync("""DELETE FROM "Records_Bearings" WHERE "SentenceId" = 6; DELETE FROM "Records_Sentences" WHERE "Id" = 6""", "DayDiffers 03", "SentenceMissing 03 6");
        await ExpectAsync(
            """
            DELETE FROM "Records_Bearings" WHERE "SentenceId" = 4;
            UPDATE "Records_Sentences" SET "Id" = 0 WHERE "Id" = 4
            """, "DayDiffers 02", "SentenceAdded 02 0", "DayDiffers 03", "SentenceMissing 03 4");
        // The newest day taken away with its seal: only what was published outside still knows of it.
        await ExpectAsync("""DELETE FROM "Records_Bearings" WHERE "SentenceId" IN (7, 8, 9, 10); DELETE FROM "Records_Sentences" WHERE "Id" >= 7; DELETE FROM "Records_Seals" WHERE "Number" = 3""",
            "SealMissing 05", "DayDiffers 05", "SentenceMissing 05 7", "SentenceMissing 05 8", "SentenceMissing 05 9");
        await ExpectAsync("""UPDATE "Records_Seals" SET "Root" = "Previous" WHERE "Number" = 2""", "ChainBroken 03", "SignatureWrong 03", "SealChanged 03");
    }

    [Theory, BothDatabases]
    public async Task A_chain_rewritten_inside_the_database_is_not_the_published_one(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database, demo: false);
        foreach (var day in new[] { 2, 3 })
            await academy.AppendAsync(At(day), Some.Sentence(Somebody, "one"), Some.Sentence(Somebody, "two"));
        await SealAsync(academy, At(6));

        // Somebody who may do everything in the database changes a sentence and makes a perfect chain of his own.
        var report = await TamperAsync(academy, """UPDATE "Records_Sentences" SET "Score" = 1000 WHERE "Id" = 1; DELETE FROM "Records_Seals" """, async (services, db) =>
        {
            var nowhere = RunFolder.NewFolder("elsewhere");
            var options = Microsoft.Extensions.Options.Options.Create(new ServiceAcademy.Modules.Hosting.AcademyOptions { DataPath = nowhere });
            using var key = new LedgerKey(options);
            await new Sealing(db, key, new LedgerFolder(options), new Some.Standing(At(6)), NullLogger<Sealing>.Instance).SealAsync(default);
        });

        Assert.Equal(
            ["SealChanged 02", "SealChanged 03", "DayDiffers 02", "SentenceChanged 02 1"],
            report.Findings.Select(finding => FormattableString.Invariant($"{finding.Fault} {finding.Day:dd} {finding.Sentence}").Trim()));
    }

    [Fact]
    public async Task Published_files_that_were_touched_accuse_themselves_and_nobody_else()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, demo: false);
        foreach (var day in new[] { 2, 3, 4 })
            await academy.AppendAsync(At(day), Some.Sentence(Somebody, "one"));
        await SealAsync(academy, At(6));
        var folder = Path.Combine(academy.DataPath, "ledger-heads");
        var text = await File.ReadAllTextAsync(Path.Combine(folder, "2026-03-02.seal"));
        await File.WriteAllTextAsync(Path.Combine(folder, "2026-03-02.seal"), text.Replace("sentences: 1", "sentences: 2"));
        File.Delete(Path.Combine(folder, "2026-03-03.seal"));

        var report = await CheckAsync(academy, "");

        Assert.Equal([(LedgerFault.PublishedDamaged, 2), (LedgerFault.NotPublished, 3)], report.Findings.Select(finding => (finding.Fault, finding.Day.Day)));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(academy.DataPath, "ledger-key.pem")));
    }

    [Fact]
    public async Task A_seal_can_be_checked_with_openssl_and_sha256sum()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, demo: false);
        await academy.AppendAsync(At(2), Some.Sentence(Somebody, "one"), Some.Sentence(Somebody, "two"));
        await SealAsync(academy, At(6));

        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/sh",
            ["-c", "openssl dgst -sha256 -verify key-*.pem -signature 2026-03-02.seal.sig 2026-03-02.seal && test \"$(zcat 2026-03-02.list.gz | sha256sum | cut -d' ' -f1)\" = \"$(sed -n 's/^root: //p' 2026-03-02.seal)\""])
        { WorkingDirectory = Path.Combine(academy.DataPath, "ledger-heads"), RedirectStandardOutput = true })!;
        await shell.WaitForExitAsync();

        Assert.Equal(0, shell.ExitCode);
    }

    [Theory, BothDatabases]
    public async Task A_restore_gives_days_up_and_says_so_and_the_ledger_refuses_changes_afterwards(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database, demo: false);
        var backup = Path.Combine(academy.DataPath, "monday.zip");
        var silent = new Progress<string>();
        await academy.AppendAsync(At(2), Some.Sentence(Somebody, "one"));
        Assert.Equal(1, await SealAsync(academy, At(3)));
        await academy.InsideAsync(services => ActivatorUtilities.CreateInstance<BackupWriter>(services).WriteAsync(backup, silent, default));
        await academy.AppendAsync(At(3), Some.Sentence(Somebody, "lost"));
        Assert.Equal(1, await SealAsync(academy, At(4)));

        await academy.InsideAsync(services => ActivatorUtilities.CreateInstance<BackupRestore>(services).RestoreAsync(backup, replace: true, silent, default));
        await academy.AppendAsync(At(3), Some.Sentence(Somebody, "another"));
        Assert.Equal(1, await SealAsync(academy, At(5)));

        var report = await CheckAsync(academy, "");
        Assert.Empty(report.Findings);
        Assert.Equal((2L, 2L), (report.Seals, report.Sentences));
        Assert.Contains("the seals of 2026-03-03 to 2026-03-03 (1) were given up", Assert.Single(report.Notes), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => academy.InsideAsync(services =>
            services.GetRequiredService<AcademyDb>().Database.ExecuteSqlRawAsync("""DELETE FROM "Records_Bearings" """)));
    }

    [Fact]
    public async Task What_is_committed_late_stands_under_the_next_seal()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, demo: false);
        await academy.AppendAsync(At(2), Some.Sentence(Somebody, "one"));
        Assert.Equal(1, await SealAsync(academy, At(3)));
        // A node whose clock is a day behind.
        await academy.AppendAsync(At(2), Some.Sentence(Somebody, "late"));
        await academy.AppendAsync(At(3), Some.Sentence(Somebody, "two"));
        Assert.Equal(1, await SealAsync(academy, At(4)));

        var report = await CheckAsync(academy, "");
        Assert.Equal((2L, 3L, 0L), (report.Seals, report.Sentences, report.Open));
        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task On_PostgreSQL_sealing_waits_for_whoever_has_begun_to_append()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.PostgreSql, demo: false);
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = academy.InsideAsync(services =>
        {
            var records = ActivatorUtilities.CreateInstance<RecordsApi>(services, new Some.Standing(At(2)));
            return services.GetRequiredService<AcademyDb>().WriteAsync(async () =>
            {
                await records.AppendAsync(Some.Sentence(Somebody, "slow"));
                begun.SetResult();
                await go.Task;
                return true;
            });
        });
        await begun.Task;
        // A greater number, committed earlier.
        await academy.AppendAsync(At(2), Some.Sentence(Guid.Parse("00000001-0000-4000-8000-000000000000"), "quick"));

        var sealing = SealAsync(academy, At(6));
        Assert.NotSame(sealing, await Task.WhenAny(sealing, Task.Delay(500)));
        go.SetResult();
        await slow;

        Assert.Equal(1, await sealing);
        Assert.Equal((2L, 0L), await CheckAsync(academy, "") is var report ? (report.Sentences, report.Open) : default);
    }

    private static DateTimeOffset At(int day) => new(2026, 3, day, 12, 0, 0, TimeSpan.Zero);

    private static Task<int> SealAsync(Academy academy, DateTimeOffset now) => academy.InsideAsync(async services =>
        (await ActivatorUtilities.CreateInstance<Sealing>(services, new Some.Standing(now)).SealAsync(default)).Count);

    private static Task<LedgerReport> CheckAsync(Academy academy, string tampering) => TamperAsync(academy, tampering, (_, _) => Task.CompletedTask);

    /// <summary>Checks a ledger that somebody tampered with, in a transaction that is taken back afterwards.</summary>
    private static Task<LedgerReport> TamperAsync(Academy academy, string sql, Func<IServiceProvider, AcademyDb, Task> more) => academy.InsideAsync(async services =>
    {
        var db = services.GetRequiredService<AcademyDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (sql.Length > 0)
        {
            if (db.Database.IsNpgsql())
                sql = """
                    ALTER TABLE "Records_Sentences" DISABLE TRIGGER USER; ALTER TABLE "Records_Bearings" DISABLE TRIGGER USER;
                    ALTER TABLE "Records_Seals" DISABLE TRIGGER USER;
                    """ + sql;
            else
                sql = string.Concat((await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync())
                    .Select(trigger => $"DROP TRIGGER \"{trigger}\";")) + sql;
            await db.Database.ExecuteSqlRawAsync(sql);
        }
        await more(services, db);
        return await new LedgerCheck(db, services.GetRequiredService<LedgerFolder>(), new Some.Standing(At(6))).RunAsync(null, default);
    });
}

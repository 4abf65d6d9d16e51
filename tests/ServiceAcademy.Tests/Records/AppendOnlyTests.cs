using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.Records;

/// <summary>Nothing that stands in the ledger can be changed, not even with a database client.</summary>
public sealed class AppendOnlyTests
{
    [Theory, BothDatabases]
    public async Task The_database_refuses_to_change_or_delete(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        List<string> attempts =
        [
            """UPDATE "Records_Sentences" SET "Score" = 1000""",
            """UPDATE "Records_Bearings" SET "Credit" = 1000""",
            """DELETE FROM "Records_Bearings" """,
            """DELETE FROM "Records_Sentences" WHERE "Id" = (SELECT max("Id") FROM "Records_Sentences")""",
        ];
        attempts.AddRange(database == DatabaseKind.PostgreSql
            ? ["""TRUNCATE "Records_Sentences" CASCADE""", """DELETE FROM "Records_Seals" """, """UPDATE "Records_Seals" SET "Root" = '' """]
            :
            [
                """INSERT OR REPLACE INTO "Records_Bearings" SELECT "SentenceId", "Competency", 1000, "Weight", "Guess" FROM "Records_Bearings" LIMIT 1""",
                """
                INSERT OR REPLACE INTO "Records_Sentences" ("Id", "Subject", "Verb", "ObjectType", "ObjectId", "ObjectVersion", "Part", "Channel", "ObservedAt", "RecordedAt")
                SELECT "Id", "Subject", "Verb", "ObjectType", "ObjectId", "ObjectVersion", "Part", "Channel", "ObservedAt", "RecordedAt" FROM "Records_Sentences" LIMIT 1
                """,
            ]);
        foreach (var sql in attempts)
        {
            var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => academy.InsideAsync(services =>
                services.GetRequiredService<AcademyDb>().Database.ExecuteSqlRawAsync(sql)));
            Assert.Contains("The ledger is append-only", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task A_correction_stands_in_the_place_of_what_it_supersedes(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var subject = Guid.NewGuid();
        var (happened, first, second) = (Day(1), Day(2), Day(5));
        await academy.AppendAsync(first, Some.Sentence(subject, credit: 200, at: happened));
        var wrong = Assert.Single(await EvidenceAsync(academy, subject)).Sentence;
        await academy.AppendAsync(second, Some.Sentence(subject, credit: 900, at: happened, supersedes: wrong.Id));

        Assert.Equal(900, Assert.Single(await EvidenceAsync(academy, subject)).Bearing.Credit);
        Assert.Equal(200, Assert.Single(await EvidenceAsync(academy, subject, first.AddHours(1))).Bearing.Credit);
        Assert.Empty(await EvidenceAsync(academy, subject, first.AddHours(-1)));
        // What had happened by then, as we know today, is another question.
        Assert.Equal(900, Assert.Single(await EvidenceAsync(academy, subject, new AsOf(null, happened))).Bearing.Credit);
        Assert.Empty(await EvidenceAsync(academy, subject, new AsOf(null, happened.AddSeconds(-1))));
        Assert.Equal(200, Assert.Single(await EvidenceAsync(academy, subject, new AsOf(first, happened))).Bearing.Credit);

        var all = await academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().HistoryAsync(subject, 10));
        Assert.Equal([(900, null), (200, all[0].Line.Id)], all.Select(told => (told.Line.Score!.Value, told.SupersededBy)));
    }

    [Theory, BothDatabases]
    public async Task What_was_withdrawn_leaves_no_estimate_behind(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var subject = Guid.NewGuid();
        await academy.AppendAsync(Day(1), Some.Sentence(subject));
        var line = Assert.Single(await EvidenceAsync(academy, subject)).Sentence;
        await academy.AppendAsync(Day(2), Some.Sentence(subject) with { Verb = Verbs.Withdrew, Score = null, Bearings = null, Supersedes = line.Id });

        Assert.Empty(await EvidenceAsync(academy, subject));
        Assert.All(await academy.InsideAsync(services => services.GetRequiredService<ServiceAcademy.Competencies.CompetenciesApi>().ProfileAsync(subject)),
            score => Assert.Equal(0, score.N));
    }

    [Theory, BothDatabases]
    public async Task A_sentence_is_superseded_once_and_only_by_one_of_the_same_person(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var subject = Guid.NewGuid();
        await academy.AppendAsync(Day(1), Some.Sentence(subject));
        var line = Assert.Single(await EvidenceAsync(academy, subject)).Sentence;

        await Assert.ThrowsAsync<ArgumentException>(() => academy.AppendAsync(Day(2), Some.Sentence(Guid.NewGuid(), supersedes: line.Id)));
        await Assert.ThrowsAsync<ArgumentException>(() => academy.AppendAsync(Day(2), Some.Sentence(subject, supersedes: long.MaxValue)));
        await academy.AppendAsync(Day(2), Some.Sentence(subject, supersedes: line.Id));
        await Assert.ThrowsAsync<DbUpdateException>(() => academy.AppendAsync(Day(3), Some.Sentence(subject, supersedes: line.Id)));
    }

    [Theory]
    [InlineData("Lin Mei")]
    [InlineData("林梅")]
    [InlineData("")]
    [InlineData("a\tb")]
    public async Task Names_and_texts_do_not_get_in(string text)
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var subject = Guid.NewGuid();
        var sentence = Some.Sentence(subject);
        foreach (var bad in new[] { sentence with { ObjectId = text }, sentence with { Verb = text }, sentence with { Attempt = text }, sentence with { Bearings = [new Bearing(text, 0)] } })
            await Assert.ThrowsAsync<ArgumentException>(() => academy.AppendAsync(Day(1), sentence, bad));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => academy.AppendAsync(Day(1), sentence with { Score = 1001 }));
        Assert.Empty(await EvidenceAsync(academy, subject));
    }

    private static DateTimeOffset Day(int day) => new(2026, 3, day, 9, 0, 0, TimeSpan.Zero);

    private static Task<IReadOnlyList<Evidence>> EvidenceAsync(Academy academy, Guid subject, AsOf? asOf = null) =>
        academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().EvidenceAsync([subject], ["empathy"], asOf));
}

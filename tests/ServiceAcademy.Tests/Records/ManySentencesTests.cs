using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.Records;

/// <summary>Sentences are written many at once: each keeps its own bearings, and a refused one takes all of them back.</summary>
public sealed class ManySentencesTests
{
    private const int Many = 2_500;

    [Theory, BothDatabases]
    public async Task Each_of_many_sentences_keeps_its_place_and_its_bearings(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var subject = Guid.NewGuid();
        await AppendAsync(academy, Enumerable.Range(0, Many).Select(n => Sentence(subject, n)));

        var evidence = await academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().EvidenceAsync([subject], ["many"]));
        Assert.Equal(Enumerable.Range(0, Many).Where(HasBearing).Select(n => ($"part-{n}", n % 1001)),
            evidence.Select(piece => (piece.Sentence.Part, piece.Bearing.Credit)));
    }

    [Theory, BothDatabases]
    public async Task A_refused_sentence_takes_the_others_back(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var subject = Guid.NewGuid();
        await AppendAsync(academy, [Sentence(subject, 1)]);
        var first = Assert.Single(await HistoryAsync()).Line;
        await AppendAsync(academy, [Sentence(subject, 2) with { Supersedes = first.Id }]);

        // A sentence is superseded once at most; the database refuses the second time.
        await Assert.ThrowsAnyAsync<Exception>(() => AppendAsync(academy, [Sentence(subject, 3), Sentence(subject, 4) with { Supersedes = first.Id }]));
        Assert.Equal(["part-2", "part-1"], (await HistoryAsync()).Select(told => told.Line.Part));

        Task<IReadOnlyList<HistoryLine>> HistoryAsync() => academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().HistoryAsync(subject, 10));
    }

    private static bool HasBearing(int number) => number % 3 == 1;

    private static NewSentence Sentence(Guid subject, int number) => new(
        subject, Verbs.Answered, "quiz", "many", 1, $"part-{number}", TimeProvider.System.GetUtcNow(), number % 1001,
        Bearings: HasBearing(number) ? [new Bearing("many", number % 1001)] : null);

    private static Task AppendAsync(Academy academy, IEnumerable<NewSentence> sentences) => academy.InsideAsync(async services =>
    {
        await services.GetRequiredService<RecordsApi>().AppendAsync(sentences.ToList());
        return true;
    });
}

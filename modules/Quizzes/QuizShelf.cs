using ServiceAcademy.Data.Content;

namespace ServiceAcademy.Quizzes;

/// <summary>The published quizzes; each version is parsed once.</summary>
internal sealed class QuizShelf(ContentStore store)
{
    public async Task<Quiz?> FindAsync(string id, CancellationToken cancellation = default) =>
        await store.LatestNumberAsync(QuizzesApi.Kind, id, cancellation) is { } version ? await FindAsync(id, version, cancellation) : null;

    public Task<Quiz?> FindAsync(string id, int version, CancellationToken cancellation = default) =>
        store.ParsedAsync(new VersionKey(QuizzesApi.Kind, id, version), bundle => Quiz.Parse(bundle, version), cancellation);

    /// <summary>The newest version of every quiz, by id.</summary>
    public async Task<IReadOnlyList<Quiz>> AllAsync(CancellationToken cancellation = default)
    {
        var quizzes = new List<Quiz>();
        foreach (var key in await store.LatestOfKindAsync(QuizzesApi.Kind, cancellation))
            if (await FindAsync(key.ItemId, key.Number, cancellation) is { } quiz)
                quizzes.Add(quiz);
        return quizzes;
    }
}

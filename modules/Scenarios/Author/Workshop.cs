using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.People;
using ServiceAcademy.Records;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Author;

/// <summary>A draft under an author's hands: its text read as far as that goes.</summary>
/// <param name="Story">Null when the text cannot be read at all.</param>
/// <param name="Scenario">Null when it cannot be played.</param>
/// <param name="Problems">Errors and warnings, by line.</param>
internal sealed record OpenDraft(Bench Bench, Story? Story, Scenario? Scenario, IReadOnlyList<Problem> Problems)
{
    public bool CanBePublished => Problems.All(problem => problem.IsWarning);
}

/// <summary>Where role-plays are written: drafts, their checks, and what colleagues say of them.</summary>
public sealed class Workshop
{
    private readonly AcademyDb db;
    private readonly ContentStore store;
    private readonly RecordsApi records;
    private readonly TimeProvider clock;

    /// <summary>Made by the container.</summary>
    public Workshop(AcademyDb db, ContentDrafts drafts, ContentStore store, RecordsApi records, TimeProvider clock) =>
        (this.db, Drafts, this.store, this.records, this.clock) = (db, drafts, store, records, clock);

    internal ContentDrafts Drafts { get; }

    internal async Task<OpenDraft?> OpenAsync(string id, int author, CancellationToken cancellation) =>
        await Drafts.OpenAsync(ScenariosApi.Kind, id, author, cancellation) is { } bench
            ? Read(bench, await store.IndexAsync(cancellation))
            : null;

    internal Task<DateTimeOffset> SaveAsync(string id, int author, int basedOn, string text, CancellationToken cancellation) =>
        Drafts.SaveAsync(ScenariosApi.Kind, id, author, basedOn, text, cancellation);

    /// <summary>Publishes the draft; the reviews stay with the draft's author and version.</summary>
    internal Task<int> PublishAsync(Bench bench, PersonCard author, string note, CancellationToken cancellation) =>
        Drafts.PublishAsync(bench, author.Id, author.Subject, note, number => records.AppendAsync(
            new NewSentence(author.Subject, Verbs.Published, bench.Kind, bench.Id, number, "", clock.GetUtcNow()), cancellation), cancellation);

    /// <summary>What was said of a draft, oldest first.</summary>
    internal async Task<IReadOnlyList<Review>> ReviewsAsync(Bench bench, int author, CancellationToken cancellation) =>
        await db.Set<Review>().AsNoTracking().Where(review => review.ScenarioId == bench.Id && review.AuthorId == author && review.BasedOn == bench.BasedOn)
            .OrderBy(review => review.Id).ToListAsync(cancellation);

    internal Task SayAsync(Bench bench, int author, int reviewer, Verdict verdict, string node, string words, CancellationToken cancellation) =>
        db.WriteAsync(() =>
        {
            db.Add(new Review
            {
                ScenarioId = bench.Id, AuthorId = author, ReviewerId = reviewer, BasedOn = bench.BasedOn, TextHash = HashOf(bench.Text), Node = node, Verdict = verdict,
                Words = words, At = clock.GetUtcNow(),
            });
            return Task.CompletedTask;
        }, cancellation);

    /// <summary>The reviewers whose last verdict was that changes are needed; nothing is published against them.</summary>
    internal static IReadOnlyList<int> Against(IEnumerable<Review> reviews) => reviews
        .Where(review => review.Verdict != Verdict.Comment)
        .GroupBy(review => review.ReviewerId)
        .Where(said => said.Last().Verdict == Verdict.ChangesRequested)
        .Select(said => said.Key).ToList();

    /// <summary>Whether the text that a reviewer read is still the text.</summary>
    internal static bool IsOfThisText(Review review, string text) => review.TextHash == HashOf(text);

    internal static OpenDraft Read(Bench bench, ContentIndex index)
    {
        var problems = new List<Problem>();
        var story = StorySource.Read(StorySource.FileName, bench.Text, problems);
        Scenario? scenario = null;
        if (story is not null)
        {
            if (story.Id != bench.Id)
                problems.Add(new Problem(1, $"The id is “{story.Id}”; this role-play is “{bench.Id}”.", $"`id: {bench.Id}`"));
            scenario = Scenario.Of(story, StoryCheck.Run(story, bench.Bundle.Files.ContainsKey, index, problems));
            if (scenario is not null && problems.TrueForAll(problem => problem.IsWarning))
                StoryLint.Run(scenario, problems);
        }
        return new OpenDraft(bench, story, scenario, problems.OrderBy(problem => problem.IsWarning).ThenBy(problem => problem.Line).ToList());
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A reviewer's words are erased with the reviewer; the verdict stays.</summary>
internal sealed class ReviewedWords(AcademyDb db) : IHandle<PersonErased>
{
    public Task HandleAsync(PersonErased happened, CancellationToken cancellation) =>
        db.Set<Review>().Where(review => review.ReviewerId == happened.PersonId)
            .ExecuteUpdateAsync(row => row.SetProperty(review => review.Words, (string?)null), cancellation);
}

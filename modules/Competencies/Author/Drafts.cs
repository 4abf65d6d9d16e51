using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Competencies.Profiles;
using ServiceAcademy.Data.Content;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Author;

/// <summary>Authors' drafts of frameworks, role profiles and observation forms.</summary>
internal sealed class Drafts(ContentDrafts drafts, RecordsApi records, TimeProvider clock)
{
    /// <summary>The kinds that are edited here.</summary>
    public static readonly string[] Kinds = [FrameworkKind.Name, ProfileKind.Name, RubricKind.Name];

    /// <summary>Null when there is neither such an item nor a draft of it.</summary>
    public async Task<Bench?> OpenAsync(string kind, string id, int author, CancellationToken cancellation) =>
        Kinds.Contains(kind) ? await drafts.OpenAsync(kind, id, author, cancellation) : null;

    /// <inheritdoc cref="ContentDrafts.TextAsync"/>
    public Task<string> TextAsync(string kind, string id, int version, CancellationToken cancellation) => drafts.TextAsync(kind, id, version, cancellation);

    /// <inheritdoc cref="ContentDrafts.SaveAsync"/>
    public Task SaveAsync(string kind, string id, int author, int basedOn, string text, CancellationToken cancellation) =>
        drafts.SaveAsync(kind, id, author, basedOn, text, cancellation);

    /// <inheritdoc cref="ContentDrafts.DiscardAsync"/>
    public Task DiscardAsync(string kind, string id, int author, CancellationToken cancellation) => drafts.DiscardAsync(kind, id, author, cancellation);

    /// <summary>The author's drafts, by kind and item.</summary>
    public async Task<IReadOnlyList<ContentDraft>> MineAsync(int author, CancellationToken cancellation) =>
        (await drafts.AllAsync(author, cancellation)).Where(draft => Kinds.Contains(draft.Kind)).ToList();

    /// <inheritdoc cref="ContentDrafts.PublishAsync"/>
    public Task<int> PublishAsync(Bench bench, PersonCard author, string note, CancellationToken cancellation) =>
        drafts.PublishAsync(bench, author.Id, author.Subject, note, number => records.AppendAsync(
            new NewSentence(author.Subject, Verbs.Published, bench.Kind, bench.Id, number, "", clock.GetUtcNow()), cancellation), cancellation);
}

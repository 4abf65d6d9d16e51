using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;
using ServiceAcademy.Records;
using ServiceAcademy.Scenarios.Attempts;
using ServiceAcademy.Scenarios.Scenarios;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios;

/// <summary>A published role-play, for lists and links.</summary>
/// <param name="Competencies">Ids of the competencies that it measures.</param>
public sealed record ScenarioCard(
    string Id, int Version, LocalText Title, LocalText Summary, int Minutes, IReadOnlyList<string> Competencies);

/// <summary>Where a person stands in a role-play, over all attempts.</summary>
/// <param name="Score">Thousandths, by the author's policy; null while nothing is finished.</param>
/// <param name="Policy">That policy in words.</param>
public sealed record ScenarioStanding(int? Score, string Policy);

/// <summary>A person finished a role-play; raised in the transaction of the last decision.</summary>
/// <param name="Score">Thousandths.</param>
public sealed record ScenarioFinished(PersonCard Person, string ScenarioId, int Version, long AttemptId, int Score, DateTimeOffset At);

/// <summary>The door of Scenarios.</summary>
public sealed class ScenariosApi
{
    /// <summary>The content kind.</summary>
    public const string Kind = "scenario";

    private readonly ContentStore store;
    private readonly CompetenciesApi competencies;
    private readonly IStringLocalizer<ScenariosApi> T;

    /// <summary>Made by the container.</summary>
    public ScenariosApi(
        AcademyDb db, ContentStore store, RecordsApi records, CompetenciesApi competencies, AcademyEvents events, TimeProvider clock,
        IStringLocalizer<ScenariosApi> localizer)
    {
        (this.store, this.competencies, T) = (store, competencies, localizer);
        Playing = new Playing(db, ScenarioAsync, MeasuresAsync, records, events, clock, localizer);
        Statistics = new ScenarioStatistics(db, store, ScenarioAsync);
    }

    internal Playing Playing { get; }

    internal ScenarioStatistics Statistics { get; }

    /// <summary>The newest version of a role-play; null when there is none.</summary>
    public async Task<ScenarioCard?> FindAsync(string id, CancellationToken cancellation = default) =>
        await store.LatestNumberAsync(Kind, id, cancellation) is { } version ? await FindAsync(id, version, cancellation) : null;

    /// <summary>A given version.</summary>
    public async Task<ScenarioCard?> FindAsync(string id, int version, CancellationToken cancellation = default) =>
        await ScenarioAsync(id, version, cancellation) is { } scenario
            ? new ScenarioCard(id, version, scenario.Title, scenario.Story.Summary, scenario.Story.Minutes,
                (await MeasuresAsync(scenario, cancellation)).Competencies(scenario.Criteria))
            : null;

    /// <summary>Starts an attempt, or finds the unfinished one, and answers the path of its page.</summary>
    /// <param name="returnUrl">A local path that the debrief leads to; empty for none.</param>
    public async Task<string> StartAsync(PersonCard person, string id, int version, string returnUrl, CancellationToken cancellation = default) =>
        AttemptsController.Path(await Playing.StartAsync(person, id, version, returnUrl, cancellation));

    /// <summary>
    /// Plays a whole attempt for the demo company: for each decision <paramref name="credit"/> is asked for the chance (0–1) that this
    /// person chooses best, by competency ids; the attempt, its decisions and sentences are written as if observed at <paramref name="at"/>.
    /// Nothing happens when there is no such role-play.
    /// </summary>
    public async Task PlayAsync(
        PersonCard person, string id, Random random, Func<IReadOnlyList<string>, double> credit, DateTimeOffset at, CancellationToken cancellation = default)
    {
        if (await store.LatestNumberAsync(Kind, id, cancellation) is { } version && await ScenarioAsync(id, version, cancellation) is { } scenario)
            await Playing.PlayAsync(person, scenario, version, random, credit, at, cancellation);
    }

    /// <summary>Where a person stands in a version of a role-play; null when there is no such version.</summary>
    public async Task<ScenarioStanding?> StandingAsync(PersonCard person, string id, int version, CancellationToken cancellation = default) =>
        await ScenarioAsync(id, version, cancellation) is { } scenario
            ? new ScenarioStanding(
                AttemptScore.Of(scenario.Story.Score, (await Playing.OfAsync(person, id, cancellation))
                    .Where(attempt => !attempt.IsRehearsal).Select(attempt => attempt.Score).OfType<int>().ToList()),
                PolicyWords.Of(scenario.Story.Score, T))
            : null;

    /// <summary>A picture or a sound of a version; null when there is none of that name.</summary>
    internal async Task<(byte[] Bytes, string ContentType)?> FileAsync(string id, int version, string name, CancellationToken cancellation) =>
        StoryMedia.TypeOf(name) is { } type && await store.BundleAsync(new VersionKey(Kind, id, version), cancellation) is { } bundle && bundle.Bytes(name) is { } bytes
            ? (bytes, type)
            : null;

    private async Task<Measures> MeasuresAsync(Scenario scenario, CancellationToken cancellation) =>
        scenario.Story.Rubric is { } rubric ? Measures.By(await competencies.RubricAsync(rubric, cancellation)) : Measures.Themselves;

    private Task<Scenario?> ScenarioAsync(string id, int version, CancellationToken cancellation) =>
        store.ParsedAsync(new VersionKey(Kind, id, version), Scenario.Parse, cancellation);
}

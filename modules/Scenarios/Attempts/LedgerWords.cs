using ServiceAcademy.Records;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>What the ledger is told of an attempt.</summary>
internal static class LedgerWords
{
    /// <summary>The ledger holds so many characters of what something was part of.</summary>
    private const int LongestPart = 200;

    public static NewSentence Started(Attempt attempt) => Sentence(attempt, Verbs.Started, "", attempt.StartedAt);

    /// <summary>Only the first attempt is evidence: afterwards the person knows the story and its key.</summary>
    public static NewSentence Chose(Attempt attempt, Scenario scenario, Moment step, DateTimeOffset at, Measures measures)
    {
        var part = $"{step.Node.Id}/{step.Answer}";
        return Sentence(attempt, Verbs.Chose, part.Length > LongestPart ? $"{step.Node.Id}/{step.Move}" : part, at, scenario.Credit(step.State, step.Move!),
            attempt.IsFirst ? scenario.Bearings(step.State, step.Move!, measures) : null);
    }

    /// <summary>A rehearsal has its own verb: whoever asks what was finished is not told of it.</summary>
    public static NewSentence Finished(Attempt attempt) =>
        Sentence(attempt, attempt.IsRehearsal ? Verbs.Rehearsed : Verbs.Finished, "", attempt.FinishedAt!.Value, attempt.Score);

    private static NewSentence Sentence(
        Attempt attempt, string verb, string part, DateTimeOffset at, int? score = null, IReadOnlyList<Bearing>? bearings = null) =>
        new(attempt.Subject, verb, ScenariosApi.Kind, attempt.ScenarioId, attempt.Version, part, at, score, attempt.Key, Bearings: bearings);
}

using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.Records;

/// <summary>Sentences of nobody in particular, recorded at chosen moments.</summary>
internal static class Some
{
    public static NewSentence Sentence(Guid subject, string part = "first-question", int credit = 700, DateTimeOffset? at = null, long? supersedes = null) => new(
        subject, Verbs.Answered, "quiz", "some-quiz", 1, part, at ?? new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), Score: credit, Attempt: "quiz:1",
        Bearings: [new Bearing("empathy", credit), new Bearing("assurance", credit, Weight: 500, Guess: 250)], Supersedes: supersedes);

    /// <summary>Appends through the door with a clock that stands still.</summary>
    public static Task AppendAsync(this Academy academy, DateTimeOffset now, params NewSentence[] sentences) =>
        academy.InsideAsync(async services =>
        {
            await ActivatorUtilities.CreateInstance<RecordsApi>(services, new Standing(now)).AppendAsync(sentences);
            return true;
        });

    public sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

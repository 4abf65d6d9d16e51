using System.Buffers;
using System.Text;
using ServiceAcademy.Records;
using ServiceAcademy.Records.Ledger;

namespace ServiceAcademy.Tests.Records.Ledger;

/// <summary>The bytes of a sentence are a promise: the digests below were computed by the Python of docs/ledger.md.</summary>
public sealed class CanonicalSentenceTests
{
    private static readonly Guid Subject = Guid.Parse("7D3C1F0A-5B1E-4C58-9A56-0D5F3E2B1A90");

    [Fact]
    public void An_answer_with_two_bearings()
    {
        var bytes = new ArrayBufferWriter<byte>();
        // In whatever order they come from the database.
        CanonicalSentence.Write(Answer(700, "quiz:17", null, null), [Bearing("empathy", 1000, 0), Bearing("assurance", 500, 250)], bytes);

        Assert.Equal(
            "10:sentence 1,2:42,36:7d3c1f0a-5b1e-4c58-9a56-0d5f3e2b1a90,8:answered,4:quiz,15:service-quality,1:3,11:nps-compute,3:700,7:quiz:17,8:measured,"
            + "16:1772438400000000,16:1772438400123456,~,~,9:assurance,3:700,3:500,3:250,7:empathy,3:700,4:1000,1:0,",
            Encoding.UTF8.GetString(bytes.WrittenSpan));
        Assert.Equal("33c5c184b2ff509eb892485fb73aaf18330204e8d79932eecf45917715d68c33", CanonicalSentence.Digest(Answer(700, "quiz:17", null, null), [Bearing("empathy", 1000, 0), Bearing("assurance", 500, 250)], bytes));
    }

    [Fact]
    public void A_correction_by_a_rater_without_score_and_bearings() => Assert.Equal(
        "9f9d751cf929293ae4280a49bf3c0c700d3d95e243dc4c590eb90c58ea65e225",
        CanonicalSentence.Digest(Answer(null, null, 41, Guid.Parse("00000000-0000-4000-8000-000000000001")), [], new ArrayBufferWriter<byte>()));

    private static Sentence Answer(int? score, string? attempt, long? supersedes, Guid? rater) => new()
    {
        Id = 42, Subject = Subject, Verb = Verbs.Answered, ObjectType = "quiz", ObjectId = "service-quality", ObjectVersion = 3, Part = "nps-compute",
        Score = score, Attempt = attempt, Channel = Channels.Measured, Supersedes = supersedes, Rater = rater,
        ObservedAt = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(1)), RecordedAt = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).AddMicroseconds(123456),
    };

    private static SentenceBearing Bearing(string competency, int weight, int guess) =>
        new() { Competency = competency, Credit = 700, Weight = weight, Guess = guess };
}

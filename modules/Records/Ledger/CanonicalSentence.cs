using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServiceAcademy.Records.Ledger;

/// <summary>
/// The one way to write a sentence as bytes, described in docs/ledger.md: its fields in a fixed order, each as a netstring
/// (<c>length:bytes,</c>) of its text in UTF-8, or <c>~,</c> where there is nothing. Nothing in a field can look like the border of another.
/// </summary>
internal static class CanonicalSentence
{
    private const string Form = "sentence 1";

    /// <summary>SHA-256 over the bytes, in lower-case hexadecimal.</summary>
    public static string Digest(Sentence sentence, IEnumerable<SentenceBearing> bearings, ArrayBufferWriter<byte> scratch)
    {
        scratch.ResetWrittenCount();
        Write(sentence, bearings, scratch);
        return Convert.ToHexStringLower(SHA256.HashData(scratch.WrittenSpan));
    }

    public static void Write(Sentence sentence, IEnumerable<SentenceBearing> bearings, IBufferWriter<byte> to)
    {
        Field(to, Form);
        Field(to, sentence.Id);
        Field(to, sentence.Subject.ToString("D"));
        Field(to, sentence.Verb);
        Field(to, sentence.ObjectType);
        Field(to, sentence.ObjectId);
        Field(to, sentence.ObjectVersion);
        Field(to, sentence.Part);
        Field(to, sentence.Score);
        Field(to, sentence.Attempt);
        Field(to, sentence.Channel);
        Field(to, Microseconds(sentence.ObservedAt));
        Field(to, Microseconds(sentence.RecordedAt));
        Field(to, sentence.Supersedes);
        Field(to, sentence.Rater?.ToString("D"));
        foreach (var bearing in bearings.OrderBy(bearing => bearing.Competency, StringComparer.Ordinal))
        {
            Field(to, bearing.Competency);
            Field(to, bearing.Credit);
            Field(to, bearing.Weight);
            Field(to, bearing.Guess);
        }
    }

    /// <summary>Since 1970 in UTC.</summary>
    private static long Microseconds(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static void Field(IBufferWriter<byte> to, long? value) => Field(to, value?.ToString(CultureInfo.InvariantCulture));

    private static void Field(IBufferWriter<byte> to, string? value)
    {
        if (value is null)
        {
            to.Write("~,"u8);
            return;
        }
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(value)}:"), to);
        Encoding.UTF8.GetBytes(value, to);
        to.Write(","u8);
    }
}

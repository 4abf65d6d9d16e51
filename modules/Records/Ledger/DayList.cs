using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;

namespace ServiceAcademy.Records.Ledger;

/// <summary>A line of a day's list: a sentence's number and the SHA-256 of its canonical bytes.</summary>
internal readonly record struct DayLine(long Sentence, string Digest)
{
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Sentence} {Digest}\n");
}

/// <summary>The digests of a stretch of the ledger in the order of numbers; the SHA-256 over the list's text is the root of a seal.</summary>
internal sealed class DayList(AcademyDb db)
{
    private const int Portion = 2000;

    /// <summary>The lines of the sentences after one number up to another, as they stand in the database.</summary>
    public async IAsyncEnumerable<DayLine> LinesAsync(long after, long through, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var scratch = new ArrayBufferWriter<byte>(512);
        while (true)
        {
            var from = after;
            var sentences = await db.Set<Sentence>().AsNoTracking().Where(sentence => sentence.Id > from && sentence.Id <= through)
                .OrderBy(sentence => sentence.Id).Take(Portion).ToListAsync(cancellation);
            if (sentences.Count == 0)
                yield break;
            var last = after = sentences[^1].Id;
            var bearings = (await db.Set<SentenceBearing>().AsNoTracking().Where(bearing => bearing.SentenceId > from && bearing.SentenceId <= last)
                .ToListAsync(cancellation)).ToLookup(bearing => bearing.SentenceId);
            foreach (var sentence in sentences)
                yield return new DayLine(sentence.Id, CanonicalSentence.Digest(sentence, bearings[sentence.Id], scratch));
        }
    }

    /// <summary>Counts and hashes lines that pass by.</summary>
    public sealed class Sum : IDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Count { get; private set; }

        public void Add(byte[] line)
        {
            hash.AppendData(line);
            Count++;
        }

        public void Add(DayLine line) => Add(Encoding.ASCII.GetBytes(line.Text));

        public string Root() => Convert.ToHexStringLower(hash.GetCurrentHash());

        public void Dispose() => hash.Dispose();
    }
}

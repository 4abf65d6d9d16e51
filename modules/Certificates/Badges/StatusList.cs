using System.Buffers.Text;
using System.IO.Compression;

namespace ServiceAcademy.Certificates.Badges;

/// <summary>
/// Which certificates were revoked, as one string of bits (W3C Bitstring Status List 1.0): whoever asks for it does not tell which one they care about.
/// Certificate <c>id</c> is bit <c>id mod Length</c> of list <c>id ÷ Length</c>.
/// </summary>
internal static class StatusList
{
    /// <summary>The least length that the standard allows, in bits, so that one certificate hides among many.</summary>
    public const int Length = 131_072;

    public static long ListOf(long certificateId) => certificateId / Length;

    public static int IndexOf(long certificateId) => (int)(certificateId % Length);

    /// <summary>The list as the standard writes it: bit 0 first, compressed, base 64 with the mark “u”.</summary>
    public static string Encode(IEnumerable<int> revoked)
    {
        var bits = new byte[Length / 8];
        foreach (var index in revoked)
            bits[index / 8] |= (byte)(0x80 >> (index % 8));
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(bits);
        return "u" + Base64Url.EncodeToString(compressed.ToArray());
    }
}

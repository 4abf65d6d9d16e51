using System.Numerics;
using System.Security.Cryptography;

namespace ServiceAcademy.Certificates.Badges;

/// <summary>Bytes as text that names its own alphabet (W3C Controlled Identifiers 1.0, 2.4), and public keys in it.</summary>
internal static class Multibase
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary>Base 58 of Bitcoin, with its mark “z”.</summary>
    public static string Base58(ReadOnlySpan<byte> bytes)
    {
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var text = new Stack<char>();
        for (; number > 0; number /= 58)
            text.Push(Alphabet[(int)(number % 58)]);
        foreach (var leading in bytes)
            if (leading == 0)
                text.Push(Alphabet[0]);
            else
                break;
        return "z" + string.Concat(text);
    }

    /// <exception cref="FormatException">It does not begin with “z”, or has a character of no meaning.</exception>
    public static byte[] FromBase58(string text)
    {
        if (!text.StartsWith('z'))
            throw new FormatException("Base 58 in multibase begins with “z”.");
        var number = BigInteger.Zero;
        foreach (var character in text.AsSpan(1))
            number = number * 58 + (Alphabet.IndexOf(character) is var digit and >= 0 ? digit : throw new FormatException($"“{character}” is not in the alphabet."));
        var zeros = text.AsSpan(1).IndexOfAnyExcept(Alphabet[0]) is var first and >= 0 ? first : text.Length - 1;
        return [.. new byte[zeros], .. number.IsZero ? [] : number.ToByteArray(isUnsigned: true, isBigEndian: true)];
    }

    /// <summary>A P-256 key as Multikey: the mark 0x8024 and the compressed point (SEC 1, 2.3.3).</summary>
    public static string PublicKey(ECDsa key)
    {
        var point = key.ExportParameters(false).Q;
        return Base58([0x80, 0x24, (byte)(2 + (point.Y![^1] & 1)), .. point.X!]);
    }
}

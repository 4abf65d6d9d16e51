using System.Buffers.Binary;
using System.Text;

namespace ServiceAcademy.Pdf.Writing;

/// <summary>
/// A small sRGB display profile, version 2.1 (ICC.1:2001-04), computed from the definition of sRGB (IEC 61966-2-1): primaries and
/// white as given there, adapted to D50 by the Bradford transform, and the tone curve as a table. It is the output intent's
/// profile (ISO 19005-2, 6.2.3), without which device colours would be left to chance.
/// </summary>
internal static class IccProfile
{
    private static readonly Lazy<byte[]> Profile = new(Build);

    // CIE xy of the primaries and of the white point D65 (IEC 61966-2-1, table 1), and the connection space's D50.
    private static readonly double[] D50 = [0.9642, 1.0, 0.8249];
    private static readonly double[][] Bradford = [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]];

    public static byte[] Srgb => Profile.Value;

    private static byte[] Build()
    {
        var white = Xyz(0.3127, 0.3290);
        double[][] primaries = [Xyz(0.64, 0.33), Xyz(0.30, 0.60), Xyz(0.15, 0.06)];
        var columns = Transpose(primaries);
        var scale = Times(Inverse(columns), white); // each primary's share in white

        var adaptation = Adaptation(white);
        var colorants = primaries.Select((primary, i) => Times(adaptation, [.. primary.Select(value => value * scale[i])])).ToArray();

        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", [.. "text\0\0\0\0"u8, .. "Public domain\0"u8]),
            ("wtpt", XyzTag(D50)),
            ("rXYZ", XyzTag(colorants[0])), ("gXYZ", XyzTag(colorants[1])), ("bXYZ", XyzTag(colorants[2])),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        return Assemble(tags);
    }

    private static byte[] Assemble((string Tag, byte[] Data)[] tags)
    {
        var body = new MemoryStream();
        var table = new byte[4 + 12 * tags.Length];
        BinaryPrimitives.WriteUInt32BigEndian(table, (uint)tags.Length);
        var placed = new Dictionary<byte[], int>((IEqualityComparer<object>)ReferenceEqualityComparer.Instance); // the three curves are one
        for (var i = 0; i < tags.Length; i++)
        {
            var (tag, data) = tags[i];
            if (!placed.TryGetValue(data, out var offset))
            {
                placed[data] = offset = 128 + table.Length + (int)body.Length;
                body.Write(data);
                while (body.Length % 4 != 0) body.WriteByte(0);
            }
            var record = table.AsSpan(4 + 12 * i);
            Encoding.ASCII.GetBytes(tag, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)data.Length);
        }

        var header = new byte[128];
        BinaryPrimitives.WriteUInt32BigEndian(header, (uint)(128 + table.Length + body.Length));
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), 0x02100000);
        "mntrRGB XYZ "u8.CopyTo(header.AsSpan(12));
        ushort[] made = [2026, 1, 1, 0, 0, 0]; // a constant: the profile never changes
        for (var i = 0; i < made.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(24 + 2 * i), made[i]);
        "acsp"u8.CopyTo(header.AsSpan(36));
        XyzNumbers(D50).CopyTo(header, 68);
        return [.. header, .. table, .. body.ToArray()];
    }

    private static double[] Xyz(double x, double y) => [x / y, 1, (1 - x - y) / y];

    private static double[][] Adaptation(double[] white)
    {
        var (from, to) = (Times(Bradford, white), Times(Bradford, D50));
        double[][] scaled = [.. Bradford.Select((row, i) => row.Select(value => value * to[i] / from[i]).ToArray())];
        return Times(Inverse(Bradford), scaled);
    }

    /// <summary>“curveType” with 1,024 samples of the sRGB decoding function.</summary>
    private static byte[] Curve()
    {
        var data = new byte[12 + 2 * 1024];
        "curv"u8.CopyTo(data);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(8), 1024);
        for (var i = 0; i < 1024; i++)
        {
            var encoded = i / 1023.0;
            var linear = encoded <= 0.04045 ? encoded / 12.92 : Math.Pow((encoded + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + 2 * i), (ushort)Math.Round(linear * 65535));
        }
        return data;
    }

    /// <summary>“textDescriptionType”: the ASCII part, and empty Unicode and Macintosh parts.</summary>
    private static byte[] Description(string text)
    {
        var data = new byte[12 + text.Length + 1 + 8 + 3 + 67];
        "desc"u8.CopyTo(data);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(8), (uint)text.Length + 1);
        Encoding.ASCII.GetBytes(text, data.AsSpan(12));
        return data;
    }

    private static byte[] XyzTag(double[] value) => [.. "XYZ \0\0\0\0"u8, .. XyzNumbers(value)];

    private static byte[] XyzNumbers(double[] value)
    {
        var data = new byte[12];
        for (var i = 0; i < 3; i++)
            BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4 * i), (int)Math.Round(value[i] * 65536));
        return data;
    }

    private static double[] Times(double[][] matrix, double[] vector) => [.. matrix.Select(row => row.Zip(vector, (a, b) => a * b).Sum())];

    private static double[][] Times(double[][] left, double[][] right) => Transpose([.. Transpose(right).Select(column => Times(left, column))]);

    private static double[][] Transpose(double[][] m) => [.. Enumerable.Range(0, 3).Select(i => m.Select(row => row[i]).ToArray())];

    private static double[][] Inverse(double[][] m)
    {
        double Cofactor(int r, int c) => m[(r + 1) % 3][(c + 1) % 3] * m[(r + 2) % 3][(c + 2) % 3] - m[(r + 1) % 3][(c + 2) % 3] * m[(r + 2) % 3][(c + 1) % 3];
        var determinant = Enumerable.Range(0, 3).Sum(c => m[0][c] * Cofactor(0, c));
        return [.. Enumerable.Range(0, 3).Select(r => Enumerable.Range(0, 3).Select(c => Cofactor(c, r) / determinant).ToArray())];
    }
}

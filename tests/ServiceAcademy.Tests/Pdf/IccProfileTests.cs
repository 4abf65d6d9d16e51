using System.Buffers.Binary;
using System.Text;
using ServiceAcademy.Pdf.Writing;

namespace ServiceAcademy.Tests.Pdf;

public sealed class IccProfileTests
{
    [Fact]
    public void The_header_is_that_of_a_display_profile_of_version_2()
    {
        var profile = IccProfile.Srgb;
        Assert.Equal(profile.Length, BinaryPrimitives.ReadInt32BigEndian(profile));
        Assert.Equal(0x02100000, BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(8)));
        Assert.Equal("mntrRGB XYZ ", Encoding.ASCII.GetString(profile, 12, 12));
        Assert.Equal("acsp", Encoding.ASCII.GetString(profile, 36, 4));
    }

    /// <summary>The colorants that the ICC publishes for sRGB adapted to D50 (sRGB IEC61966-2.1), to the fourth decimal.</summary>
    [Theory]
    [InlineData("rXYZ", 0.4361, 0.2225, 0.0139)]
    [InlineData("gXYZ", 0.3851, 0.7169, 0.0971)]
    [InlineData("bXYZ", 0.1431, 0.0606, 0.7141)]
    public void The_primaries_are_those_of_sRGB(string tag, double x, double y, double z)
    {
        var value = Tag(tag)[8..];
        double[] read = [.. Enumerable.Range(0, 3).Select(i => BinaryPrimitives.ReadInt32BigEndian(value.AsSpan(4 * i)) / 65536.0)];
        Assert.Equal(x, read[0], 0.0003);
        Assert.Equal(y, read[1], 0.0003);
        Assert.Equal(z, read[2], 0.0003);
    }

    private static byte[] Tag(string name)
    {
        var profile = IccProfile.Srgb;
        for (var i = 0; i < BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(128)); i++)
        {
            var record = profile.AsSpan(132 + 12 * i, 12);
            if (Encoding.ASCII.GetString(record[..4]) == name)
                return profile.AsSpan(BinaryPrimitives.ReadInt32BigEndian(record[4..]), BinaryPrimitives.ReadInt32BigEndian(record[8..])).ToArray();
        }
        throw new InvalidOperationException($"No tag {name}.");
    }
}

namespace ServiceAcademy.Statistics;

/// <summary>
/// A small random generator whose sequence is fixed for ever (Steele, Lea &amp; Flood 2014, OOPSLA), so that a stored result can be repeated on any
/// version of the runtime. For resampling, not for secrets.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 to <paramref name="bound"/> − 1; the bias of the multiplication is below bound/2⁶⁴.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>A draw from N(0, 1), by inversion.</summary>
    public double Normal() => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, ((Next() >> 11) + 0.5) * (1.0 / (1UL << 53)));

    /// <summary>Fisher–Yates.</summary>
    public void Shuffle(Span<double> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}

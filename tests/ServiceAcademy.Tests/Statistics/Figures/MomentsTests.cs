using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Figures;

public sealed class MomentsTests
{
    /// <summary>Oracle: NIST/SEMATECH e-Handbook 1.3.5.2, ZARR13.DAT: n 195, mean 9.261460, s 0.022789, 95 % 9.258242–9.264679.</summary>
    [Fact]
    public void Student_interval_agrees_with_the_handbook()
    {
        const double N = 195, Mean = 9.261460, S = 0.022789;
        var interval = Moments.StudentInterval(195, N * Mean, (N - 1) * S * S + N * Mean * Mean)!;
        Assert.Equal(9.258242, interval.Low, 5);
        Assert.Equal(9.264679, interval.High, 5);
    }

    /// <summary>Oracle: Student's sleep data (1908), paired, as in R's help page of t.test: mean −1.58, 95 % −2.4598858 to −0.7001142.</summary>
    [Fact]
    public void Paired_gap_agrees_with_students_sleep_data()
    {
        double[] first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        double[] second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
        var gaps = first.Zip(second, (a, b) => a - b).ToArray();
        var figure = ServiceAcademy.Statistics.Figures.Of(new KpiSums.Gap(10, gaps.Sum(), gaps.Sum(d => d * d)))!;
        Assert.Equal(-1.58, figure.Value, 12);
        Assert.Equal(-2.4598858, figure.Interval!.Low, 7);
        Assert.Equal(-0.7001142, figure.Interval.High, 7);
    }

    [Fact]
    public void What_cannot_be_told_is_null_and_what_cannot_be_is_refused()
    {
        Assert.Null(Moments.Variance(1, 5, 25));
        Assert.Null(Moments.StudentInterval(1, 5, 25));
        Assert.Equal(0, Moments.Variance(3, 0.3, 3 * 0.1 * 0.1));
        Assert.Null(Moments.StudentInterval(5, 25, 125));
        Assert.Throws<ArgumentException>(() => Moments.Variance(2, 10, 40));
        Assert.Throws<ArgumentOutOfRangeException>(() => Moments.Variance(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Moments.Mean(2, double.NaN));
    }
}

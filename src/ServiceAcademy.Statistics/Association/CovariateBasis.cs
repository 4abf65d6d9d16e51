namespace ServiceAcademy.Statistics;

/// <summary>An orthonormal basis of a constant and some columns (Gram–Schmidt, twice over for accuracy); gives least-squares residuals.</summary>
internal sealed class CovariateBasis
{
    private readonly List<double[]> directions = [];

    public CovariateBasis(IEnumerable<double[]> columns)
    {
        foreach (var column in columns)
        {
            if (directions.Count == 0)
                AddDirection([.. column.Select(_ => 1.0)]);
            AddDirection(column);
        }
    }

    public double[] Residuals(double[] values)
    {
        var residuals = (double[])values.Clone();
        for (var pass = 0; pass < 2; pass++)
            foreach (var direction in directions)
            {
                var along = Dot(direction, residuals);
                for (var i = 0; i < residuals.Length; i++)
                    residuals[i] -= along * direction[i];
            }
        return residuals;
    }

    private void AddDirection(double[] column)
    {
        var left = Residuals(column);
        double norm = Math.Sqrt(Dot(left, left)), before = Math.Sqrt(Dot(column, column));
        if (norm <= 1e-10 * before)
            return; // says nothing that the columns before it did not say
        for (var i = 0; i < left.Length; i++)
            left[i] /= norm;
        directions.Add(left);
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}

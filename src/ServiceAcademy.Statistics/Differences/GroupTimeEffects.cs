namespace ServiceAcademy.Statistics;

/// <summary>
/// ATT(g, t): what training did, by period t, to the units that began in period g. Their change since period g − 1, less the change of the units not trained by t
/// (Callaway &amp; Sant'Anna 2021, <i>J. Econometrics</i> 225:200–230, equation 2.8 without covariates; also before g, where it should be nothing). Each unit's influence is
/// kept: an effect is linear in them, so that every sum's error follows (their theorem 2), by cluster. Influences of an arm of m clusters are multiplied by √(m/(m − 1)),
/// which makes the error of one ATT that of Welch's test; the paper, written for many units, does not.
/// </summary>
internal sealed class GroupTimeEffects
{
    /// <param name="Arms">1: trained here, −1: waiting, 0: not in this comparison.</param>
    public sealed record Cell(int Group, int Period, double Estimate, double[] Influence, sbyte[] Arms, int Trained, int Waiting, int TrainedClusters);

    /// <summary>A mean of cells: its estimate, each cluster's influence, whose squares add up to its variance, and its degrees of freedom.</summary>
    public sealed record Sum(double Estimate, double[] Influence, double DegreesOfFreedom)
    {
        public double StandardError { get; } = Math.Sqrt(Influence.Sum(value => value * value));

        public EstimatedEffect Effect(double level) => EstimatedEffect.Student(Estimate, StandardError, DegreesOfFreedom, level);

        /// <summary>A linear combination; of the degrees of freedom the fewest.</summary>
        public static Sum Of(IReadOnlyList<Sum> sums, IReadOnlyList<double> weights)
        {
            var influence = new double[sums[0].Influence.Length];
            for (var k = 0; k < sums.Count; k++)
                for (var c = 0; c < influence.Length; c++)
                    influence[c] += weights[k] * sums[k].Influence[c];
            return new Sum(sums.Zip(weights, (sum, weight) => weight * sum.Estimate).Sum(), influence, sums.Min(sum => sum.DegreesOfFreedom));
        }
    }

    private readonly StaggeredPanel panel;

    public GroupTimeEffects(StaggeredPanel panel, bool isCorrected = true)
    {
        this.panel = panel;
        Groups = [.. panel.Starts.Where(start => start != StaggeredPanel.Never).GroupBy(start => start).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];
        foreach (var (group, _) in Groups)
            for (var t = 0; t < panel.Periods; t++)
                if (t != group - 1 && Compare(group, t, isCorrected) is { } cell)
                    Cells.Add(cell);
    }

    public IReadOnlyList<(int Start, int Size)> Groups { get; }

    public List<Cell> Cells { get; } = [];

    private Cell? Compare(int group, int t, bool isCorrected)
    {
        var last = Math.Max(t, group - 1);
        double trained = 0, waiting = 0;
        int many = 0, others = 0;
        var arms = new sbyte[panel.Units];
        HashSet<int> trainedClusters = [], waitingClusters = [];
        for (var i = 0; i < panel.Units; i++)
        {
            var change = panel.Outcomes[i][t] - panel.Outcomes[i][group - 1];
            if (double.IsNaN(change))
                continue;
            if (panel.Starts[i] == group)
            {
                (arms[i], trained, many) = (1, trained + change, many + 1);
                trainedClusters.Add(panel.Cluster[i]);
            }
            else if (panel.Starts[i] > last)
            {
                (arms[i], waiting, others) = (-1, waiting + change, others + 1);
                waitingClusters.Add(panel.Cluster[i]);
            }
        }
        if (trainedClusters.Count < 2 || waitingClusters.Count < 2)
            return null;
        (trained, waiting) = (trained / many, waiting / others);
        double up = Correction(trainedClusters.Count) / many, down = Correction(waitingClusters.Count) / others;
        var influence = new double[panel.Units];
        for (var i = 0; i < influence.Length; i++)
            if (arms[i] != 0)
            {
                var change = panel.Outcomes[i][t] - panel.Outcomes[i][group - 1];
                influence[i] = arms[i] > 0 ? up * (change - trained) : -down * (change - waiting);
            }
        return new Cell(group, t, trained - waiting, influence, arms, many, others, trainedClusters.Count);

        double Correction(int clusters) => isCorrected ? Math.Sqrt(clusters / (clusters - 1.0)) : 1;
    }

    /// <summary>
    /// The mean of some cells, each weighing as many units as its group has. That the sizes of groups are chance too is in the influence (their corollary 1), as long as
    /// the weights are to stand for more than these units.
    /// </summary>
    public Sum Mean(IReadOnlyList<Cell> cells)
    {
        var n = (double)panel.Units;
        var shares = cells.Select(cell => Groups.First(group => group.Start == cell.Group).Size / n).ToArray();
        var total = shares.Sum();
        var estimate = cells.Zip(shares, (cell, share) => cell.Estimate * share).Sum() / total;
        var influence = new double[panel.Units];
        for (var k = 0; k < cells.Count; k++)
        {
            var weight = shares[k] / total;
            for (var i = 0; i < influence.Length; i++)
                influence[i] += weight * cells[k].Influence[i];
        }
        // d(Σ pₖ aₖ/Σ pₖ) = Σ (1{i in gₖ} − pₖ)(aₖ − mean)/Σ p, divided by n as the other influences are.
        var centre = cells.Zip(shares, (cell, share) => share * (cell.Estimate - estimate)).Sum();
        var deviations = cells.GroupBy(cell => cell.Group).ToDictionary(group => group.Key, group => group.Sum(cell => cell.Estimate - estimate));
        for (var i = 0; i < influence.Length; i++)
            influence[i] += (deviations.GetValueOrDefault(panel.Starts[i]) - centre) / total / n;
        return new Sum(estimate, ByCluster(influence), DegreesOfFreedom(cells, [.. shares.Select(share => share / total)]));
    }

    /// <summary>
    /// Satterthwaite's degrees of freedom of a weighted mean of cells, if all figures had independent errors of one size: E·(m − 1)/m, E = (Σs)²/Σs² over the clusters'
    /// shares s of the variance, m trained clusters. For a single comparison of two equal arms of m that is Welch's 2m − 2.
    /// </summary>
    public double DegreesOfFreedom(IReadOnlyList<Cell> cells, IReadOnlyList<double> weights)
    {
        var onFigures = new double[panel.Units * panel.Periods];
        for (var k = 0; k < cells.Count; k++)
        {
            double up = weights[k] / cells[k].Trained, down = -weights[k] / cells[k].Waiting;
            for (var i = 0; i < panel.Units; i++)
                if (cells[k].Arms[i] != 0)
                {
                    var weight = cells[k].Arms[i] > 0 ? up : down;
                    onFigures[i * panel.Periods + cells[k].Period] += weight;
                    onFigures[i * panel.Periods + cells[k].Group - 1] -= weight;
                }
        }
        var shares = new double[panel.Clusters];
        for (var i = 0; i < panel.Units; i++)
            foreach (var weight in onFigures.AsSpan(i * panel.Periods, panel.Periods))
                shares[panel.Cluster[i]] += weight * weight;
        var trained = cells.GroupBy(cell => cell.Group).Sum(group => group.Max(cell => cell.TrainedClusters));
        double sum = shares.Sum(), squares = shares.Sum(share => share * share);
        return Math.Max(1, sum * sum / squares * (trained - 1) / trained);
    }

    private double[] ByCluster(double[] influence)
    {
        var sums = new double[panel.Clusters];
        for (var i = 0; i < influence.Length; i++)
            sums[panel.Cluster[i]] += influence[i];
        return sums;
    }
}

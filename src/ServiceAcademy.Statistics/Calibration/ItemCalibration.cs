using MathNet.Numerics.LinearAlgebra;

namespace ServiceAcademy.Statistics;

/// <summary>
/// Learns curves of items and severities of raters from many people's answers: marginal maximum likelihood by EM on the ability grid (Bock &amp; Aitkin
/// 1981, <i>Psychometrika</i> 46:443–459), with priors on slopes and steps (Bayes modal estimates; Mislevy 1986, <i>Psychometrika</i> 51:177–195).
/// <list type="bullet">
/// <item>E: each person's posterior of ability, and of ability plus testlet effect for each testlet, the effect integrated out in one dimension at a time
/// (Gibbons &amp; Hedeker 1992, <i>Psychometrika</i> 57:423–436; testlets: Bradlow, Wainer &amp; Wang 1999).</item>
/// <item>M: Fisher's scoring item by item (slope and steps together), then rater by rater (many-facet partial credit; Linacre 1989).</item>
/// <item>Known items fix the scale; the people's mean and spread may then be learned with the others (fixed-parameter calibration with prior update;
/// Kim 2006, <i>J. Educ. Measurement</i> 43:355–381). Without known items people are N(0, 1).</item>
/// <item>Standard errors from the cross-products of people's scores (Louis 1982; block by block), plus the prior's precision.</item>
/// </list>
/// <para>Assumes one ability a person over the period, answers missing for reasons that do not depend on hidden ability beyond the answers given, and
/// raters who meet people without regard to their ability.</para>
/// </summary>
public sealed class ItemCalibration
{
    private const int Nodes = AbilityGrid.Nodes;

    private readonly CalibrationSettings settings;
    private readonly ItemCurve[] curves;
    private readonly double[] startingSlopes;
    private readonly bool[] isKnown;
    private readonly double[] severities;
    private readonly List<Cell> cells = [];
    private readonly Answer[][] people;
    private double mean;
    private double deviation = 1;

    private ItemCalibration(
        IReadOnlyList<CalibrationItem> items, IReadOnlyList<IReadOnlyList<CalibrationAnswer>> answers, int raters, CalibrationSettings settings)
    {
        this.settings = settings;
        curves = [.. items.Select(item => item.Curve)];
        startingSlopes = [.. curves.Select(curve => curve.Slope)];
        isKnown = [.. items.Select(item => item.IsKnown)];
        severities = new double[raters];
        var index = new Dictionary<(int Item, int Rater), int>();
        people = [.. answers.Select(person => person.OrderBy(answer => answer.Testlet).Select(answer =>
        {
            var credits = curves[answer.Item].Credits;
            var level = 0;
            while (level < credits.Count - 2 && credits[level + 1] <= answer.Score)
                level++;
            var share = Math.Clamp((Check.Fraction(answer.Score, nameof(answers)) - credits[level]) / (credits[level + 1] - credits[level]), 0, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(answer.Rater, raters, nameof(answers));
            if (!index.TryGetValue((answer.Item, answer.Rater), out var cell))
            {
                index[(answer.Item, answer.Rater)] = cell = cells.Count;
                cells.Add(new Cell(answer.Item, answer.Rater, credits.Count));
            }
            cells[cell].N++;
            return new Answer(cell, level, share, answer.Testlet);
        }).ToArray())];
    }

    /// <summary>Learns what is not known yet.</summary>
    /// <param name="items">Items, known and to be learned.</param>
    /// <param name="answers">Each person's answers. A person counts once.</param>
    /// <param name="raters">How many raters the answers name.</param>
    /// <param name="settings">How; the usual way where none are given.</param>
    /// <param name="cancellation">Stops it between two rounds.</param>
    public static LearnedItems Learn(
        IReadOnlyList<CalibrationItem> items, IReadOnlyList<IReadOnlyList<CalibrationAnswer>> answers, int raters = 0,
        CalibrationSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(answers);
        return new ItemCalibration(items, answers, raters, settings ?? new CalibrationSettings()).Run(cancellation);
    }

    private LearnedItems Run(CancellationToken cancellation)
    {
        var likelihood = double.NaN;
        var (round, moved) = (0, double.MaxValue);
        while (round < settings.MostRounds && moved > settings.Tolerance && people.Length > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            round++;
            likelihood = Expect(null);
            moved = Maximise();
        }
        var information = new Information(curves.Length, severities.Length, curves);
        if (people.Length > 0)
            likelihood = Expect(information);
        return new LearnedItems(
            [.. curves.Select((curve, item) => Told(item, curve, information))],
            [.. severities.Select((severity, rater) => new LearnedRater(severity,
                1 / Math.Sqrt(Math.Max(1e-12, information.Raters[rater] + 1 / settings.SeverityVariance)), cells.Where(cell => cell.Rater == rater).Sum(cell => cell.N)))],
            mean, deviation, likelihood, round, moved <= settings.Tolerance);
    }

    // E: what everybody's answers say, given the curves.

    private double Expect(Information? information)
    {
        foreach (var cell in cells)
            cell.Tabulate(curves[cell.Item], Severity(cell), information is not null);
        var prior = AbilityGrid.Normal(mean, deviation);
        Span<double> alone = stackalloc double[Nodes], posterior = stackalloc double[Nodes];
        var testlets = new List<Testlet>();
        double total = 0, first = 0, second = 0;
        foreach (var answers in people)
        {
            alone.Clear();
            var from = 0;
            for (; from < answers.Length && answers[from].Testlet < 0; from++)
                Add(answers[from], alone);
            var constant = 0.0;
            var used = 0;
            while (from < answers.Length)
            {
                var to = from + 1;
                while (to < answers.Length && answers[to].Testlet == answers[from].Testlet)
                    to++;
                if (used == testlets.Count)
                    testlets.Add(new Testlet());
                var testlet = testlets[used++];
                (testlet.From, testlet.To) = (from, to);
                testlet.Likelihood.AsSpan().Clear();
                for (var i = from; i < to; i++)
                    Add(answers[i], testlet.Likelihood);
                constant += Grid.Exponentials(testlet.Likelihood, testlet.Likelihood);
                AbilityGrid.Smooth(testlet.Likelihood, settings.TestletVariance, testlet.Smoothed);
                for (var i = 0; i < Nodes; i++)
                    alone[i] += testlet.Logarithms[i] = Math.Log(testlet.Smoothed[i]);
                from = to;
            }

            var own = 0;
            while (own < answers.Length && answers[own].Testlet < 0)
                own++;
            constant += Posterior(alone, prior, posterior);
            total += constant;
            for (var i = 0; i < Nodes; i++)
            {
                first += posterior[i] * AbilityGrid.Abilities[i];
                second += posterior[i] * AbilityGrid.Abilities[i] * AbilityGrid.Abilities[i];
            }
            for (var i = 0; i < own; i++)
                Count(answers[i], posterior, information);
            foreach (var testlet in testlets.Take(used))
            {
                // Ability as the rest knows it, plus the effect, times what the testlet itself says.
                for (var i = 0; i < Nodes; i++)
                    testlet.Work[i] = alone[i] - testlet.Logarithms[i];
                Posterior(testlet.Work, prior, testlet.Rest);
                AbilityGrid.Smooth(testlet.Rest, settings.TestletVariance, testlet.Work);
                var mass = 0.0;
                for (var i = 0; i < Nodes; i++)
                    mass += testlet.Work[i] *= testlet.Likelihood[i];
                for (var i = 0; i < Nodes; i++)
                    testlet.Work[i] /= mass;
                for (var i = testlet.From; i < testlet.To; i++)
                    Count(answers[i], testlet.Work, information);
            }
            information?.EndOfPerson();
        }
        if (settings.LearnsPopulation && information is null)
        {
            mean = first / people.Length;
            deviation = Math.Sqrt(Math.Max(0.01, second / people.Length - mean * mean));
        }
        return total;
    }

    /// <summary>Normalised; returns the logarithm of the answers' chance.</summary>
    private static double Posterior(ReadOnlySpan<double> logarithms, ReadOnlySpan<double> prior, Span<double> posterior)
    {
        var peak = Grid.Exponentials(logarithms, posterior);
        var mass = Grid.Dot(posterior, prior);
        for (var i = 0; i < Nodes; i++)
            posterior[i] *= prior[i] / mass;
        return peak + Math.Log(mass);
    }

    private void Add(Answer answer, Span<double> logarithms)
    {
        var cell = cells[answer.Cell];
        if (answer.Share < 1)
            Grid.AddScaled(logarithms, cell.LogChances(answer.Level), 1 - answer.Share);
        if (answer.Share > 0)
            Grid.AddScaled(logarithms, cell.LogChances(answer.Level + 1), answer.Share);
    }

    private void Count(Answer answer, ReadOnlySpan<double> posterior, Information? information)
    {
        var cell = cells[answer.Cell];
        if (information is not null)
        {
            information.Add(cell, answer, posterior);
            return;
        }
        if (answer.Share < 1)
            Grid.AddScaled(cell.Counts(answer.Level), posterior, 1 - answer.Share);
        if (answer.Share > 0)
            Grid.AddScaled(cell.Counts(answer.Level + 1), posterior, answer.Share);
    }

    // M: the curves that make those counts likeliest.

    private double Maximise()
    {
        var moved = 0.0;
        foreach (var item in cells.GroupBy(cell => cell.Item).Where(item => !isKnown[item.Key]))
            moved = Math.Max(moved, MaximiseItem(item.Key, [.. item]));
        foreach (var rater in cells.Where(cell => cell.Rater >= 0).GroupBy(cell => cell.Rater))
            moved = Math.Max(moved, MaximiseRater(rater.Key, [.. rater]));
        return moved;
    }

    private double MaximiseItem(int item, Cell[] own)
    {
        var before = curves[item];
        var levels = before.Credits.Count;
        var from = settings.LearnsSlopes ? 0 : 1;
        var size = levels - from;
        var at = new CurveDerivatives(levels);
        for (var scoring = 0; scoring < 3; scoring++)
        {
            var curve = curves[item];
            var gradient = Vector<double>.Build.Dense(size);
            var information = Matrix<double>.Build.Dense(size, size);
            foreach (var cell in own)
                for (var node = 0; node < Nodes; node++)
                {
                    var n = cell.Total(node);
                    if (n < 1e-10)
                        continue;
                    at.At(curve, AbilityGrid.Abilities[node] - Severity(cell));
                    for (var k = 0; k < levels; k++)
                        for (var p = 0; p < size; p++)
                        {
                            gradient[p] += cell.Count(k, node) * at.Slopes[k, p + from];
                            for (var q = 0; q <= p; q++)
                                information[p, q] += n * at.Chances[k] * at.Slopes[k, p + from] * at.Slopes[k, q + from];
                        }
                }
            for (var p = 0; p < size; p++)
            {
                var isSlope = p + from == 0;
                var precision = 1 / Math.Pow(isSlope ? settings.SlopeDeviation : settings.StepDeviation, 2);
                gradient[p] -= precision * (isSlope ? Math.Log(curve.Slope / startingSlopes[item]) : curve.Steps[p + from - 1]);
                information[p, p] += precision + 1e-9;
                for (var q = 0; q < p; q++)
                    information[q, p] = information[p, q];
            }
            var step = information.Cholesky().Solve(gradient);
            var slope = from == 0 ? Math.Clamp(curve.Slope * Math.Exp(Math.Clamp(step[0], -0.5, 0.5)), 0.1, 6) : curve.Slope;
            var steps = Enumerable.Range(0, levels - 1).Select(v => Math.Clamp(curve.Steps[v] + Math.Clamp(step[v + 1 - from], -1, 1), -10, 10)).ToArray();
            curves[item] = curve.With(slope, steps);
            if (step.AbsoluteMaximum() < settings.Tolerance / 10)
                break;
        }
        var after = curves[item];
        return Math.Max(Math.Abs(Math.Log(after.Slope / before.Slope)), after.Steps.Zip(before.Steps).Max(pair => Math.Abs(pair.First - pair.Second)));
    }

    private double MaximiseRater(int rater, Cell[] own)
    {
        var precision = 1 / settings.SeverityVariance;
        double gradient = -severities[rater] * precision, information = precision;
        foreach (var cell in own)
        {
            var curve = curves[cell.Item];
            var levels = curve.Credits.Count;
            var at = new CurveDerivatives(levels);
            for (var node = 0; node < Nodes; node++)
            {
                var n = cell.Total(node);
                if (n < 1e-10)
                    continue;
                at.At(curve, AbilityGrid.Abilities[node] - severities[rater]);
                for (var k = 0; k < levels; k++)
                {
                    // A severity moves all steps alike.
                    var slope = 0.0;
                    for (var p = 1; p < levels; p++)
                        slope += at.Slopes[k, p];
                    gradient += cell.Count(k, node) * slope;
                    information += n * at.Chances[k] * slope * slope;
                }
            }
        }
        var step = Math.Clamp(gradient / Math.Max(1e-9, information), -1, 1);
        severities[rater] = Math.Clamp(severities[rater] + step, -8, 8);
        return Math.Abs(step);
    }

    private LearnedItem Told(int item, ItemCurve curve, Information information)
    {
        var n = cells.Where(cell => cell.Item == item).Sum(cell => cell.N);
        var levels = curve.Credits.Count;
        if (isKnown[item] || n == 0)
            return new LearnedItem(curve, 0, new double[levels - 1], n);
        var from = settings.LearnsSlopes ? 0 : 1;
        var block = information.Items[item].SubMatrix(from, levels - from, from, levels - from).Clone();
        for (var p = 0; p < levels - from; p++)
            block[p, p] += 1 / Math.Pow(p + from == 0 ? settings.SlopeDeviation : settings.StepDeviation, 2) + 1e-9;
        var errors = block.Inverse().Diagonal().Map(variance => Math.Sqrt(Math.Max(0, variance)));
        return new LearnedItem(curve, from == 0 ? errors[0] : 0, [.. errors.Skip(1 - from)], n);
    }

    private double Severity(Cell cell) => cell.Rater < 0 ? 0 : severities[cell.Rater];

    /// <param name="Cell">Which item, judged by whom.</param>
    /// <param name="Level">Level of credit reached.</param>
    /// <param name="Share">How far towards the next one.</param>
    /// <param name="Testlet">Which testlet of this person; −1 for none.</param>
    private readonly record struct Answer(int Cell, int Level, double Share, int Testlet);

    /// <summary>An item as one rater applies it (or as it is): chances and expected counts by level and node.</summary>
    private sealed class Cell(int item, int rater, int levels)
    {
        private readonly double[] logChances = new double[levels * Nodes];
        private readonly double[] counts = new double[levels * Nodes];
        private double[]? slopes;

        public int Item => item;
        public int Rater => rater;
        public int Levels => levels;
        public int N { get; set; }

        public void Tabulate(ItemCurve curve, double severity, bool withSlopes)
        {
            Array.Clear(counts);
            var at = new CurveDerivatives(levels);
            slopes = withSlopes ? new double[levels * levels * Nodes] : null;
            for (var node = 0; node < Nodes; node++)
            {
                at.At(curve, AbilityGrid.Abilities[node] - severity);
                for (var k = 0; k < levels; k++)
                {
                    logChances[k * Nodes + node] = Math.Log(Math.Max(at.Chances[k], 1e-300));
                    if (slopes is not null)
                        for (var p = 0; p < levels; p++)
                            slopes[(k * levels + p) * Nodes + node] = at.Slopes[k, p];
                }
            }
        }

        public ReadOnlySpan<double> LogChances(int level) => logChances.AsSpan(level * Nodes, Nodes);

        public ReadOnlySpan<double> Slopes(int level, int parameter) => slopes.AsSpan((level * levels + parameter) * Nodes, Nodes);

        public Span<double> Counts(int level) => counts.AsSpan(level * Nodes, Nodes);

        public double Count(int level, int node) => counts[level * Nodes + node];

        public double Total(int node)
        {
            var total = 0.0;
            for (var k = 0; k < levels; k++)
                total += counts[k * Nodes + node];
            return total;
        }
    }

    /// <summary>Room for one testlet of the person at hand.</summary>
    private sealed class Testlet
    {
        public int From { get; set; }
        public int To { get; set; }
        public double[] Likelihood { get; } = new double[Nodes];
        public double[] Smoothed { get; } = new double[Nodes];
        public double[] Logarithms { get; } = new double[Nodes];
        public double[] Rest { get; } = new double[Nodes];
        public double[] Work { get; } = new double[Nodes];
    }

    /// <summary>Sums of people's squared scores: how sharply the likelihood falls off around the figures learned.</summary>
    private sealed class Information(int items, int raters, ItemCurve[] curves)
    {
        private readonly Dictionary<int, double[]> ofItems = [];
        private readonly Dictionary<int, double> ofRaters = [];

        public Matrix<double>[] Items { get; } =
            [.. Enumerable.Range(0, items).Select(item => Matrix<double>.Build.Dense(curves[item].Credits.Count, curves[item].Credits.Count))];

        public double[] Raters { get; } = new double[raters];

        public void Add(Cell cell, Answer answer, ReadOnlySpan<double> posterior)
        {
            if (!ofItems.TryGetValue(cell.Item, out var scores))
                ofItems[cell.Item] = scores = new double[cell.Levels];
            var shift = 0.0;
            for (var p = 0; p < cell.Levels; p++)
            {
                var score = (1 - answer.Share) * Grid.Dot(posterior, cell.Slopes(answer.Level, p))
                    + (answer.Share > 0 ? answer.Share * Grid.Dot(posterior, cell.Slopes(answer.Level + 1, p)) : 0);
                scores[p] += score;
                shift += p > 0 ? score : 0;
            }
            if (cell.Rater >= 0)
                ofRaters[cell.Rater] = ofRaters.GetValueOrDefault(cell.Rater) + shift;
        }

        public void EndOfPerson()
        {
            foreach (var (item, scores) in ofItems)
                for (var p = 0; p < scores.Length; p++)
                    for (var q = 0; q < scores.Length; q++)
                        Items[item][p, q] += scores[p] * scores[q];
            foreach (var (rater, score) in ofRaters)
                Raters[rater] += score * score;
            ofItems.Clear();
            ofRaters.Clear();
        }
    }
}

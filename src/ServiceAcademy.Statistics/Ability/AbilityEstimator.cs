namespace ServiceAcademy.Statistics;

/// <summary>
/// Ability from scored answers: an item-response model, filtered through time, told as posterior mean and standard deviation.
/// <list type="bullet">
/// <item>Prior N(0, 1); each observation's likelihood by its <see cref="ItemCurve"/>.</item>
/// <item>Testlets: the answers of one role-play, passage or observed case share the story, its luck and the person's mood: an effect
/// γ ~ N(0, <see cref="UsualTestletVariance"/>) on ability that is integrated out (Bradlow, Wainer &amp; Wang 1999, <i>Psychometrika</i> 64:153–168). So ten
/// decisions of one story say less than ten answers, and however many they are, never more than one day's mood allows.</item>
/// <item>Raters: known severity shifts the curve; what is not known of it is integrated out with the testlet's effect. One rater's unknown severity does not
/// average out over this rater's occasions, so on each of k occasions its variance counts k-fold: the mean over the occasions is then as uncertain as it
/// should be.</item>
/// <item>Time: between days ability moves by <see cref="AbilityDrift"/>; the posterior is carried forward from day to day (a hidden Markov model's forward
/// recursion, exact on the grid; Rabiner 1989, <i>Proc. IEEE</i> 77:257–286). The estimate speaks of the newest observation's day;
/// <see cref="AbilityEstimate.On"/> ages it.</item>
/// <item>Told as posterior mean and standard deviation (EAP; Bock &amp; Mislevy 1982, <i>Appl. Psych. Measurement</i> 6:431–444): finite for all right, all
/// wrong and none.</item>
/// </list>
/// <para>More credit never lowers the estimate where nobody can guess. With a floor, a right answer far above a person's other answers looks like a
/// guess, and counts as one.</para>
/// <para>Assumes one dimension, known curves, answers independent given ability and testlet, and items chosen without looking at hidden ability (a path
/// through a role-play that follows from answers given is fine: Mislevy &amp; Wu 1996).</para>
/// </summary>
public static class AbilityEstimator
{
    /// <summary>
    /// Variance of a testlet's effect where nothing else is known, the upper part of the range that Wainer, Bradlow &amp; Wang (2007, <i>Testlet Response
    /// Theory</i>) report as usual beside an ability of variance 1, so that intervals lean wide.
    /// </summary>
    public const double UsualTestletVariance = 0.8;

    private const int Nodes = AbilityGrid.Nodes;

    /// <summary>Posterior mean and standard error. No observation gives the prior.</summary>
    /// <param name="observations">Evidence about one competency of one person, in any order.</param>
    /// <param name="drift">How ability changes between days; not at all where none is given.</param>
    /// <param name="testletVariance">Variance of testlet effects, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative variance.</exception>
    public static AbilityEstimate Estimate(
        IReadOnlyList<Observation> observations, AbilityDrift? drift = null, double testletVariance = UsualTestletVariance)
    {
        ArgumentNullException.ThrowIfNull(observations);
        Check.NotNegative(testletVariance);
        drift ??= AbilityDrift.None;

        var posterior = (Span<double>)stackalloc double[Nodes];
        Span<double> logarithms = stackalloc double[Nodes], likelihood = stackalloc double[Nodes], smoothed = stackalloc double[Nodes];
        AbilityGrid.Prior.CopyTo(posterior);
        var logEvidence = 0.0;
        int? day = null;
        var occasions = Occasions(observations, testletVariance);
        for (var first = 0; first < occasions.Count;)
        {
            var today = occasions[first].Day;
            if (day is { } before)
                drift.Age(posterior, today - before);
            day = today;

            logarithms.Clear();
            for (; first < occasions.Count && occasions[first].Day == today; first++)
            {
                var (_, members, variance) = occasions[first];
                if (variance == 0)
                {
                    Add(observations, members, logarithms);
                    continue;
                }
                likelihood.Clear();
                Add(observations, members, likelihood);
                logEvidence += Grid.Exponentials(likelihood, likelihood);
                AbilityGrid.Smooth(likelihood, variance, smoothed);
                for (var i = 0; i < Nodes; i++)
                    logarithms[i] += Math.Log(smoothed[i]);
            }
            logEvidence += Update(posterior, logarithms);
        }
        return Summarise(posterior, observations.Count, day ?? 0, logEvidence);
    }

    private static void Add(IReadOnlyList<Observation> observations, List<int> members, Span<double> logarithms)
    {
        foreach (var member in members)
            observations[member].Curve.AddLogLikelihood(observations[member].Score, observations[member].Rater?.Severity ?? 0, logarithms);
    }

    /// <summary>Bayes' rule; returns the logarithm of what the evidence's chance was.</summary>
    private static double Update(Span<double> posterior, Span<double> logarithms)
    {
        var peak = Grid.Exponentials(logarithms, logarithms);
        var mass = Grid.Dot(posterior, logarithms);
        for (var i = 0; i < Nodes; i++)
            posterior[i] *= logarithms[i] / mass;
        return peak + Math.Log(mass);
    }

    private static AbilityEstimate Summarise(ReadOnlySpan<double> posterior, int n, int day, double logEvidence)
    {
        double mass = 0, first = 0, second = 0;
        for (var i = 0; i < Nodes; i++)
        {
            var theta = AbilityGrid.Abilities[i];
            mass += posterior[i];
            first += posterior[i] * theta;
            second += posterior[i] * theta * theta;
        }
        var mean = first / mass;
        // Below half a step the grid cannot tell a spread any more, so it never claims one.
        var variance = Math.Max(second / mass - mean * mean, Math.Pow(AbilityGrid.Step / 2, 2));
        return new AbilityEstimate(mean, Math.Sqrt(variance), n, day, logEvidence);
    }

    /// <summary>
    /// What is taken in at once, by day: all that stands alone on a day together, and each testlet (of one rater) with the variance of its hidden effect,
    /// on the day of its last answer.
    /// </summary>
    private static List<(int Day, List<int> Members, double Variance)> Occasions(IReadOnlyList<Observation> observations, double testletVariance)
    {
        var groups = new Dictionary<(string? Testlet, string? Rater, int? Day), (int Day, List<int> Members)>();
        for (var i = 0; i < observations.Count; i++)
        {
            var (testlet, rater, on) = (observations[i].Testlet, observations[i].Rater, observations[i].Day);
            var key = (testlet, rater?.Key, testlet is null ? on : (int?)null);
            groups[key] = groups.TryGetValue(key, out var group) ? (Math.Max(group.Day, on), group.Members) : (on, []);
            groups[key].Members.Add(i);
        }
        var timesRating = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var rater in groups.Keys.Select(key => key.Rater).OfType<string>())
            timesRating[rater] = timesRating.GetValueOrDefault(rater) + 1;

        return groups
            .Select(group => (group.Value.Day, group.Value.Members,
                Variance: (group.Key.Testlet is null ? 0 : testletVariance)
                    + (group.Key.Rater is { } rater ? timesRating[rater] * observations[group.Value.Members[0]].Rater!.Variance : 0)))
            .OrderBy(occasion => occasion.Day).ThenBy(occasion => occasion.Members[0]).ToList();
    }
}

namespace ServiceAcademy.Statistics;

/// <summary>
/// Chance decides who starts when. Within each stratum units are shuffled and dealt to the waves in turn: the first stratum from a wave that chance picks, each other from
/// where the one before ended. So waves differ by one unit at most, in every stratum and in all, and each unit has the same chance of each wave.
/// </summary>
public static class WaitListDraw
{
    /// <summary>Named in the study beside the seed: the same seed, method, order of units and strata give the same waves on any machine, for ever.</summary>
    public const string Method = "stratified-deal/splitmix64/1";

    /// <param name="strata">Each unit's stratum (site, size, last quarter's KPI), units in an order that is fixed beforehand, such as by their id.</param>
    /// <param name="waves">Waves, at least 2.</param>
    /// <param name="seed">Recorded before the draw.</param>
    /// <returns>Each unit's wave, 0 to <paramref name="waves"/> − 1, same order.</returns>
    public static IReadOnlyList<int> Waves(IReadOnlyList<int> strata, int waves, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(waves, 2);
        var random = new SplitMix64(seed);
        var drawn = new int[strata.Count];
        var next = random.Below(waves);
        foreach (var stratum in strata.Select((stratum, unit) => (stratum, unit)).GroupBy(one => one.stratum).OrderBy(group => group.Key))
        {
            var units = stratum.Select(one => one.unit).ToArray();
            for (var i = units.Length - 1; i > 0; i--)
            {
                var j = random.Below(i + 1);
                (units[i], units[j]) = (units[j], units[i]);
            }
            foreach (var unit in units)
            {
                drawn[unit] = next;
                next = (next + 1) % waves;
            }
        }
        return drawn;
    }
}

namespace ServiceAcademy.Courses.Demo;

/// <summary>
/// How able the demo company's people are, invented once and for all. Each team of a house has a quality q between −1 and +1, evenly
/// spaced, in a fixed shuffled order of the teams' codes; a person's ability in a competency is θ = 0.8·q + N(0, 0.7) of the person
/// + N(0, 0.4) of the competency. The demo's KPI facts are generated from the same q, so that a relation is there to be found.
/// </summary>
internal sealed class DemoAbility
{
    private static readonly int[] Ranks = [5, 1, 8, 3, 0, 6, 2, 7, 4];

    private readonly double general;
    private readonly uint seed;
    private readonly Dictionary<string, double> special = [];

    /// <param name="teamIndex">Of the team among the houses' teams in ordinal order of code; null outside the houses.</param>
    /// <param name="email">The person's own seed.</param>
    public DemoAbility(int? teamIndex, string email)
    {
        seed = Hash(email);
        general = 0.8 * (teamIndex is { } index ? QualityOfTeam(index) : 0) + 0.7 * Normal(new Random((int)(seed & int.MaxValue)));
    }

    /// <summary>q of a team by its index.</summary>
    public static double QualityOfTeam(int index) => (Ranks[index % Ranks.Length] - 4) / 4.0;

    /// <summary>Ability on the logit scale, averaged over the competencies; 0 is the middle.</summary>
    public double In(IReadOnlyList<string> competencies) =>
        competencies.Count == 0 ? general : competencies.Average(competency =>
        {
            if (!special.TryGetValue(competency, out var own))
                special[competency] = own = 0.4 * Normal(new Random((int)((seed ^ Hash(competency)) & int.MaxValue)));
            return general + own;
        });

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>FNV-1a: the same on every machine and every start, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u);
}

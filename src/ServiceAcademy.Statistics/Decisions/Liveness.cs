namespace ServiceAcademy.Statistics;

/// <summary>
/// What can still matter from a node on: a variable that no condition reads any more, and a choice whose node cannot come again, are forgotten, so that paths
/// which differ only in these meet in one state. Sub-scenes are followed without their returns being matched, which forgets too little, never too much.
/// </summary>
internal static class Liveness
{
    public static ulong[][] Masks(CompiledNode[] nodes, StateLayout layout, int variables, int onceChoices)
    {
        var live = nodes.Select(node => Own(node, variables, onceChoices)).ToArray();
        var leaders = Leaders(nodes);
        var queue = new Queue<int>(Enumerable.Range(0, nodes.Length).Reverse());
        var isQueued = Enumerable.Repeat(true, nodes.Length).ToArray();
        while (queue.TryDequeue(out var node))
        {
            isQueued[node] = false;
            foreach (var before in leaders[node])
            {
                if (!Join(live[before], live[node]) || isQueued[before])
                    continue;
                isQueued[before] = true;
                queue.Enqueue(before);
            }
        }
        return live.Select(bits => layout.Mask(i => Has(bits, i), i => Has(bits, variables + i))).ToArray();
    }

    private static ulong[] Own(CompiledNode node, int variables, int onceChoices)
    {
        var bits = new ulong[(variables + onceChoices + 63) / 64];
        foreach (var variable in node.Choices.SelectMany(choice => choice.Reads).Concat(node.AllWays.SelectMany(way => way.Reads)))
            bits[variable / 64] |= 1UL << variable;
        foreach (var once in node.Choices.Select(choice => choice.Once).Where(once => once >= 0))
            bits[(variables + once) / 64] |= 1UL << (variables + once);
        return bits;
    }

    /// <summary>From which nodes one comes to each.</summary>
    private static List<int>[] Leaders(CompiledNode[] nodes)
    {
        var returns = nodes.SelectMany(node => node.AllWays).SelectMany(way => way.Outcomes).Where(outcome => outcome.Then >= 0).Select(outcome => outcome.Then).Distinct().ToArray();
        var leaders = nodes.Select(_ => new List<int>()).ToArray();
        for (var node = 0; node < nodes.Length; node++)
            foreach (var next in nodes[node].AllWays.SelectMany(way => way.Outcomes)
                .SelectMany(outcome => outcome.To < 0 ? returns : outcome.Then < 0 ? [outcome.To] : [outcome.To, outcome.Then]).Distinct())
                leaders[next].Add(node);
        return leaders;
    }

    private static bool Join(ulong[] into, ulong[] from)
    {
        var grew = false;
        for (var i = 0; i < into.Length; i++)
        {
            grew |= (from[i] & ~into[i]) != 0;
            into[i] |= from[i];
        }
        return grew;
    }

    private static bool Has(ulong[] bits, int at) => ((bits[at / 64] >> at) & 1) == 1;
}

using System.Collections;

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
        var followers = Followers(nodes);
        var leaders = new List<int>[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
            leaders[i] = [];
        for (var i = 0; i < nodes.Length; i++)
            foreach (var next in followers[i])
                leaders[next].Add(i);
        var queue = new Queue<int>(Enumerable.Range(0, nodes.Length).Reverse());
        var isQueued = new BitArray(nodes.Length, true);
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
        return live.Select(bits => layout.Mask(i => bits[i], i => bits[variables + i])).ToArray();
    }

    private static BitArray Own(CompiledNode node, int variables, int onceChoices)
    {
        var bits = new BitArray(variables + onceChoices);
        foreach (var variable in node.Choices.SelectMany(choice => choice.Reads).Concat(node.AllWays.SelectMany(way => way.Reads)))
            bits[variable] = true;
        foreach (var choice in node.Choices)
            if (choice.Once >= 0)
                bits[variables + choice.Once] = true;
        return bits;
    }

    private static int[][] Followers(CompiledNode[] nodes)
    {
        var returns = nodes.SelectMany(node => node.AllWays).SelectMany(way => way.Outcomes).Where(outcome => outcome.Then >= 0).Select(outcome => outcome.Then).Distinct().ToArray();
        return nodes.Select(node => node.AllWays.SelectMany(way => way.Outcomes)
            .SelectMany(outcome => outcome.To < 0 ? returns : outcome.Then < 0 ? [outcome.To] : [outcome.To, outcome.Then])
            .Distinct().ToArray()).ToArray();
    }

    private static bool Join(BitArray into, BitArray from)
    {
        var grew = false;
        for (var i = 0; i < into.Length; i++)
            if (from[i] && !into[i])
                grew = into[i] = true;
        return grew;
    }
}

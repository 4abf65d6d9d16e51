using System.Globalization;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Author;

/// <summary>A story as a drawing: nodes in rows by the fewest steps from the start, arrows between them.</summary>
internal sealed class StoryGraph
{
    public const int BoxWidth = 132, BoxHeight = 36;
    private const int StepX = BoxWidth + 20, StepY = 84, Margin = 12, Sweeps = 6;

    private StoryGraph(IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphArrow> arrows) => (Nodes, Arrows) = (nodes, arrows);

    public IReadOnlyList<GraphNode> Nodes { get; }

    public IReadOnlyList<GraphArrow> Arrows { get; }

    public int Width => Nodes.Select(node => node.X + BoxWidth).DefaultIfEmpty(0).Max() + Margin;

    public int Height => Nodes.Select(node => node.Y + BoxHeight).DefaultIfEmpty(0).Max() + Margin;

    /// <param name="share">How much of all attempts took an arrow from a node to another, 0–1; null to draw all alike.</param>
    /// <param name="problems">Lines at which something is wrong; the nodes they lie in are marked.</param>
    public static StoryGraph Of(Story story, Func<string, string, double>? share = null, IEnumerable<int>? problems = null)
    {
        var ids = story.Nodes.Select(node => node.Id).ToHashSet();
        var next = story.Nodes.DistinctBy(node => node.Id).ToDictionary(node => node.Id, node => TargetsOf(node).Where(ids.Contains).Distinct().ToList());
        var rows = Rows(story, next);
        Untangle(rows, next);
        var marked = (problems ?? []).Select(line => story.Nodes.LastOrDefault(node => node.Line <= line)?.Id).OfType<string>().ToHashSet();
        var widest = rows.Max(row => row.Count);
        var at = new Dictionary<string, GraphNode>();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
            {
                var node = story.Find(rows[y][x])!;
                at[node.Id] = new GraphNode(node.Id, Margin + (int)((x + (widest - rows[y].Count) / 2.0) * StepX), Margin + y * StepY,
                    node == story.Nodes[0], node.Ending is not null, node.IsScene, marked.Contains(node.Id));
            }
        return new StoryGraph([.. at.Values],
            next.SelectMany(pair => pair.Value.Select(to => new GraphArrow(pair.Key, to, Curve(at[pair.Key], at[to]), share?.Invoke(pair.Key, to)))).ToList());
    }

    /// <summary>Where a node leads: by its choices, by itself, and into sub-scenes and out of them.</summary>
    private static IEnumerable<string> TargetsOf(StoryNode node) => node.Moves.SelectMany(move => move.Ways).Concat(node.Onward)
        .SelectMany(way => way.Outcomes).SelectMany(outcome => new[] { outcome.To, outcome.Then }).OfType<string>();

    /// <summary>By breadth first; what cannot be reached comes last.</summary>
    private static List<List<string>> Rows(Story story, Dictionary<string, List<string>> next)
    {
        var rows = new List<List<string>>();
        var seen = new HashSet<string>();
        for (List<string> row = [story.Nodes[0].Id]; row.Count > 0; row = row.SelectMany(node => next[node]).Distinct().Where(node => !seen.Contains(node)).ToList())
        {
            seen.UnionWith(row);
            rows.Add(row);
        }
        if (next.Keys.Except(seen).ToList() is { Count: > 0 } lost)
            rows.Add(lost);
        return rows;
    }

    /// <summary>Orders each row by the mean place of its neighbours in the row before and after (Sugiyama, Tagawa and Toda 1981), to and fro.</summary>
    private static void Untangle(List<List<string>> rows, Dictionary<string, List<string>> next)
    {
        var before = next.Keys.ToDictionary(id => id, _ => new List<string>());
        foreach (var (from, targets) in next)
            foreach (var to in targets)
                before[to].Add(from);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var down = sweep % 2 == 0;
            for (var i = 1; i < rows.Count; i++)
            {
                var (row, fixedRow) = down ? (i, rows[i - 1]) : (rows.Count - 1 - i, rows[rows.Count - i]);
                var place = fixedRow.Select((id, x) => (id, x)).ToDictionary(pair => pair.id, pair => pair.x);
                var neighbours = down ? before : next;
                rows[row] = rows[row].Select((id, x) => (id, x, Mean: neighbours[id].Where(place.ContainsKey).Select(other => place[other]).DefaultIfEmpty(x).Average()))
                    .OrderBy(one => one.Mean).ThenBy(one => one.x).Select(one => one.id).ToList();
            }
        }
    }

    /// <summary>Down from one box to the next; beside and back in a bow.</summary>
    private static string Curve(GraphNode from, GraphNode to)
    {
        double x1 = from.X + BoxWidth / 2.0, y1 = from.Y + BoxHeight, x2 = to.X + BoxWidth / 2.0, y2 = to.Y;
        if (to.Y > from.Y)
            return string.Create(CultureInfo.InvariantCulture, $"M{x1} {y1}C{x1} {y1 + 24},{x2} {y2 - 28},{x2} {y2 - 2}");
        var (side, bow) = to.X >= from.X ? (BoxWidth, 40) : (0, -40);
        return string.Create(CultureInfo.InvariantCulture,
            $"M{from.X + side} {from.Y + BoxHeight / 2.0}C{from.X + side + bow} {from.Y + BoxHeight / 2.0},{to.X + side + bow} {to.Y + BoxHeight / 2.0},{to.X + side + (side > 0 ? 2 : -2)} {to.Y + BoxHeight / 2.0}");
    }
}

/// <summary>A box of the drawing, in pixels from the upper left.</summary>
internal sealed record GraphNode(string Id, int X, int Y, bool IsStart, bool IsEnding, bool IsScene, bool HasProblem);

/// <summary>An arrow of the drawing.</summary>
/// <param name="Path">As SVG writes it.</param>
/// <param name="Share">Of the decisions at its node, 0–1; null when that is not told.</param>
internal sealed record GraphArrow(string From, string To, string Path, double? Share);

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>
/// The lines of a text, by how far they are indented: what stands at the left edge, what belongs to it, and what belongs to that. Read in one pass; comments are
/// kept with what follows them at the left edge.
/// </summary>
internal sealed class Outline
{
    private readonly List<Item> items = [];

    private Outline()
    {
    }

    public IReadOnlyList<Item> Items => items;

    /// <summary>Comments after the last item.</summary>
    public IReadOnlyList<string> LastComments { get; private set; } = [];

    public static Outline Of(string body, int firstLine, Action<Problem> tell)
    {
        var outline = new Outline();
        var comments = new List<string>();
        var open = new List<string>();
        var (number, openedAt, isInside) = (firstLine - 1, 0, false);
        foreach (var raw in body.Split('\n'))
        {
            number++;
            if (raw.Length > StoryLimits.LongestLine)
            {
                tell(new Problem(number, $"The line is longer than {StoryLimits.LongestLine} characters.", "Divide it."));
                continue;
            }
            var text = raw.Trim();
            if (open.Count > 0 || text.StartsWith("<!--", StringComparison.Ordinal))
            {
                (openedAt, isInside) = open.Count == 0 ? (number, raw.StartsWith(' ')) : (openedAt, isInside);
                open.Add(open.Count == 0 ? text : raw.TrimEnd());
                if (!text.EndsWith("-->", StringComparison.Ordinal))
                {
                    if (text.Contains("-->", StringComparison.Ordinal))
                        tell(new Problem(number, "Something follows a comment on the same line.", "Put it on a line of its own."));
                    continue;
                }
                (isInside && outline.items.Count > 0 ? outline.items[^1].Comments : comments).Add(string.Join('\n', open));
                open.Clear();
                continue;
            }
            if (text.Length == 0)
                continue;
            var indent = raw.Length - raw.TrimStart().Length;
            if (raw[..indent].Contains('\t'))
                tell(new Problem(number, "The line begins with a tab.", "Indent by two spaces."));
            var item = new Item(number, text);
            if (indent == 0 || outline.items.Count == 0)
            {
                item.Comments.AddRange(comments);
                comments.Clear();
                outline.items.Add(item);
            }
            else
            {
                var parent = outline.items[^1];
                (indent >= 4 && parent.Children.Count > 0 ? parent.Children[^1].Children : parent.Children).Add(item);
            }
        }
        if (open.Count > 0)
        {
            tell(new Problem(openedAt, "The comment is not closed.", "End it with “-->”."));
            comments.Add(string.Join('\n', open) + " -->");
        }
        outline.LastComments = comments;
        return outline;
    }

    internal sealed class Item(int line, string text)
    {
        public int Line => line;

        public string Text => text;

        public List<Item> Children { get; } = [];

        public List<string> Comments { get; } = [];

        /// <summary>What stands before the first colon, and what after it; the key is null where there is no colon.</summary>
        public (string? Key, string Value) Pair =>
            text.IndexOf(':') is var colon && colon >= 0 ? (text[..colon].TrimEnd(), text[(colon + 1)..].Trim()) : (null, text);
    }
}

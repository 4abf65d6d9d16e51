using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ServiceAcademy.Modules.Content;

/// <summary>Reads YAML files of the academy: camelCase keys, unknown keys refused, errors with their line.</summary>
public static class YamlContent
{
    private static readonly IDeserializer Deserializer = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithEnforceNullability()
        .WithDuplicateKeyChecking()
        .Build();

    /// <summary>Reads the text as <typeparamref name="T"/>, or adds a finding and returns null.</summary>
    public static T? Read<T>(string file, string text, ICollection<Finding> findings) where T : class
    {
        try
        {
            if (Deserializer.Deserialize<T?>(text) is { } value)
                return value;
            findings.Add(new Finding(file, 1, "The file is empty."));
        }
        catch (YamlException error)
        {
            findings.Add(new Finding(file, (int)Math.Max(1, error.Start.Line), (error.InnerException ?? error).Message));
        }
        return null;
    }

    /// <summary>
    /// The line of a place in the file, for findings about meaning. A step of the path is a key of a mapping, the <c>id</c> of a
    /// list's item, or an item's number from 0. Where the path breaks off, the line of the last step that exists.
    /// </summary>
    public static int LineOf(string text, params object[] path)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0)
                return 1;
            var node = stream.Documents[0].RootNode;
            long line = 1;
            foreach (var step in path)
            {
                var (found, at) = Step(node, step);
                if (found is null)
                    break;
                (node, line) = (found, at);
            }
            return (int)line;
        }
        catch (YamlException error)
        {
            return (int)Math.Max(1, error.Start.Line);
        }
    }

    /// <summary>Splits a Markdown file into its YAML front matter (without the dashes) and its body.</summary>
    public static (string FrontMatter, string Body, int BodyLine) SplitFrontMatter(string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
            return ("", text, 1);
        var end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        if (end < 0)
            return ("", text, 1);
        var front = text[4..(end + 1)];
        return ("\n" + front, text[(end + 5)..], front.Count(c => c == '\n') + 3);
    }

    private static (YamlNode? Node, long Line) Step(YamlNode node, object step)
    {
        switch (node, step)
        {
            case (YamlMappingNode map, string key):
                foreach (var (name, value) in map.Children)
                    if (name is YamlScalarNode { Value: { } text } && text == key)
                        return (value, name.Start.Line);
                return default;
            case (YamlSequenceNode list, int index) when index < list.Children.Count:
                return (list.Children[index], list.Children[index].Start.Line);
            case (YamlSequenceNode list, string id):
                foreach (var item in list.Children)
                    if (item is YamlMappingNode fields && fields.Children.TryGetValue("id", out var value)
                        && value is YamlScalarNode scalar && scalar.Value == Convert.ToString(id, CultureInfo.InvariantCulture))
                        return (item, item.Start.Line);
                return default;
            default:
                return default;
        }
    }
}

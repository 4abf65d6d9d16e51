using System.Globalization;
using AngleSharp.Dom;
using YamlDotNet.RepresentationModel;

namespace ServiceAcademy.OrchardCore.Tests;

/// <summary>The key of the quiz <c>service-quality</c>, read from its file.</summary>
internal static class QuizKey
{
    private static readonly IReadOnlyList<YamlMappingNode> Questions = Read();

    /// <summary>The fields of the right answer to the question on the page.</summary>
    public static IEnumerable<(string Name, string Value)> Answer(Page page, int number)
    {
        var question = Questions[number - 1];
        switch (Text(question, "type"))
        {
            case "single" or "multiple":
                foreach (var option in List(question, "options").Where(option => option.Children.ContainsKey("correct") && Text(option, "correct") == "true"))
                    yield return (page.The($"main input[value='{Text(option, "id")}']").GetAttribute("name")!, Text(option, "id"));
                break;
            case "order":
                foreach (var (item, index) in List(question, "items").Select((item, index) => (item, index)))
                    yield return (Field(page, Text(item, "id")), (index + 1).ToString(CultureInfo.InvariantCulture));
                break;
            case "match":
                foreach (var item in List(question, "items"))
                    yield return (Field(page, Text(item, "id")), Text(item, "category"));
                break;
            case "number":
                yield return (page.The("main input#answer").GetAttribute("name")!, Text(question, "answer"));
                break;
        }
    }

    private static string Field(Page page, string item) => page.The($"main select[name$='{item}']").GetAttribute("name")!;

    private static List<YamlMappingNode> Read()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(SourceTree.Root, "content/quizzes/service-quality.yaml"))));
        return List((YamlMappingNode)yaml.Documents[0].RootNode, "questions");
    }

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    private static List<YamlMappingNode> List(YamlMappingNode node, string key) => ((YamlSequenceNode)node[key]).Children.Cast<YamlMappingNode>().ToList();
}

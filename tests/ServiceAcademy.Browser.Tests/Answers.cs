using YamlDotNet.RepresentationModel;

namespace ServiceAcademy.Browser.Tests;

/// <summary>Knows the quiz's key, and gives right answers with the keyboard.</summary>
internal static class Answers
{
    private static readonly IReadOnlyList<YamlMappingNode> Questions = Read();

    /// <summary>Answers the question on the page; says of which type it is.</summary>
    public static async Task<string> GiveAsync(IPage page)
    {
        var number = int.Parse(new Uri(page.Url).Segments[^1].TrimEnd('/'), System.Globalization.CultureInfo.InvariantCulture);
        var question = Questions[number - 1];
        var type = Text(question, "type");
        switch (type)
        {
            case "single" or "multiple":
                foreach (var option in List(question, "options").Where(option => option.Children.ContainsKey("correct") && Text(option, "correct") == "true"))
                {
                    var field = page.Locator($"main input[value='{Text(option, "id")}']");
                    if (type == "multiple")
                        await field.ReachAsync();
                    else
                    {
                        await page.Locator("main input[type=radio]").First.ReachAsync();
                        for (var turns = 0; turns < 8 && !await field.EvaluateAsync<bool>("field => field === document.activeElement"); turns++)
                            await page.Keyboard.PressAsync("ArrowDown");
                    }
                    if (!await field.IsCheckedAsync())
                        await page.Keyboard.PressAsync("Space");
                    Assert.True(await field.IsCheckedAsync());
                }
                break;
            case "order":
                foreach (var (item, index) in List(question, "items").Select((item, index) => (item, index)))
                    await ChooseAsync(page, Text(item, "id"), (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case "match":
                foreach (var item in List(question, "items"))
                    await ChooseAsync(page, Text(item, "id"), Text(item, "category"));
                break;
            case "number":
                await page.Locator("main input#answer").WriteAsync(Text(question, "answer"));
                break;
        }
        return type;
    }

    private static async Task ChooseAsync(IPage page, string item, string value)
    {
        var field = page.Locator($"main select[name$='{item}']");
        await field.ReachAsync();
        for (var turns = 0; turns < 20 && await field.InputValueAsync() != value; turns++)
            await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(value, await field.InputValueAsync());
    }

    private static List<YamlMappingNode> Read()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(SourceTree.Root, "content/quizzes/service-quality.yaml"))));
        return List((YamlMappingNode)yaml.Documents[0].RootNode, "questions");
    }

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    private static List<YamlMappingNode> List(YamlMappingNode node, string key) => ((YamlSequenceNode)node[key]).Children.Cast<YamlMappingNode>().ToList();
}

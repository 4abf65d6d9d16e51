using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>One text of a story, for translation and for finding what lacks a language.</summary>
/// <param name="Id">Stable, because the ids of nodes and choices are: <c>arrival#1</c>, <c>arrival/apologise#because</c>.</param>
/// <param name="Line">Where it begins in the text.</param>
internal sealed record StoryWords(string Id, LocalText Text, int Line)
{
    /// <summary>Whether a text is in no language at all.</summary>
    public static bool IsEmpty(LocalText words) => words.En.Length == 0 && words.ZhHans.Length == 0;

    /// <summary>Every text of a story, in its order.</summary>
    public static IEnumerable<StoryWords> Of(Story story)
    {
        yield return new("title", story.Title, 1);
        yield return new("summary", story.Summary, 1);
        yield return new("customer", story.Customer.Name, 1);
        foreach (var person in story.People)
            yield return new("people/" + person.Id, person.Name, 1);
        foreach (var variable in story.Variables.Where(variable => variable.IsShown))
            yield return new("variables/" + variable.Name, variable.Label, 1);
        foreach (var words in story.Nodes.SelectMany(Of))
            yield return words;
    }

    /// <summary>The texts of a node.</summary>
    public static IEnumerable<StoryWords> Of(StoryNode node)
    {
        for (var i = 0; i < node.Lines.Count; i++)
            yield return new($"{node.Id}#{i + 1}", node.Lines[i].Text, node.Lines[i].Line);
        if (node.Picture is { } picture)
            yield return new(node.Id + "#alt", picture.Alt, picture.Line);
        if (node.Question is { } question)
        {
            yield return new(node.Id + "#question", question.Text, question.Line);
            foreach (var option in question.Options)
            {
                yield return new($"{node.Id}/{option.Id}", option.Text, option.Line);
                if (option.Because is { } because)
                    yield return new($"{node.Id}/{option.Id}#because", because, option.Line);
            }
        }
        foreach (var move in node.Moves)
        {
            if (!ReferenceEquals(move, node.Right) && !ReferenceEquals(move, node.Wrong) && !ReferenceEquals(move, node.Late))
                yield return new($"{node.Id}/{move.Id}", move.Text, move.Line);
            if (move.Consequence is { } consequence)
                yield return new($"{node.Id}/{move.Id}#consequence", consequence, move.Line);
            if (move.Because is { } because)
                yield return new($"{node.Id}/{move.Id}#because", because, move.Line);
        }
        if (node.Ending is { } ending)
            yield return new(node.Id + "#ending", ending, node.Line);
    }
}

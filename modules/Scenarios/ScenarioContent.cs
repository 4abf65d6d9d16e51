using ServiceAcademy.Modules.Content;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios;

/// <summary>Role-plays as a kind of content: what has to hold before one may be published.</summary>
internal sealed class ScenarioContent : IContentKind
{
    public string Kind => ScenariosApi.Kind;

    public string Folder => "scenarios";

    public bool ItemIsFolder => true;

    /// <summary>The text; one of 0.1.0 in the format of today.</summary>
    public string TextOf(ContentBundle bundle)
    {
        if (StorySource.TextOf(bundle) is not { } name)
            return "";
        return Path.GetExtension(name) == ".yaml" && StorySource.Read(name, bundle[name], []) is { } earlier ? StoryWriter.Write(earlier) : bundle[name];
    }

    public ContentBundle WithText(string id, ContentBundle? before, string text) =>
        new ContentBundle((before?.Files ?? new Dictionary<string, string>()).Where(file => StoryMedia.IsFileName(file.Key)).ToDictionary()).With(StorySource.FileName, text);

    public IReadOnlyList<Finding> Check(string id, ContentBundle bundle, ContentIndex index)
    {
        if (StorySource.TextOf(bundle) is not { } name)
            return [new Finding(StorySource.FileName, 1, $"A role-play is a folder with a file {StorySource.FileName} in it, or one file {id}.md.")];
        var problems = new List<Problem>();
        if (StorySource.Read(name, bundle[name], problems) is { } story)
        {
            if (story.Id != id)
                problems.Add(new Problem(1, $"The id is “{story.Id}”, the file's name says “{id}”.", "They must be the same."));
            StoryCheck.Run(story, bundle.Files.ContainsKey, index, problems);
        }
        return problems.Where(problem => !problem.IsWarning).OrderBy(problem => problem.Line)
            .Select(problem => new Finding(name, problem.Line, problem.ToString())).ToList();
    }
}

using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Competencies.Frameworks;

/// <summary>A competency framework as its file says it.</summary>
internal sealed class Framework
{
    public string Id { get; init; } = "";
    public LocalText Title { get; init; } = new();
    public List<Level> Levels { get; init; } = [];
    public List<Competency> Competencies { get; init; } = [];

    internal sealed class Level
    {
        public int Id { get; init; }
        public LocalText Name { get; init; } = new();
    }

    internal sealed class Competency
    {
        public string Id { get; init; } = "";
        public LocalText Name { get; init; } = new();
        public LocalText Description { get; init; } = new();
        public List<string> Covers { get; init; } = [];
        public List<LocalText> Levels { get; init; } = [];
    }

    /// <summary>Reads the framework's file; it has been checked when it was published.</summary>
    public static Framework Parse(ContentBundle bundle)
    {
        var findings = new List<Finding>();
        return YamlContent.Read<Framework>(bundle.Files.Keys.Single(), bundle.Files.Values.Single(), findings)
            ?? throw new InvalidOperationException(string.Join('\n', findings));
    }
}

/// <summary>The content kind <c>framework</c>.</summary>
internal sealed class FrameworkKind : IContentKind
{
    public const string Name = "framework";

    /// <summary>As many as the scale has; see <c>CompetencyScale.Usual</c>.</summary>
    private const int LevelsOfScale = 4;

    public string Kind => Name;
    public string Folder => "frameworks";
    public bool ItemIsFolder => false;

    public IReadOnlyList<Finding> Check(string id, ContentBundle bundle, ContentIndex index)
    {
        var (file, text) = bundle.Files.Single();
        var findings = new List<Finding>();
        if (YamlContent.Read<Framework>(file, text, findings) is not { } framework)
            return findings;

        void Find(string reason, params object[] path) => findings.Add(new Finding(file, YamlContent.LineOf(text, path), reason));
        void Both(LocalText said, string what, params object[] path)
        {
            foreach (var language in said.Missing)
                Find($"{what} is missing in {language}.", path);
        }

        if (framework.Id != id)
            Find($"The id is “{framework.Id}”, the file is called “{id}”. Make them the same.", "id");
        Both(framework.Title, "The title", "title");
        if (framework.Levels.Count != LevelsOfScale)
            Find($"The framework has {framework.Levels.Count} levels; the scale has {LevelsOfScale}.", "levels");
        if (framework.Competencies.Count == 0)
            Find("The framework has no competencies.", "competencies");
        foreach (var (level, number) in framework.Levels.Select((level, number) => (level, number)))
            Both(level.Name, $"The name of level {number + 1}", "levels", number);
        foreach (var twice in framework.Competencies.GroupBy(competency => competency.Id).Where(group => group.Count() > 1))
            Find($"The competency “{twice.Key}” stands here twice.", "competencies", twice.Key);
        foreach (var competency in framework.Competencies)
        {
            Both(competency.Name, $"The name of “{competency.Id}”", "competencies", competency.Id, "name");
            Both(competency.Description, $"The description of “{competency.Id}”", "competencies", competency.Id, "description");
            if (competency.Levels.Count != framework.Levels.Count)
                Find($"“{competency.Id}” describes {competency.Levels.Count} levels of {framework.Levels.Count}.", "competencies", competency.Id, "levels");
            foreach (var (descriptor, number) in competency.Levels.Select((descriptor, number) => (descriptor, number)))
                Both(descriptor, $"Level {number + 1} of “{competency.Id}”", "competencies", competency.Id, "levels", number);
        }
        return findings;
    }
}

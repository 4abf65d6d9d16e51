using System.Text.RegularExpressions;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Competencies.Frameworks;

/// <summary>The content kind <c>framework</c>: what may be published, and what is wrong with the rest.</summary>
internal sealed partial class FrameworkKind : IContentKind
{
    public const string Name = "framework";

    /// <summary>What a competency is called in references from other content.</summary>
    public const string Competency = "competency";

    /// <summary>As many as the scale has; see <c>CompetencyScale.Usual</c>.</summary>
    public const int LevelsOfScale = 4;

    /// <summary>Groups inside groups; deeper trees are read by nobody.</summary>
    public const int DeepestTree = 5;

    private const int MostCompetencies = 500;
    private const int LongestName = 200, LongestText = 2000, LongestHalfLife = 600;

    public string Kind => Name;
    public string Folder => "frameworks";
    public bool ItemIsFolder => false;
    public bool HasNames => true;

    public IReadOnlyList<ContentName> NamesIn(ContentBundle bundle) =>
        bundle.Files.Count == 1 && YamlContent.Read<Framework>("", bundle.Files.Values.Single(), []) is { } framework
            ? framework.Competencies.Select(competency => new ContentName(Competency, competency.Id, competency.Archived || framework.Archived)).ToList()
            : [];

    public IReadOnlyList<Finding> Check(string id, ContentBundle bundle, ContentIndex index)
    {
        if (bundle.Files.Count != 1)
            return [new Finding(id + ".yaml", 1, "A framework is one .yaml file.")];
        var (file, text) = bundle.Files.Single();
        var findings = new List<Finding>();
        if (YamlContent.Read<Framework>(file, text, findings) is { } framework)
            new Checking(id, framework, index, (reason, path) => findings.Add(new Finding(file, YamlContent.LineOf(text, path), reason))).Run();
        return findings.OrderBy(finding => finding.Line).ToList();
    }

    /// <summary>Ids stand in addresses and in the ledger: small letters, digits and hyphens.</summary>
    [GeneratedRegex("^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    public static partial Regex IdForm();

    private sealed class Checking(string id, Framework framework, ContentIndex index, Action<string, object[]> find)
    {
        public void Run()
        {
            if (framework.Id != id)
                Find($"The id is “{framework.Id}”, the file is called “{id}”. Make them the same.", "id");
            Both(framework.Title, "The title", LongestName, "title");
            if (framework.Levels.Count != LevelsOfScale)
                Find($"The framework has {framework.Levels.Count} levels; the scale has {LevelsOfScale}.", "levels");
            for (var number = 0; number < framework.Levels.Count; number++)
                Both(framework.Levels[number].Name, $"The name of level {number + 1}", LongestName, "levels", number);
            Groups();
            Competencies();
        }

        private void Groups()
        {
            var ids = framework.Groups.Select(group => group.Id).ToHashSet();
            for (var at = 0; at < framework.Groups.Count; at++)
            {
                var group = framework.Groups[at];
                Id(group.Id, "group", "groups", at);
                if (framework.Groups.FindIndex(other => other.Id == group.Id) != at)
                    Find($"The group “{group.Id}” stands here twice. Give each group an id of its own.", "groups", at, "id");
                Both(group.Name, $"The name of the group “{group.Id}”", LongestName, "groups", at, "name");
                if (group.Parent is { } parent && !ids.Contains(parent))
                    Find($"The group “{group.Id}” stands in “{parent}”, which is not among the groups. Add that group, correct the parent, or leave it out.", "groups", at, "parent");
                else if (Circle(group) is { } circle)
                    Find($"The groups stand in each other in a circle: {circle}. Take the parent from one of them.", "groups", at, "parent");
                else if (Depth(group) is var depth and > DeepestTree)
                    Find($"The group “{group.Id}” stands {depth} deep; at most {DeepestTree} are allowed. Move it up.", "groups", at, "parent");
            }
        }

        private void Competencies()
        {
            var groups = framework.Groups.Select(group => group.Id).ToHashSet();
            if (!framework.InUse.Any() && !framework.Archived)
                Find("The framework has no competencies in use. Add one, or say archived: true for the whole framework.", "competencies");
            if (framework.Competencies.Count > MostCompetencies)
                Find($"There are {framework.Competencies.Count} competencies; at most {MostCompetencies} are allowed. Split the framework.", "competencies");
            for (var at = 0; at < framework.Competencies.Count; at++)
            {
                var competency = framework.Competencies[at];
                Id(competency.Id, "competency", "competencies", at);
                if (framework.Competencies.FindIndex(other => other.Id == competency.Id) != at)
                    Find($"The competency “{competency.Id}” stands here twice. Give each competency an id of its own.", "competencies", at, "id");
                if (index.Names.FirstOrDefault(item => item.Key != (Name, framework.Id) && item.Value.Any(name => name.Kind == Competency && name.Name == competency.Id)).Key is { Id: { } other })
                    Find($"The competency “{competency.Id}” belongs to the framework “{other}” already. Choose another id.", "competencies", at, "id");
                if (competency.Group is { } group && !groups.Contains(group))
                    Find($"“{competency.Id}” stands in the group “{group}”, which is not among the groups. Add that group, correct it, or leave it out.", "competencies", at, "group");
                if (competency.HalfLifeMonths is < 1 or > LongestHalfLife)
                    Find($"The half-life of “{competency.Id}” is {competency.HalfLifeMonths} months. Write 1 to {LongestHalfLife}, or leave it out: then it does not age.", "competencies", at, "halfLifeMonths");
                Both(competency.Name, $"The name of “{competency.Id}”", LongestName, "competencies", at, "name");
                Both(competency.Description, $"The description of “{competency.Id}”", LongestText, "competencies", at, "description");
                if (competency.Levels.Count != framework.Levels.Count)
                    Find($"“{competency.Id}” describes {competency.Levels.Count} levels of {framework.Levels.Count}.", "competencies", at, "levels");
                for (var number = 0; number < competency.Levels.Count; number++)
                    Both(competency.Levels[number], $"Level {number + 1} of “{competency.Id}”", LongestText, "competencies", at, "levels", number);
            }
            foreach (var gone in index.Published.GetValueOrDefault((Name, id), []).Where(name => framework.Competencies.TrueForAll(competency => competency.Id != name.Name)))
                Find($"The competency “{gone.Name}” was published and is missing here. People have evidence for it: keep it and write archived: true.", "competencies");
        }

        private string? Circle(Framework.Group group)
        {
            var path = new List<string> { group.Id };
            for (var parent = group.Parent; parent is not null; parent = framework.Groups.Find(other => other.Id == parent)?.Parent)
            {
                if (parent == group.Id)
                    return string.Join(" → ", path.Append(parent));
                if (path.Contains(parent))
                    return null; // The circle is further up, and told there.
                path.Add(parent);
            }
            return null;
        }

        private int Depth(Framework.Group group)
        {
            var depth = 1;
            for (var parent = group.Parent; parent is not null && depth <= framework.Groups.Count; depth++)
                parent = framework.Groups.Find(other => other.Id == parent)?.Parent;
            return depth;
        }

        private void Id(string name, string what, params object[] place)
        {
            if (!IdForm().IsMatch(name))
                Find($"The id of a {what} is small letters, digits and hyphens, at most 60: “{name}” is not.", [.. place, "id"]);
        }

        private void Both(LocalText said, string what, int most, params object[] path)
        {
            foreach (var language in said.Missing)
                Find($"{what} is missing in {language}.", path);
            if (Math.Max(said.En.Length, said.ZhHans.Length) > most)
                Find($"{what} is longer than {most} characters. Shorten it.", path);
        }

        private void Find(string reason, params object[] path) => find(reason, path);
    }
}

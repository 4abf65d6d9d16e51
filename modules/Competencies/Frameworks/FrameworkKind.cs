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

    private sealed class Checking(string id, Framework framework, ContentIndex index, Action<Said, object[]> find)
    {
        public void Run()
        {
            if (framework.Id != id)
                Find(new Said("The id is “{0}”, the file is called “{1}”. Make them the same.", framework.Id, id), "id");
            Both(framework.Title, "The title", LongestName, "title");
            if (framework.Levels.Count != LevelsOfScale)
                Find(new Said("The framework has {0} levels; the scale has {1}.", framework.Levels.Count, LevelsOfScale), "levels");
            for (var number = 0; number < framework.Levels.Count; number++)
                Both(framework.Levels[number].Name, new Said("The name of level {0}", number + 1), LongestName, "levels", number);
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
                    Find(new Said("The group “{0}” stands here twice. Give each group an id of its own.", group.Id), "groups", at, "id");
                Both(group.Name, new Said("The name of the group “{0}”", group.Id), LongestName, "groups", at, "name");
                if (group.Parent is { } parent && !ids.Contains(parent))
                    Find(new Said("The group “{0}” stands in “{1}”, which is not among the groups. Add that group, correct the parent, or leave it out.", group.Id, parent), "groups", at, "parent");
                else if (Circle(group) is { } circle)
                    Find(new Said("The groups stand in each other in a circle: {0}. Take the parent from one of them.", circle), "groups", at, "parent");
                else if (Depth(group) is var depth and > DeepestTree)
                    Find(new Said("The group “{0}” stands {1} deep; at most {2} are allowed. Move it up.", group.Id, depth, DeepestTree), "groups", at, "parent");
            }
        }

        private void Competencies()
        {
            var groups = framework.Groups.Select(group => group.Id).ToHashSet();
            if (!framework.InUse.Any() && !framework.Archived)
                Find("The framework has no competencies in use. Add one, or say archived: true for the whole framework.", "competencies");
            if (framework.Competencies.Count > MostCompetencies)
                Find(new Said("There are {0} competencies; at most {1} are allowed. Split the framework.", framework.Competencies.Count, MostCompetencies), "competencies");
            for (var at = 0; at < framework.Competencies.Count; at++)
            {
                var competency = framework.Competencies[at];
                Id(competency.Id, "competency", "competencies", at);
                if (framework.Competencies.FindIndex(other => other.Id == competency.Id) != at)
                    Find(new Said("The competency “{0}” stands here twice. Give each competency an id of its own.", competency.Id), "competencies", at, "id");
                if (index.Names.FirstOrDefault(item => item.Key != (Name, framework.Id) && item.Value.Any(name => name.Kind == Competency && name.Name == competency.Id)).Key is { Id: { } other })
                    Find(new Said("The competency “{0}” belongs to the framework “{1}” already. Choose another id.", competency.Id, other), "competencies", at, "id");
                if (competency.Group is { } group && !groups.Contains(group))
                    Find(new Said("“{0}” stands in the group “{1}”, which is not among the groups. Add that group, correct it, or leave it out.", competency.Id, group), "competencies", at, "group");
                if (competency.HalfLifeMonths is < 1 or > LongestHalfLife)
                    Find(new Said("The half-life of “{0}” is {1} months. Write 1 to {2}, or leave it out: then it does not age.", competency.Id, competency.HalfLifeMonths, LongestHalfLife), "competencies", at, "halfLifeMonths");
                Both(competency.Name, new Said("The name of “{0}”", competency.Id), LongestName, "competencies", at, "name");
                Both(competency.Description, new Said("The description of “{0}”", competency.Id), LongestText, "competencies", at, "description");
                if (competency.Levels.Count != framework.Levels.Count)
                    Find(new Said("“{0}” describes {1} levels of {2}.", competency.Id, competency.Levels.Count, framework.Levels.Count), "competencies", at, "levels");
                for (var number = 0; number < competency.Levels.Count; number++)
                    Both(competency.Levels[number], new Said("Level {0} of “{1}”", number + 1, competency.Id), LongestText, "competencies", at, "levels", number);
            }
            foreach (var gone in index.Published.GetValueOrDefault((Name, id), []).Where(name => framework.Competencies.TrueForAll(competency => competency.Id != name.Name)))
                Find(new Said("The competency “{0}” was published and is missing here. People have evidence for it: keep it and write archived: true.", gone.Name), "competencies");
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

        private void Id(string name, Said what, params object[] place)
        {
            if (!IdForm().IsMatch(name))
                Find(new Said("The id of a {0} is small letters, digits and hyphens, at most 60: “{1}” is not.", what, name), [.. place, "id"]);
        }

        private void Both(LocalText said, Said what, int most, params object[] path)
        {
            foreach (var language in said.Missing)
                Find(new Said("{0} is missing in {1}.", what, language), path);
            if (Math.Max(said.En.Length, said.ZhHans.Length) > most)
                Find(new Said("{0} is longer than {1} characters. Shorten it.", what, most), path);
        }

        private void Find(Said reason, params object[] path) => find(reason, path);
    }
}

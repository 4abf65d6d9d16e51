using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Competencies.Frameworks;

namespace ServiceAcademy.Competencies.Profiles;

/// <summary>What a job asks for, as its file says it.</summary>
internal sealed class RoleProfile
{
    public string Id { get; init; } = "";
    public LocalText Title { get; init; } = new();
    public LocalText Summary { get; init; } = new();

    /// <summary>No longer in use; it stands for nobody's job.</summary>
    public bool Archived { get; init; }

    /// <summary>The jobs it stands for, as People writes them, in either language.</summary>
    public List<string> Jobs { get; init; } = [];

    public List<Target> Targets { get; init; } = [];

    internal sealed class Target
    {
        public string Competency { get; init; } = "";

        /// <summary>Level below which nobody should be left alone with it.</summary>
        public int Minimum { get; init; }

        /// <summary>Level to which practice should lead.</summary>
        public int Desired { get; init; }
    }

    /// <summary>Reads the profile's file; it has been checked when it was published.</summary>
    public static RoleProfile Parse(ContentBundle bundle)
    {
        var findings = new List<Finding>();
        return YamlContent.Read<RoleProfile>(bundle.Files.Keys.Single(), bundle.Files.Values.Single(), findings)
            ?? throw new InvalidOperationException(string.Join('\n', findings));
    }
}

/// <summary>The content kind <c>profile</c>: what jobs ask for.</summary>
internal sealed class ProfileKind : IContentKind
{
    public const string Name = "profile";

    /// <summary>What a job's title is called among the names inside content: one job has one profile.</summary>
    private const string Job = "job";

    public string Kind => Name;
    public string Folder => "profiles";
    public bool ItemIsFolder => false;
    public bool HasNames => true;

    /// <summary>Job titles are compared without regard to case and spaces around them.</summary>
    public static string Key(string job) => job.Trim().ToLowerInvariant();

    public IReadOnlyList<ContentName> NamesIn(ContentBundle bundle) =>
        bundle.Files.Count == 1 && YamlContent.Read<RoleProfile>("", bundle.Files.Values.Single(), []) is { Archived: false } profile
            ? profile.Jobs.Select(job => new ContentName(Job, Key(job))).ToList()
            : [];

    public IReadOnlyList<Finding> Check(string id, ContentBundle bundle, ContentIndex index)
    {
        if (bundle.Files.Count != 1)
            return [new Finding(id + ".yaml", 1, "A role profile is one .yaml file.")];
        var (file, text) = bundle.Files.Single();
        var findings = new List<Finding>();
        if (YamlContent.Read<RoleProfile>(file, text, findings) is not { } profile)
            return findings;

        void Find(Said reason, params object[] path) => findings.Add(new Finding(file, YamlContent.LineOf(text, path), reason));
        if (profile.Id != id)
            Find(new Said("The id is “{0}”, the file is called “{1}”. Make them the same.", profile.Id, id), "id");
        if (!FrameworkKind.IdForm().IsMatch(profile.Id))
            Find(new Said("The id of a profile is small letters, digits and hyphens, at most 60: “{0}” is not.", profile.Id), "id");
        foreach (var (said, what, key) in new[] { (profile.Title, new Said("The title"), "title"), (profile.Summary, new Said("The summary"), "summary") })
        {
            foreach (var language in said.Missing)
                Find(new Said("{0} is missing in {1}.", what, language), key);
            if (Math.Max(said.En.Length, said.ZhHans.Length) > 500)
                Find(new Said("{0} is longer than 500 characters. Shorten it.", what), key);
        }
        Jobs(profile, index, Find);
        Targets(profile, index, Find);
        return findings.OrderBy(finding => finding.Line).ToList();
    }

    private static void Jobs(RoleProfile profile, ContentIndex index, Action<Said, object[]> find)
    {
        if (profile.Jobs.Count == 0 && !profile.Archived)
            find("No job is named, so the profile stands for nobody. Write the job titles as People has them.", ["jobs"]);
        for (var at = 0; at < profile.Jobs.Count; at++)
        {
            var key = Key(profile.Jobs[at]);
            if (key.Length == 0)
                find("A job's title is empty. Write it, or remove the line.", ["jobs", at]);
            else if (profile.Jobs.FindIndex(job => Key(job) == key) != at)
                find(new Said("The job “{0}” stands here twice. Remove one.", profile.Jobs[at]), ["jobs", at]);
            else if (index.Names.FirstOrDefault(item => item.Key != (Name, profile.Id) && item.Value.Contains(new ContentName(Job, key))).Key is { Id: { } other })
                find(new Said("The job “{0}” has the profile “{1}” already. A job has one profile: remove it from one of them.", profile.Jobs[at], other), ["jobs", at]);
        }
    }

    private static void Targets(RoleProfile profile, ContentIndex index, Action<Said, object[]> find)
    {
        if (profile.Targets.Count == 0)
            find("The profile asks for nothing. Name at least one competency with its levels.", ["targets"]);
        for (var at = 0; at < profile.Targets.Count; at++)
        {
            var target = profile.Targets[at];
            if (index.Against(FrameworkKind.Competency, target.Competency) is { } reason)
                find(new Said("{0}", reason), ["targets", at]);
            if (profile.Targets.FindIndex(other => other.Competency == target.Competency) != at)
                find(new Said("The competency “{0}” stands here twice. Keep one target for it.", target.Competency), ["targets", at]);
            if (target.Minimum is < 1 or > FrameworkKind.LevelsOfScale || target.Desired is < 1 or > FrameworkKind.LevelsOfScale)
                find(new Said("The levels of “{0}” are {1} and {2}. They run from 1 to {3}.", target.Competency, target.Minimum, target.Desired, FrameworkKind.LevelsOfScale), ["targets", at]);
            else if (target.Desired < target.Minimum)
                find(new Said("“{0}” desires level {1}, below its minimum {2}. Raise the one or lower the other.", target.Competency, target.Desired, target.Minimum), ["targets", at]);
        }
    }
}

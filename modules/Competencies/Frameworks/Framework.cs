using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Competencies.Frameworks;

/// <summary>A competency framework as its file says it: groups form a tree by naming their parent, competencies stand in a group.</summary>
internal sealed class Framework
{
    public string Id { get; init; } = "";
    public LocalText Title { get; init; } = new();

    /// <summary>No longer in use as a whole; what was said in its terms stays.</summary>
    public bool Archived { get; init; }

    public List<Level> Levels { get; init; } = [];
    public List<Group> Groups { get; init; } = [];
    public List<Competency> Competencies { get; init; } = [];

    internal sealed class Level
    {
        public int Id { get; init; }
        public LocalText Name { get; init; } = new();
    }

    internal sealed class Group
    {
        public string Id { get; init; } = "";
        public LocalText Name { get; init; } = new();
        public LocalText Description { get; init; } = new();

        /// <summary>The group that it stands in; absent at the top.</summary>
        public string? Parent { get; init; }
    }

    internal sealed class Competency
    {
        public string Id { get; init; } = "";
        public LocalText Name { get; init; } = new();
        public LocalText Description { get; init; } = new();

        /// <summary>The group that it stands in; absent at the top.</summary>
        public string? Group { get; init; }

        public List<string> Covers { get; init; } = [];

        /// <summary>Months after which half of what evidence told is gone; absent: it does not age.</summary>
        public int? HalfLifeMonths { get; init; }

        /// <summary>No longer in use; what was said about it stays.</summary>
        public bool Archived { get; init; }

        public List<LocalText> Levels { get; init; } = [];
    }

    /// <summary>The competencies in use, in the order of the file.</summary>
    public IEnumerable<Competency> InUse => Archived ? [] : Competencies.Where(competency => !competency.Archived);

    /// <summary>Groups inside a group (null: the top), in the order of the file.</summary>
    public IEnumerable<Group> GroupsIn(string? parent) => Groups.Where(group => group.Parent == parent);

    /// <summary>Competencies of a group (null: of none), in the order of the file.</summary>
    public IEnumerable<Competency> CompetenciesIn(string? group) => Competencies.Where(competency => competency.Group == group);

    /// <summary>Reads the framework's file; it has been checked when it was published.</summary>
    public static Framework Parse(ContentBundle bundle)
    {
        var findings = new List<Finding>();
        return YamlContent.Read<Framework>(bundle.Files.Keys.Single(), bundle.Files.Values.Single(), findings)
            ?? throw new InvalidOperationException(string.Join('\n', findings));
    }
}

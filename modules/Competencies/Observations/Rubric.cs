using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Competencies.Observations;

/// <summary>An observation form, as its file says it: criteria described from worst to best, each bearing on competencies.</summary>
internal sealed class Rubric
{
    public string Id { get; init; } = "";
    public LocalText Title { get; init; } = new();
    public LocalText Summary { get; init; } = new();
    public bool Archived { get; init; }
    public List<string> Covers { get; init; } = [];
    public List<Criterion> Criteria { get; init; } = [];

    /// <summary>What others may know of it.</summary>
    public RubricCard Card => new(Id, Title, Criteria.Select(criterion => new RubricCriterion(criterion.Id, criterion.Name, criterion.Competencies)).ToList());

    internal sealed class Criterion
    {
        public string Id { get; init; } = "";
        public LocalText Name { get; init; } = new();

        /// <summary>Competency → weight of the evidence; 1 is a full item.</summary>
        public Dictionary<string, decimal> Competencies { get; init; } = [];

        /// <summary>Weight in the form's own score.</summary>
        public int Weight { get; init; } = 1;

        /// <summary>Whether the lowest category fails the whole, whatever the rest is worth.</summary>
        public bool Critical { get; init; }

        /// <summary>Role-plays in which the same is practised.</summary>
        public List<string> PractisedIn { get; init; } = [];

        /// <summary>What is seen, from worst to best.</summary>
        public List<LocalText> Categories { get; init; } = [];
    }

    /// <summary>Reads the form's file; it has been checked when it was published.</summary>
    public static Rubric Parse(ContentBundle bundle)
    {
        var findings = new List<Finding>();
        return YamlContent.Read<Rubric>(bundle.Files.Keys.Single(), bundle.Files.Values.Single(), findings)
            ?? throw new InvalidOperationException(string.Join('\n', findings));
    }
}

/// <summary>The content kind <c>rubric</c>.</summary>
internal sealed class RubricKind : IContentKind
{
    public const string Name = "rubric";

    /// <summary>What a form's criterion is called in other content: <c>form/criterion</c>.</summary>
    public const string Criterion = "criterion";

    private const int FewestCategories = 2, MostCategories = 6, MostCriteria = 60, HeaviestCriterion = 10;

    public string Kind => Name;
    public string Folder => "rubrics";
    public bool ItemIsFolder => false;
    public bool HasNames => true;

    public IReadOnlyList<ContentName> NamesIn(ContentBundle bundle) =>
        YamlContent.Read<Rubric>("", bundle.Files.Values.FirstOrDefault(""), []) is { } rubric
            ? rubric.Criteria.Select(criterion => new ContentName(Criterion, $"{rubric.Id}/{criterion.Id}")).ToList()
            : [];

    public IReadOnlyList<Finding> Check(string id, ContentBundle bundle, ContentIndex index)
    {
        if (bundle.Files.Count != 1)
            return [new Finding(id + ".yaml", 1, "An observation form is one .yaml file.")];
        var (file, text) = bundle.Files.Single();
        var findings = new List<Finding>();
        if (YamlContent.Read<Rubric>(file, text, findings) is not { } rubric)
            return findings;

        void Find(Said reason, params object[] path) => findings.Add(new Finding(file, YamlContent.LineOf(text, path), reason));
        void Both(LocalText said, Said what, params object[] path)
        {
            foreach (var language in said.Missing)
                Find(new Said("{0} is missing in {1}.", what, language), path);
            if (Math.Max(said.En.Length, said.ZhHans.Length) > 1000)
                Find(new Said("{0} is longer than 1000 characters. Shorten it.", what), path);
        }

        if (rubric.Id != id)
            Find(new Said("The id is “{0}”, the file is called “{1}”. Make them the same.", rubric.Id, id), "id");
        if (!FrameworkKind.IdForm().IsMatch(rubric.Id))
            Find(new Said("The id of a form is small letters, digits and hyphens, at most 60: “{0}” is not.", rubric.Id), "id");
        Both(rubric.Title, "The title", "title");
        Both(rubric.Summary, "The summary", "summary");
        if (rubric.Criteria.Count is 0 or > MostCriteria)
            Find(new Said("There are {0} criteria; a form has 1 to {1}.", rubric.Criteria.Count, MostCriteria), "criteria");
        for (var at = 0; at < rubric.Criteria.Count; at++)
        {
            var criterion = rubric.Criteria[at];
            if (!FrameworkKind.IdForm().IsMatch(criterion.Id))
                Find(new Said("The id of a criterion is small letters, digits and hyphens, at most 60: “{0}” is not.", criterion.Id), "criteria", at, "id");
            if (rubric.Criteria.FindIndex(other => other.Id == criterion.Id) != at)
                Find(new Said("The criterion “{0}” stands here twice. Give each criterion an id of its own.", criterion.Id), "criteria", at, "id");
            Both(criterion.Name, new Said("The name of “{0}”", criterion.Id), "criteria", at, "name");
            if (criterion.Competencies.Count == 0)
                Find(new Said("“{0}” names no competency, so it would show nothing. Write for example `competencies: {{empathy: 1}}`.", criterion.Id), "criteria", at, "competencies");
            foreach (var (competency, weight) in criterion.Competencies)
            {
                if (index.Against(FrameworkKind.Competency, competency) is { } reason)
                    Find(new Said("{0}", reason), "criteria", at, "competencies", competency);
                if (weight is not (> 0 and <= 10) || weight * 1000 != decimal.Truncate(weight * 1000))
                    Find(new Said("The weight of {0} must be above 0 and at most 10, with at most three decimals.", competency), "criteria", at, "competencies", competency);
            }
            if (criterion.Weight is < 1 or > HeaviestCriterion)
                Find(new Said("The weight of “{0}” is {1}; write 1 to {2}.", criterion.Id, criterion.Weight, HeaviestCriterion), "criteria", at, "weight");
            if (criterion.Categories.Count is < FewestCategories or > MostCategories)
                Find(new Said("“{0}” has {1} categories; describe {2} to {3}, from worst to best.", criterion.Id, criterion.Categories.Count, FewestCategories, MostCategories), "criteria", at, "categories");
            for (var number = 0; number < criterion.Categories.Count; number++)
                Both(criterion.Categories[number], new Said("Category {0} of “{1}”", number + 1, criterion.Id), "criteria", at, "categories", number);
            foreach (var scenario in criterion.PractisedIn.Where(scenario => !index.Has("scenario", scenario)))
                Find(new Said("“{0}” is practised in the role-play “{1}”, which does not exist. Correct the id, or leave it out.", criterion.Id, scenario), "criteria", at, "practisedIn");
        }
        return findings.OrderBy(finding => finding.Line).ToList();
    }
}

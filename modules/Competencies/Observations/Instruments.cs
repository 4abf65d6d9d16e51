using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Competencies.Observations;

/// <summary>One line of a form: what is judged, in which categories, and what that shows.</summary>
/// <param name="Categories">From worst to best.</param>
/// <param name="CategoryNames">What the categories are called, where they have names (levels); else empty.</param>
/// <param name="Bears">Competency → weight in thousandths.</param>
/// <param name="Weight">In the form's own score.</param>
internal sealed record Criterion(
    string Id, LocalText Name, LocalText? Description, IReadOnlyList<LocalText> Categories, IReadOnlyList<LocalText> CategoryNames,
    IReadOnlyDictionary<string, int> Bears, int Weight = 1, bool IsCritical = false)
{
    /// <summary>Partial credit of a category, in thousandths: the lowest nothing, the highest all, the others in equal steps.</summary>
    public int Credit(int category) => (int)Math.Round(1000m * category / (Categories.Count - 1), MidpointRounding.AwayFromZero);
}

/// <summary>A form to judge by, in one version: an observation form, or a framework's levels.</summary>
/// <param name="Kind">The content kind: rubric or framework.</param>
internal sealed record Instrument(string Kind, string Id, int Version, LocalText Title, LocalText Summary, IReadOnlyList<Criterion> Criteria)
{
    public Criterion? Find(string criterion) => Criteria.FirstOrDefault(line => line.Id == criterion);

    /// <summary>Thousandths of full marks over what was seen, weighted; null for levels, which are no marks.</summary>
    public int? Score(IReadOnlyDictionary<string, int> marks)
    {
        var seen = Criteria.Where(line => marks.ContainsKey(line.Id)).ToList();
        if (Kind != RubricKind.Name || seen.Count == 0)
            return null;
        return Fails(marks) ? 0 : (int)Math.Round((decimal)seen.Sum(line => line.Weight * line.Credit(marks[line.Id])) / seen.Sum(line => line.Weight), MidpointRounding.AwayFromZero);
    }

    /// <summary>Whether a critical criterion got its lowest category: the whole fails, whatever the rest is worth.</summary>
    public bool Fails(IReadOnlyDictionary<string, int> marks) =>
        Criteria.Any(line => line.IsCritical && marks.TryGetValue(line.Id, out var category) && category == 0);

    public static Instrument Of(Rubric rubric, int version) => new(RubricKind.Name, rubric.Id, version, rubric.Title, rubric.Summary,
        rubric.Criteria.ConvertAll(line => new Criterion(line.Id, line.Name, null, line.Categories, [],
            line.Competencies.ToDictionary(bears => bears.Key, bears => (int)(bears.Value * 1000)), line.Weight, line.Critical)));

    public static Instrument Of(Framework framework, int version) => new(FrameworkKind.Name, framework.Id, version, framework.Title, new LocalText(),
        framework.InUse.Select(competency => new Criterion(competency.Id, competency.Name, competency.Description, competency.Levels,
            framework.Levels.ConvertAll(level => level.Name), new Dictionary<string, int> { [competency.Id] = 1000 })).ToList());
}

/// <summary>Finds forms in the version that was shown.</summary>
internal sealed class Instruments(ContentStore content)
{
    /// <summary>A form in a version, the newest unless another is asked for; null when there is none.</summary>
    public async Task<Instrument?> FindAsync(string kind, string id, int? version, CancellationToken cancellation)
    {
        if ((version ?? await content.LatestNumberAsync(kind, id, cancellation)) is not { } number)
            return null;
        var key = new VersionKey(kind, id, number);
        return kind switch
        {
            RubricKind.Name => await content.ParsedAsync(key, bundle => Instrument.Of(Rubric.Parse(bundle), number), cancellation),
            FrameworkKind.Name => await content.ParsedAsync(key, bundle => Instrument.Of(Framework.Parse(bundle), number), cancellation),
            _ => null,
        };
    }

    /// <summary>The observation forms in use.</summary>
    public async Task<IReadOnlyList<Instrument>> RubricsAsync(CancellationToken cancellation)
    {
        var forms = new List<Instrument>();
        foreach (var key in await content.LatestOfKindAsync(RubricKind.Name, cancellation))
            if (await content.ParsedAsync(key, Rubric.Parse, cancellation) is { Archived: false })
                forms.Add((await FindAsync(key.Kind, key.ItemId, key.Number, cancellation))!);
        return forms;
    }

    /// <summary>The frameworks in use, as forms.</summary>
    public async Task<IReadOnlyList<Instrument>> FrameworksAsync(CancellationToken cancellation)
    {
        var forms = new List<Instrument>();
        foreach (var key in await content.LatestOfKindAsync(FrameworkKind.Name, cancellation))
            if (await FindAsync(key.Kind, key.ItemId, key.Number, cancellation) is { Criteria.Count: > 0 } form)
                forms.Add(form);
        return forms;
    }
}

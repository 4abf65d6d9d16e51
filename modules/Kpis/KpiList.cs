using System.Text.RegularExpressions;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Kpis;

/// <summary>A definition as its author writes it.</summary>
internal sealed record KpiEntry
{
    public string Id { get; init; } = "";
    public LocalText Name { get; init; } = new();
    public LocalText Description { get; init; } = new();
    public string Kind { get; init; } = "";
    public LocalText Unit { get; init; } = new();

    /// <summary>Rates only: the unit says “per 100 stays”, so this is 100.</summary>
    public double? Per { get; init; }

    /// <summary>up or down: where better is.</summary>
    public string Direction { get; init; } = "";

    /// <summary>In the unit.</summary>
    public double? Target { get; init; }

    public int? MinimumN { get; init; }
    public int? LagMonths { get; init; }
    public LocalText Gaming { get; init; } = new();
}

/// <summary>The files in <c>content/kpis</c>: each a list of definitions.</summary>
internal sealed partial class KpiList : IContentKind
{
    public const string Name = "kpi-list";
    private const int LongestLag = 36;

    public string Kind => Name;
    public string Folder => "kpis";
    public bool ItemIsFolder => false;

    public static IReadOnlyList<KpiCard> Parse(ContentBundle bundle) =>
        bundle.Files.SelectMany(file => YamlContent.Read<List<KpiEntry>>(file.Key, file.Value, []) ?? []).Select(Card).ToList();

    public IReadOnlyList<Finding> Check(string id, ContentBundle bundle, ContentIndex index)
    {
        if (bundle.Files.Count != 1)
            return [new Finding(id + ".yaml", 1, "A list of KPIs is one file.")];
        var (path, text) = bundle.Files.Single();
        var findings = new List<Finding>();
        if (YamlContent.Read<List<KpiEntry>>(path, text, findings) is not { } entries)
            return findings;
        if (entries.Count == 0)
            findings.Add(new Finding(path, 1, "There are no KPIs."));
        var seen = new HashSet<string>();
        for (var i = 0; i < entries.Count; i++)
            foreach (var (reason, field) in About(entries[i], seen))
                findings.Add(new Finding(path, YamlContent.LineOf(text, i, field), reason));
        return findings.OrderBy(finding => finding.Line).ToList();
    }

    private static IEnumerable<(string Reason, string Field)> About(KpiEntry kpi, HashSet<string> seen)
    {
        if (!IdForm().IsMatch(kpi.Id))
            yield return ($"The id “{kpi.Id}” must be lower-case letters, digits and hyphens, at most 60.", "id");
        else if (!seen.Add(kpi.Id))
            yield return ($"The id “{kpi.Id}” is used twice; give each KPI its own.", "id");

        foreach (var (text, what, field) in new[]
            { (kpi.Name, "The name", "name"), (kpi.Description, "The description", "description"), (kpi.Unit, "The unit", "unit"), (kpi.Gaming, "How it can be gamed", "gaming") })
            foreach (var language in text.Missing)
                yield return ($"{what} is missing in {language}.", field);

        if (kpi.Direction is not ("up" or "down"))
            yield return ($"The direction is “{kpi.Direction}”; write up (more is better) or down (less is better).", "direction");
        if (kpi.MinimumN is not >= 1)
            yield return ("minimumN is missing or below 1: say from how many cases on a figure may be shown.", "minimumN");
        if (kpi.LagMonths is not (>= 0 and <= LongestLag))
            yield return ($"lagMonths is missing or out of range; write whole months, from 0 to {LongestLag}.", "lagMonths");

        if (!KpiUnits.Kinds.ContainsKey(kpi.Kind))
        {
            yield return ($"“{kpi.Kind}” is not a kind of KPI; there are {string.Join(", ", KpiUnits.Kinds.Keys)}.", "kind");
            yield break;
        }
        if (kpi.Target is not { } target || !double.IsFinite(target))
            yield return ("The target is missing; write a number in the KPI's unit.", "target");
        else if (OutOfRange(kpi.Kind, target) is { } range)
            yield return ($"A target of {target} cannot be met: the figure {range}.", "target");
        if (kpi.Kind == "proportion" && (kpi.Unit.En != "%" || kpi.Unit.ZhHans != "%"))
            yield return ("A proportion is shown in percent: its unit is “%”.", "unit");
        if (kpi.Kind == "rate" && kpi.Per is not > 0)
            yield return ("A rate needs `per`: 100 when the unit says “per 100 stays”.", "per");
        if (kpi.Kind != "rate" && kpi.Per is not null)
            yield return ("Only a rate has `per`.", "per");
    }

    private static string? OutOfRange(string kind, double target) => (kind, target) switch
    {
        ("proportion", < 0 or > 100) => "lies between 0 and 100 %",
        ("nps", < -100 or > 100) => "lies between −100 and 100 points",
        ("duration", <= 0) => "is above zero",
        ("rate", < 0) => "is not below zero",
        _ => null,
    };

    private static KpiCard Card(KpiEntry kpi) => new(
        kpi.Id, kpi.Name, kpi.Description, kpi.Kind, kpi.Unit, kpi.Direction == "up", kpi.Target ?? 0, kpi.MinimumN ?? 1, kpi.LagMonths ?? 0, kpi.Gaming, kpi.Per ?? 1);

    [GeneratedRegex("^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdForm();
}

using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies.Author;
using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Competencies.Profiles;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;
using YamlDotNet.Serialization;

namespace ServiceAcademy.Competencies.Forms;

/// <summary>Forms for those who do not write YAML: one competency, one role's targets. They change the author's draft; the editor publishes it.</summary>
[BackOffice]
[Authorize(CompetenciesPermissions.Author)]
public sealed class FormsController(CompetenciesDesk desk, CompetenciesApi competencies, PeopleApi people, IStringLocalizer<CompetenciesApi> T) : Controller
{
    private const string New = "new";

    [HttpGet("/author/competencies/framework/{id}/competencies/{competency}")]
    public async Task<IActionResult> Competency(string id, string competency, CancellationToken cancellation)
    {
        var (_, framework) = await FrameworkAsync(id, cancellation);
        if (competency == New)
            return View("Competency", new CompetencyPage(framework, null, new CompetencyForm { HalfLifeMonths = "24" }));
        return framework.Competencies.Find(candidate => candidate.Id == competency) is { } found
            ? View("Competency", new CompetencyPage(framework, found.Id, CompetencyForm.Of(found)))
            : throw Unknown();
    }

    [HttpPost("/author/competencies/framework/{id}/competencies/{competency}"), ValidateAntiForgeryToken]
    public async Task<IActionResult> SaveCompetency(string id, string competency, CompetencyForm form, CancellationToken cancellation)
    {
        var (bench, framework) = await FrameworkAsync(id, cancellation);
        var at = framework.Competencies.FindIndex(candidate => candidate.Id == competency);
        if (competency != New && at < 0)
            throw Unknown();
        var wish = competency == New ? form.Id?.Trim() ?? "" : competency;
        if (competency == New && !FrameworkKind.IdForm().IsMatch(wish))
            ModelState.AddModelError(nameof(form.Id), T["“{0}” is no id. It stands in addresses and for ever in records. Use small letters, digits and hyphens, at most 60.", wish]);
        else if (competency == New && framework.Competencies.Exists(candidate => candidate.Id == wish))
            ModelState.AddModelError(nameof(form.Id), T["“{0}” exists already. Open it and edit it, or choose another id.", wish]);
        int? halfLife = int.TryParse(form.HalfLifeMonths, NumberStyles.None, CultureInfo.InvariantCulture, out var months) ? months : null;
        if (halfLife is null && !string.IsNullOrWhiteSpace(form.HalfLifeMonths))
            ModelState.AddModelError(nameof(form.HalfLifeMonths), T["“{0}” is no whole number of months. Write one, or leave it empty: then it does not age.", form.HalfLifeMonths]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Competency", new CompetencyPage(framework, competency == New ? null : competency, form));
        }
        var old = at < 0 ? null : framework.Competencies[at];
        var changed = new Framework.Competency
        {
            Id = wish, Name = Both(form.NameEn, form.NameZh), Description = Both(form.DescriptionEn, form.DescriptionZh),
            Group = string.IsNullOrEmpty(form.Group) ? null : form.Group, Covers = old?.Covers ?? [], HalfLifeMonths = halfLife, Archived = form.Archived,
            Levels = [.. Enumerable.Range(0, FrameworkKind.LevelsOfScale).Select(level => Both(form.LevelsEn.ElementAtOrDefault(level), form.LevelsZh.ElementAtOrDefault(level)))],
        };
        if (at < 0)
            framework.Competencies.Add(changed);
        else
            framework.Competencies[at] = changed;
        await desk.Drafts.SaveAsync(FrameworkKind.Name, id, (await people.CurrentAsync(cancellation)).Id, bench.BasedOn, FrameworkYaml.Write(framework), cancellation);
        return LocalRedirect($"/author/competencies/framework/{id}/edit");
    }

    [HttpGet("/author/competencies/profile/{id}/targets")]
    public async Task<IActionResult> Targets(string id, CancellationToken cancellation)
    {
        var (_, profile) = await ProfileAsync(id, cancellation);
        return View("Targets", new TargetsPage(profile, await competencies.FrameworkAsync(cancellation)));
    }

    /// <summary>Fields: <c>Jobs</c>, and <c>minimum.&lt;competency&gt;</c>, <c>desired.&lt;competency&gt;</c>; empty asks for nothing.</summary>
    [HttpPost("/author/competencies/profile/{id}/targets"), ValidateAntiForgeryToken]
    public async Task<IActionResult> SaveTargets(string id, string? jobs, CancellationToken cancellation)
    {
        var (bench, profile) = await ProfileAsync(id, cancellation);
        int Level(string field) => int.TryParse(Request.Form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : 0;
        var changed = new RoleProfile
        {
            Id = profile.Id, Title = profile.Title, Summary = profile.Summary, Archived = profile.Archived,
            Jobs = [.. (jobs ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Targets = [.. from card in await competencies.FrameworkAsync(cancellation)
                          let minimum = Level("minimum." + card.Id)
                          let desired = Level("desired." + card.Id)
                          where minimum > 0 || desired > 0
                          select new RoleProfile.Target { Competency = card.Id, Minimum = Math.Max(1, minimum), Desired = Math.Max(desired, Math.Max(1, minimum)) }],
        };
        await desk.Drafts.SaveAsync(ProfileKind.Name, id, (await people.CurrentAsync(cancellation)).Id, bench.BasedOn, Write(changed), cancellation);
        return LocalRedirect($"/author/competencies/profile/{id}/edit");
    }

    private static string Write(RoleProfile profile) => new SerializerBuilder()
        .WithNamingConvention(YamlDotNet.Serialization.NamingConventions.CamelCaseNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitDefaults).DisableAliases().Build().Serialize(profile).ReplaceLineEndings("\n");

    private async Task<(Bench Bench, Framework Framework)> FrameworkAsync(string id, CancellationToken cancellation)
    {
        var bench = await desk.Drafts.OpenAsync(FrameworkKind.Name, id, (await people.CurrentAsync(cancellation)).Id, cancellation) ?? throw Unknown();
        return (bench, Reading.Of(bench.Kind, bench.Text).Framework ?? throw Unreadable());
    }

    private async Task<(Bench Bench, RoleProfile Profile)> ProfileAsync(string id, CancellationToken cancellation)
    {
        var bench = await desk.Drafts.OpenAsync(ProfileKind.Name, id, (await people.CurrentAsync(cancellation)).Id, cancellation) ?? throw Unknown();
        return (bench, Reading.Of(bench.Kind, bench.Text).Profile ?? throw Unreadable());
    }

    private static LocalText Both(string? en, string? zh) => new()
    {
        En = (en ?? "").ReplaceLineEndings(" ").Trim(), ZhHans = (zh ?? "").ReplaceLineEndings(" ").Trim(),
    };

    private AcademyError Unknown() => new(404, T["This is not there."], T["Either the address is mistyped, or it was never published."], T["Choose one from the list."]);

    private AcademyError Unreadable() => new(409, T["Your draft cannot be read as it is."], T["Its text has a mistake, so no form can be made of it."], T["Mend the text in the editor first; it names the line."]);
}

/// <summary>One competency as a form.</summary>
public sealed class CompetencyForm
{
    public string? Id { get; set; }
    public string? Group { get; set; }
    public string? NameEn { get; set; }
    public string? NameZh { get; set; }
    public string? DescriptionEn { get; set; }
    public string? DescriptionZh { get; set; }
    public string? HalfLifeMonths { get; set; }
    public bool Archived { get; set; }

    /// <summary>Lowest level first.</summary>
    public List<string?> LevelsEn { get; set; } = [];

    /// <inheritdoc cref="LevelsEn"/>
    public List<string?> LevelsZh { get; set; } = [];

    internal static CompetencyForm Of(Framework.Competency competency) => new()
    {
        Id = competency.Id, Group = competency.Group, NameEn = competency.Name.En, NameZh = competency.Name.ZhHans,
        DescriptionEn = competency.Description.En, DescriptionZh = competency.Description.ZhHans,
        HalfLifeMonths = competency.HalfLifeMonths?.ToString(CultureInfo.InvariantCulture), Archived = competency.Archived,
        LevelsEn = [.. competency.Levels.Select(level => level.En)], LevelsZh = [.. competency.Levels.Select(level => level.ZhHans)],
    };
}

/// <summary>The form of one competency.</summary>
/// <param name="Id">Null for a new one.</param>
internal sealed record CompetencyPage(Framework Framework, string? Id, CompetencyForm Form);

/// <summary>The form of a role's targets.</summary>
internal sealed record TargetsPage(RoleProfile Profile, IReadOnlyList<CompetencyCard> Competencies);

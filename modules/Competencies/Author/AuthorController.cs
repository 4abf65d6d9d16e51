using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Competencies.Profiles;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Modules.Tables;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Author;

/// <summary>Writing frameworks, role profiles and observation forms: the list, one item, its draft, import and export.</summary>
[BackOffice]
[Authorize(CompetenciesPermissions.Author)]
[Route("/author/competencies")]
public sealed class AuthorController(
    CompetenciesDesk desk, ContentStore store, PeopleApi people, IOptions<AcademyOptions> options, IStringLocalizer<CompetenciesApi> T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await ListAsync(null, cancellation));

    /// <summary>The newest version, or an older one, as it is read.</summary>
    [HttpGet("{kind}/{id}")]
    public async Task<IActionResult> Show(string kind, string id, int? version, CancellationToken cancellation)
    {
        var (number, text) = await VersionAsync(kind, id, version, cancellation);
        var history = await store.HistoryAsync(kind, id, cancellation);
        return View(new ItemPage(kind, id, number, Reading.Of(kind, text), history,
            await people.FindSubjectsAsync(history.Select(line => line.PublishedBy).OfType<Guid>().Distinct().ToList(), cancellation),
            (await desk.Drafts.MineAsync((await people.CurrentAsync(cancellation)).Id, cancellation)).Any(draft => draft.Kind == kind && draft.ItemId == id),
            (await people.OrganisationAsync(cancellation)).TimeZone));
    }

    /// <summary>The file as it stands in <c>content/</c>.</summary>
    [HttpGet("{kind}/{id}.yaml")]
    public async Task<IActionResult> Yaml(string kind, string id, int? version, CancellationToken cancellation) =>
        File(Encoding.UTF8.GetBytes((await VersionAsync(kind, id, version, cancellation)).Text), "application/yaml; charset=utf-8", id + ".yaml");

    /// <summary>A framework as a package of 1EdTech CASE 1.0.</summary>
    [HttpGet("framework/{id}.json")]
    public async Task<IActionResult> Case(string id, int? version, CancellationToken cancellation)
    {
        var (number, framework) = await FrameworkAsync(id, version, cancellation);
        var at = (await store.HistoryAsync(FrameworkKind.Name, id, cancellation)).Single(line => line.Number == number).PublishedAt;
        return File(Encoding.UTF8.GetBytes(CaseJson.Write(framework, number, at, options.Value.PublicAddress)), "application/json; charset=utf-8", id + ".json");
    }

    /// <summary>A framework as a table.</summary>
    [HttpGet("framework/{id}.csv")]
    public async Task<IActionResult> Csv(string id, int? version, CancellationToken cancellation) =>
        new CsvTable(id, FrameworkCsv.Columns, FrameworkCsv.Write((await FrameworkAsync(id, version, cancellation)).Framework));

    /// <summary>Text left, result right; what works without script.</summary>
    [HttpGet("{kind}/{id}/edit")]
    public async Task<IActionResult> Edit(string kind, string id, CancellationToken cancellation) => View("Edit", Page(await BenchAsync(kind, id, cancellation), null));

    [HttpPost("{kind}/{id}/edit"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Submit(string kind, string id, TextForm form, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var bench = await BenchAsync(kind, id, cancellation);
        if (form.Do == TextForm.Discard)
        {
            await desk.Drafts.DiscardAsync(kind, id, me.Id, cancellation);
            return LocalRedirect(bench.Newest == 0 ? "/author/competencies" : $"/author/competencies/{kind}/{id}");
        }
        if ((form.Text ?? "").Length > ContentDrafts.LongestText)
            return Refused(bench, form.Note, T["The text has {0} characters; at most {1} are kept. Shorten it.", form.Text!.Length, ContentDrafts.LongestText]);
        // Whoever was shown a newer version and goes on has seen it.
        var basedOn = form.BasedOn > bench.BasedOn && form.BasedOn <= bench.Newest ? form.BasedOn : bench.BasedOn;
        await desk.Drafts.SaveAsync(kind, id, me.Id, basedOn, form.Text ?? "", cancellation);
        bench = await BenchAsync(kind, id, cancellation);
        if (form.Do != TextForm.Publish)
            return View("Edit", Page(bench, form.Note));
        if (bench.Findings.Count > 0)
            return Refused(bench, form.Note, T.Plural(bench.Findings.Count, "{0} problem stands in the way. Mend it, then publish.", "{0} problems stand in the way. Mend them, then publish."));
        if (string.IsNullOrWhiteSpace(form.Note))
            return Refused(bench, form.Note, T["Say what changed. Colleagues read it in the list of versions. One sentence is enough."]);
        if (bench.Newest > bench.BasedOn)
            return Conflict(bench, form.Note, await desk.Drafts.TextAsync(kind, id, bench.Newest, cancellation));
        try
        {
            var number = await desk.Drafts.PublishAsync(bench, me, form.Note.Trim(), cancellation);
            return LocalRedirect($"/author/competencies/{kind}/{id}?published={number}");
        }
        catch (ContentConflict conflict)
        {
            return Conflict(bench with { Newest = conflict.Newest }, form.Note, await desk.Drafts.TextAsync(kind, id, conflict.Newest, cancellation));
        }
    }

    /// <summary>Something new begins as a draft with the form of its kind.</summary>
    [HttpPost("new"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(string? kind, string? id, CancellationToken cancellation)
    {
        var wish = id?.Trim() ?? "";
        if (kind is null || !Drafts.Kinds.Contains(kind))
            return await ListedAsync(T["No kind is chosen. Choose framework, role profile or observation form."], cancellation);
        if (!FrameworkKind.IdForm().IsMatch(wish))
            return await ListedAsync(T["“{0}” is no id. It stands in addresses and for ever in records. Use small letters, digits and hyphens, at most 60.", wish], cancellation);
        if (await store.LatestNumberAsync(kind, wish, cancellation) is not null)
            return await ListedAsync(T["“{0}” exists already. Open it and edit it, or choose another id.", wish], cancellation);
        var me = await people.CurrentAsync(cancellation);
        if (await desk.Drafts.OpenAsync(kind, wish, me.Id, cancellation) is null)
            await desk.Drafts.SaveAsync(kind, wish, me.Id, 0, Skeletons.Of(kind, wish), cancellation);
        return LocalRedirect($"/author/competencies/{kind}/{wish}/edit");
    }

    /// <summary>A file becomes a draft: CASE (JSON), a table (CSV) or the file as it stands in <c>content/</c> (YAML). Nothing is published by it.</summary>
    [HttpPost("import"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Import(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
            return await ListedAsync(T["No file is chosen, or it is empty. Choose a CASE file (.json), a table (.csv) or a framework (.yaml)."], cancellation);
        if (file.Length > ContentDrafts.LongestText)
            return await ListedAsync(T["The file has {0} bytes; at most {1} are taken. Split the framework.", file.Length, ContentDrafts.LongestText], cancellation);
        try
        {
            var (id, text) = Read(file.FileName, await TextAsync(file, cancellation));
            if (!FrameworkKind.IdForm().IsMatch(id))
                return await ListedAsync(T["“{0}” is no id. It stands in addresses and for ever in records. Use small letters, digits and hyphens, at most 60.", id], cancellation);
            var me = await people.CurrentAsync(cancellation);
            await desk.Drafts.SaveAsync(FrameworkKind.Name, id, me.Id, await store.LatestNumberAsync(FrameworkKind.Name, id, cancellation) ?? 0, text, cancellation);
            return LocalRedirect($"/author/competencies/framework/{id}/edit");
        }
        catch (FormatException error)
        {
            return await ListedAsync(error is Unreadable unreadable ? unreadable.Words.In(T) : error.Message, cancellation);
        }
    }

    private static (string Id, string Text) Read(string name, string text)
    {
        if (text.TrimStart() is ['{' or '[', ..])
            return CaseJson.Read(text) is var framework ? (framework.Id, FrameworkYaml.Write(framework)) : default;
        if (!Path.GetExtension(name).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            var findings = new List<Finding>();
            return YamlContent.Read<Framework>(Path.GetFileName(name), text, findings) is { } file
                ? (file.Id, text)
                : throw new FormatException(findings[0].ToString());
        }
        return FrameworkCsv.Read(text) is var table ? (table.Id, FrameworkYaml.Write(table)) : default;
    }

    private static async Task<string> TextAsync(IFormFile file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        try
        {
            // A byte order mark of UTF-16 is obeyed; without one it is UTF-8, and nothing else.
            bytes.Position = 0;
            using var reader = new StreamReader(bytes, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return (await reader.ReadToEndAsync(cancellation)).ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException error)
        {
            throw new Unreadable(new Said("The file is not UTF-8 (byte {0}). In the spreadsheet choose “CSV UTF-8” when saving.", error.Index));
        }
    }

    private async Task<IActionResult> ListedAsync(string error, CancellationToken cancellation)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Index", await ListAsync(error, cancellation));
    }

    private async Task<AuthorList> ListAsync(string? error, CancellationToken cancellation)
    {
        var drafts = await desk.Drafts.MineAsync((await people.CurrentAsync(cancellation)).Id, cancellation);
        var items = new List<AuthorItem>();
        foreach (var kind in Drafts.Kinds)
            foreach (var key in await store.LatestOfKindAsync(kind, cancellation))
            {
                var reading = Reading.Of(kind, (await store.BundleAsync(key, cancellation))!.Files.Values.Single());
                items.Add(new AuthorItem(kind, key.ItemId, reading.Title, key.Number, reading.IsArchived, drafts.Any(draft => draft.Kind == kind && draft.ItemId == key.ItemId)));
            }
        items.AddRange(drafts.Where(draft => !items.Exists(item => item.Kind == draft.Kind && item.Id == draft.ItemId))
            .Select(draft => new AuthorItem(draft.Kind, draft.ItemId, draft.ItemId, 0, false, true)));
        return new AuthorList(items, error);
    }

    private async Task<Bench> BenchAsync(string kind, string id, CancellationToken cancellation) =>
        await desk.Drafts.OpenAsync(kind, id, (await people.CurrentAsync(cancellation)).Id, cancellation) ?? throw Unknown();

    private async Task<(int Number, string Text)> VersionAsync(string kind, string id, int? version, CancellationToken cancellation) =>
        Drafts.Kinds.Contains(kind) && (version ?? await store.LatestNumberAsync(kind, id, cancellation)) is { } number
            && await desk.Drafts.TextAsync(kind, id, number, cancellation) is { Length: > 0 } text
            ? (number, text)
            : throw Unknown();

    private async Task<(int Number, Framework Framework)> FrameworkAsync(string id, int? version, CancellationToken cancellation)
    {
        var (number, text) = await VersionAsync(FrameworkKind.Name, id, version, cancellation);
        return (number, Framework.Parse(ContentBundle.Of(id + ".yaml", text)));
    }

    private ViewResult Refused(Bench bench, string? note, string error)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Edit", Page(bench, note) with { Error = error });
    }

    private ViewResult Conflict(Bench bench, string? note, string theirs)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Edit", Page(bench, note) with { Theirs = theirs });
    }

    private static EditPage Page(Bench bench, string? note) => new(bench, Reading.Of(bench.Kind, bench.Text), note, null, null);

    private AcademyError Unknown() => new(404, T["This is not there."], T["Either the address is mistyped, or it was never published."], T["Choose one from the list."]);
}

/// <summary>The editor's form.</summary>
public sealed class TextForm
{
    /// <summary>Values of the buttons.</summary>
    public const string Publish = "publish", Discard = "discard";

    public string? Text { get; set; }

    /// <summary>The version on the author's screen.</summary>
    public int BasedOn { get; set; }

    public string? Note { get; set; }

    /// <summary>Which button: preview, publish or discard.</summary>
    public string? Do { get; set; }
}

/// <summary>A text as far as it can be read; what is null cannot.</summary>
internal sealed record Reading(string Title, bool IsArchived, Framework? Framework, RoleProfile? Profile, Rubric? Rubric)
{
    public static Reading Of(string kind, string text)
    {
        var findings = new List<Finding>();
        var framework = kind == FrameworkKind.Name ? YamlContent.Read<Framework>("", text, findings) : null;
        var profile = kind == ProfileKind.Name ? YamlContent.Read<RoleProfile>("", text, findings) : null;
        var rubric = kind == RubricKind.Name ? YamlContent.Read<Rubric>("", text, findings) : null;
        return new Reading((framework?.Title ?? profile?.Title ?? rubric?.Title ?? new LocalText()).ToString(),
            framework?.Archived ?? profile?.Archived ?? rubric?.Archived ?? false, framework, profile, rubric);
    }
}

/// <summary>The list.</summary>
internal sealed record AuthorList(IReadOnlyList<AuthorItem> Items, string? Error);

/// <summary>Something in the list.</summary>
/// <param name="Version">0 before it is published.</param>
internal sealed record AuthorItem(string Kind, string Id, string Title, int Version, bool IsArchived, bool HasDraft);

/// <summary>One item.</summary>
internal sealed record ItemPage(
    string Kind, string Id, int Version, Reading Reading, IReadOnlyList<VersionLine> History, IReadOnlyDictionary<Guid, PersonCard> People, bool HasDraft, TimeZoneInfo TimeZone);

/// <summary>The editor.</summary>
/// <param name="Theirs">The newer version's text after a conflict.</param>
internal sealed record EditPage(Bench Bench, Reading Reading, string? Note, string? Error, string? Theirs)
{
    /// <summary>After a conflict, the next click publishes over the version that was shown.</summary>
    public int BasedOn => Theirs is null ? Bench.BasedOn : Bench.Newest;
}

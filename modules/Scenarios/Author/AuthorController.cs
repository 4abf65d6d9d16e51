using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Author;

/// <summary>Writing a role-play: text left, graph right, problems below; published after it was looked at.</summary>
[BackOffice]
[Authorize(ScenariosPermissions.Author)]
public sealed class AuthorController(Workshop workshop, ContentStore store, PeopleApi people, ICompositeViewEngine views, IStringLocalizer<ScenariosApi> T) : Controller
{
    [HttpGet("/author/scenarios/{id}/edit")]
    public async Task<IActionResult> Edit(string id, CancellationToken cancellation) => View("Edit", await PageAsync(await OpenAsync(id, cancellation), null, cancellation));

    /// <summary>The page's buttons; they work without script.</summary>
    [HttpPost("/author/scenarios/{id}/edit"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Submit(string id, ScenarioForm form, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var open = await OpenAsync(id, cancellation);
        if (form.Do == ScenarioForm.Discard)
        {
            await workshop.Drafts.DiscardAsync(ScenariosApi.Kind, id, me.Id, cancellation);
            return LocalRedirect(open.Bench.Newest == 0 ? "/author/scenarios" : $"/author/scenarios/{id}");
        }
        if ((form.Text ?? "").Length > ContentDrafts.LongestText)
            return await RefusedAsync(open, form.Note, T["The text has {0} characters; at most {1} are kept. Shorten it.", form.Text!.Length, ContentDrafts.LongestText], cancellation);
        // Whoever was shown a newer version and goes on has seen it.
        var basedOn = form.BasedOn > open.Bench.BasedOn && form.BasedOn <= open.Bench.Newest ? form.BasedOn : open.Bench.BasedOn;
        await workshop.SaveAsync(id, me.Id, basedOn, form.Text ?? "", cancellation);
        open = await OpenAsync(id, cancellation);
        if (form.Do != ScenarioForm.Publish)
            return View("Edit", await PageAsync(open, form.Note, cancellation));
        var errors = open.Problems.Count(problem => !problem.IsWarning);
        if (errors > 0)
            return await RefusedAsync(open, form.Note, T.Plural(errors, "{0} problem stands in the way. Mend it, then publish.", "{0} problems stand in the way. Mend them, then publish."), cancellation);
        if (string.IsNullOrWhiteSpace(form.Note))
            return await RefusedAsync(open, form.Note, T["Say what changed. Colleagues read it in the list of versions. One sentence is enough."], cancellation);
        if (Workshop.Against(await workshop.ReviewsAsync(open.Bench, me.Id, cancellation)) is { Count: > 0 } against)
            return await RefusedAsync(open, form.Note, T["{0} asked for changes. Mend them and ask for approval, then publish.", string.Join(T[", "], (await people.FindManyAsync(against, cancellation)).Values.Select(person => person.DisplayName))], cancellation);
        if (open.Bench.Newest > open.Bench.BasedOn)
            return await ConflictAsync(open, form.Note, cancellation);
        try
        {
            var number = await workshop.PublishAsync(open.Bench, me, form.Note.Trim(), cancellation);
            return LocalRedirect($"/author/scenarios/{id}?version={number}");
        }
        catch (ContentConflict)
        {
            return await ConflictAsync(await OpenAsync(id, cancellation), form.Note, cancellation);
        }
    }

    /// <summary>Saves while the author writes, and answers what the page shows beside the text; called by its script.</summary>
    [HttpPost("/author/scenarios/{id}/draft"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Save(string id, ScenarioForm form, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var bench = (await OpenAsync(id, cancellation)).Bench;
        if ((form.Text ?? "").Length > ContentDrafts.LongestText)
            return BadRequest(new { error = T["The text has {0} characters; at most {1} are kept. Shorten it.", form.Text!.Length, ContentDrafts.LongestText].Value });
        var at = await workshop.SaveAsync(id, me.Id, bench.BasedOn, form.Text ?? "", cancellation);
        var page = await PageAsync(await OpenAsync(id, cancellation), null, cancellation);
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        return Json(new
        {
            saved = T["Draft saved at {0}", TimeZoneInfo.ConvertTime(at, zone).ToString("t", CultureInfo.CurrentCulture)].Value,
            graph = await HtmlAsync("Graph", page.Graph), problems = await HtmlAsync("Problems", page.Open.Problems),
        });
    }

    /// <summary>Something new begins as a draft.</summary>
    [HttpPost("/author/scenarios/new"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(string? id, CancellationToken cancellation)
    {
        var wish = id?.Trim() ?? "";
        if (!StoryIds.IsId(wish) || wish == "new")
            throw new AcademyError(400, T["“{0}” is no id.", wish], T["It stands in addresses and for ever in records."], T["Use small letters, digits and hyphens, and go back to try again."]);
        if (await store.LatestNumberAsync(ScenariosApi.Kind, wish, cancellation) is not null)
            throw new AcademyError(409, T["“{0}” exists already.", wish], T["Every role-play has an id of its own."], T["Open it and edit it, or go back and choose another id."]);
        var me = await people.CurrentAsync(cancellation);
        if (await workshop.OpenAsync(wish, me.Id, cancellation) is null)
            await workshop.SaveAsync(wish, me.Id, 0, StorySkeleton.Of(wish), cancellation);
        return LocalRedirect($"/author/scenarios/{wish}/edit");
    }

    /// <summary>Plays the draft from any moment, with the variables as at the start; nothing is recorded.</summary>
    /// <param name="from">The moment to begin with; the first when left out.</param>
    /// <param name="took">Answers so far, joined by commas.</param>
    /// <param name="author">Whose draft; one's own when left out.</param>
    [HttpGet("/author/scenarios/{id}/try")]
    public async Task<IActionResult> Try(string id, string? from, string? took, int? author, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var open = await workshop.OpenAsync(id, author ?? me.Id, cancellation) ?? throw Unknown();
        var start = from ?? open.Story?.Nodes.FirstOrDefault()?.Id ?? "";
        var answers = (took ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var walk = Trial.Play(open, start, answers, out var refused);
        if (refused)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Try", new TryPage(open, start, answers, walk, author, refused));
    }

    /// <summary>A colleague's draft, to be read and judged.</summary>
    [HttpGet("/author/scenarios/{id}/reviews/{author:int}")]
    public async Task<IActionResult> Review(string id, int author, CancellationToken cancellation) => View("Review", await ReviewAsync(id, author, null, cancellation));

    [HttpPost("/author/scenarios/{id}/reviews/{author:int}"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Say(string id, int author, ReviewForm form, CancellationToken cancellation)
    {
        var page = await ReviewAsync(id, author, form, cancellation);
        var me = await people.CurrentAsync(cancellation);
        if (author == me.Id && form.Verdict != nameof(Verdict.Comment))
            return Refused(page, T["Nobody approves their own draft. Ask a colleague; remarks of your own you may leave."]);
        if (!Enum.TryParse<Verdict>(form.Verdict, out var verdict) || !Enum.IsDefined(verdict))
            return Refused(page, T["Choose what you think of it: a remark, changes needed, or approved."]);
        if (string.IsNullOrWhiteSpace(form.Words) && verdict != Verdict.Approved)
            return Refused(page, T["Write what should change, or what you noticed. One sentence is enough."]);
        if (form.Words?.Length > 4000)
            return Refused(page, T["A remark has at most 4,000 characters. Shorten it, or write several."]);
        var node = form.Node ?? "";
        if (node.Length > 0 && page.Open.Story?.Find(node) is null)
            return Refused(page, T["There is no moment “{0}” in the draft. Choose one from the list.", node]);
        await workshop.SayAsync(page.Open.Bench, author, me.Id, verdict, node, form.Words?.Trim() ?? "", cancellation);
        return LocalRedirect($"/author/scenarios/{id}/reviews/{author}");
    }

    private ViewResult Refused(ReviewPage page, string error)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Review", page with { Error = error });
    }

    private async Task<OpenDraft> OpenAsync(string id, CancellationToken cancellation) =>
        await workshop.OpenAsync(id, (await people.CurrentAsync(cancellation)).Id, cancellation) ?? throw Unknown();

    private async Task<EditPage> PageAsync(OpenDraft open, string? note, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        return new EditPage(open, GraphView.Of(open, $"/author/scenarios/{open.Bench.Id}/try"), me.Id,
            await SaidAsync(await workshop.ReviewsAsync(open.Bench, me.Id, cancellation), open.Bench.Text, cancellation), note);
    }

    private async Task<ReviewPage> ReviewAsync(string id, int author, ReviewForm? form, CancellationToken cancellation)
    {
        var who = (await people.FindManyAsync([author], cancellation)).GetValueOrDefault(author);
        if (who is null || await workshop.OpenAsync(id, author, cancellation) is not { Bench.SavedAt: not null } open)
            throw new AcademyError(404, T["There is no such draft."], T["It was published or discarded, or the address is incomplete."], T["Choose one from the list of role-plays."]);
        return new ReviewPage(open, GraphView.Of(open, $"/author/scenarios/{id}/try", author), who,
            await SaidAsync(await workshop.ReviewsAsync(open.Bench, author, cancellation), open.Bench.Text, cancellation), form ?? new ReviewForm(), null);
    }

    private async Task<IReadOnlyList<SaidOfDraft>> SaidAsync(IReadOnlyList<Review> reviews, string text, CancellationToken cancellation)
    {
        var who = await people.FindManyAsync(reviews.Select(review => review.ReviewerId).Distinct().ToList(), cancellation);
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        return reviews.Select(review => new SaidOfDraft(review, who.GetValueOrDefault(review.ReviewerId)?.DisplayName ?? "–",
            TimeZoneInfo.ConvertTime(review.At, zone).ToString("g", CultureInfo.CurrentCulture), Workshop.IsOfThisText(review, text))).ToList();
    }

    private async Task<IActionResult> RefusedAsync(OpenDraft open, string? note, string error, CancellationToken cancellation)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Edit", await PageAsync(open, note, cancellation) with { Error = error });
    }

    private async Task<IActionResult> ConflictAsync(OpenDraft open, string? note, CancellationToken cancellation)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Edit", await PageAsync(open, note, cancellation) with
        {
            Theirs = await workshop.Drafts.TextAsync(ScenariosApi.Kind, open.Bench.Id, open.Bench.Newest, cancellation),
        });
    }

    /// <summary>A part of the page as the page itself shows it.</summary>
    private async Task<string> HtmlAsync(string part, object model)
    {
        var view = views.FindView(ControllerContext, part, isMainPage: false).EnsureSuccessful(null).View!;
        await using var text = new StringWriter();
        var data = new ViewDataDictionary(MetadataProvider, ModelState) { Model = model };
        await view.RenderAsync(new ViewContext(ControllerContext, view, data, TempData, text, new HtmlHelperOptions()));
        return text.ToString();
    }

    private AcademyError Unknown() => new(404, T["There is no such role-play."], T["It may have been renamed, or the address is incomplete."], T["Choose one from the list of role-plays."]);
}

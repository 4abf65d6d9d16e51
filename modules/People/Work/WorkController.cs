using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data.Files;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People.Work;

/// <summary>The long work that one has started oneself: how far it is, how to stop it, what came of it. Nobody else sees it.</summary>
[BackOffice]
[Authorize(PeoplePermissions.FollowWork)]
public sealed class WorkController(PeopleApi people, LongWorkDesk desk, FileStore files, TimeProvider clock, IStringLocalizer<PeopleApi> T) : Controller
{
    [HttpGet("/work")]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View((await desk.OfAsync((await people.CurrentAsync(cancellation)).Id, cancellation: cancellation)).Select(run => WorkPage.Of(run, clock, T)).ToList());

    [HttpGet("/work/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken cancellation)
    {
        var run = await DemandAsync(id, cancellation);
        return run is { State: WorkState.Done, ResultUrl: { } result } && Url.IsLocalUrl(result) ? LocalRedirect(result) : View(WorkPage.Of(run, clock, T));
    }

    /// <summary>For the script of the page.</summary>
    [HttpGet("/work/{id:long}.json")]
    public async Task<IActionResult> Progress(long id, CancellationToken cancellation)
    {
        var page = WorkPage.Of(await DemandAsync(id, cancellation), clock, T);
        return Json(new { page.Percent, page.Words, page.Run.Message, page.Run.IsOver });
    }

    [HttpPost("/work/{id:long}/stop"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Stop(long id, CancellationToken cancellation)
    {
        await DemandAsync(id, cancellation);
        await desk.CancelAsync(id, cancellation);
        return LocalRedirect($"/work/{id}");
    }

    [HttpGet("/work/{id:long}/file")]
    public async Task<IActionResult> Download(long id, CancellationToken cancellation)
    {
        var run = await DemandAsync(id, cancellation);
        if (run.FileId is not { } fileId || await files.FindAsync(fileId, cancellation) is not { } file)
            throw new AcademyError(410, T["This file is no longer there."], T["Files of long work are kept for seven days."], T["Start the work again."]);
        return File(await files.OpenAsync(fileId, cancellation), file.ContentType, file.Name);
    }

    private async Task<WorkRun> DemandAsync(long id, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        return await desk.FindAsync(id, cancellation) is { } run && run.StartedBy == me.Id
            ? run
            : throw new AcademyError(404, T["There is no such work."], T["The address has a mistake, or somebody else started it."], T["Look at the list of what you have started."]);
    }
}

/// <summary>A run and what is said of it.</summary>
/// <param name="Percent">0–100; null while nobody knows how much there is to do.</param>
/// <param name="Words">How far it is, how quick, how long still; or how it ended.</param>
public sealed record WorkPage(WorkRun Run, int? Percent, string Words)
{
    internal static WorkPage Of(WorkRun run, TimeProvider clock, IStringLocalizer T)
    {
        int? percent = run.State == WorkState.Done ? 100 : run.Total is > 0 ? (int)(100 * Math.Min(run.Done, run.Total.Value) / run.Total.Value) : null;
        return new(run, percent, run.State switch
        {
            WorkState.Waiting => T["Waiting for its turn"],
            WorkState.Running => Going(run, clock.GetUtcNow(), T),
            WorkState.Done => T["Done"],
            WorkState.Failed => T["Not done"],
            WorkState.Cancelled => T["Stopped"],
            _ => T["Interrupted: the academy was restarted meanwhile. Start it again."],
        });
    }

    private static string Going(WorkRun run, DateTimeOffset now, IStringLocalizer T)
    {
        if (run.Total is not > 0)
            return run.Done > 0 ? T["{0} done", run.Done.ToString("N0")] : T["In progress"];
        var words = T["{0} of {1}", run.Done.ToString("N0"), run.Total.Value.ToString("N0")].Value;
        var seconds = (now - (run.StartedAt ?? now)).TotalSeconds;
        if (seconds < 1 || run.Done == 0)
            return words;
        var rate = run.Done / seconds;
        var left = (long)Math.Ceiling((run.Total.Value - run.Done) / rate);
        return $"{words} · {T["{0} a second", rate.ToString(rate < 10 ? "0.0" : "N0")]} · " + (left < 90
            ? T.Plural(left, "about {0} second left", "about {0} seconds left")
            : T.Plural((left + 59) / 60, "about {0} minute left", "about {0} minutes left"));
    }
}

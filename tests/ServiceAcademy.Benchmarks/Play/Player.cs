using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ServiceAcademy.Benchmarks.Play;

/// <summary>Somebody who plays a role-play as a browser does: reads the page, sends the form, reads what follows.</summary>
internal sealed class Player(Learner learner, string attempt, int taste)
{
    private IHtmlDocument? page;

    /// <summary>Decisions of which the academy has said that they are saved.</summary>
    public int Saved { get; private set; }

    public bool IsDone { get; private set; }

    public string Attempt => attempt;

    /// <summary>Begins the role-play of a course.</summary>
    /// <param name="taste">Which replies this person likes, so that not all take the same way.</param>
    public static async Task<Player> BeginAsync(Learner learner, string course, int step, int taste)
    {
        var form = Learner.Fill(await learner.PageAsync(course), "/start") with { Action = $"/{course}/steps/{step}/start" };
        var player = new Player(learner, await learner.PostAsync(form), taste);
        await player.OpenAsync();
        return player;
    }

    /// <summary>Opens the page of the attempt; how many decisions it shows is how many there are.</summary>
    public async Task<int> OpenAsync()
    {
        page = await learner.PageAsync(attempt);
        IsDone = page.QuerySelector("form.replies") is null;
        return page.QuerySelectorAll(IsDone ? ".review" : ".talk .says.you, .talk .aside:has(.icon)").Length;
    }

    /// <summary>Takes the next decision and reads what follows, in one request as the page's script does. Answers how long it took.</summary>
    public async Task<TimeSpan> DecideAsync()
    {
        var form = Learner.Fill(page!, "/decisions");
        if (page!.QuerySelectorAll("form.replies button.reply").OfType<IHtmlButtonElement>().ToList() is { Count: > 0 } replies)
            form = form with { Body = form.Body + "&choice=" + Uri.EscapeDataString(replies[(taste + Saved) % replies.Count].Value) };
        var clock = Stopwatch.GetTimestamp();
        page = await learner.PostInPlaceAsync(form);
        Saved++;
        var took = Stopwatch.GetElapsedTime(clock);
        IsDone = page.QuerySelector("form.replies") is null;
        return took;
    }

    /// <summary>Asks for the page as it stands, and nothing more.</summary>
    public Task LookAsync() => learner.GetAsync(attempt);
}

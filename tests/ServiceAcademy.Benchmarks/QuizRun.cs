namespace ServiceAcademy.Benchmarks;

/// <summary>People who answer a quiz for the first time, so that each answer is committed together with what it says about competencies.</summary>
internal sealed class QuizRun(IReadOnlyList<Learner> learners, string startUrl, string courseUrl)
{
    private const int WarmingUp = 8, Alone = 12, Together = 16;

    /// <summary>How many people this takes.</summary>
    public const int People = WarmingUp + Alone + Together;

    /// <summary>The first eight answer, not counted.</summary>
    public async Task WarmAsync()
    {
        foreach (var learner in learners.Take(WarmingUp))
            foreach (var answer in await OpenAsync(learner))
                await answer();
    }

    public async Task<Figures> MeasureAsync(Measure measure)
    {
        var alone = new List<Func<Task>>();
        foreach (var learner in learners.Skip(WarmingUp).Take(Alone))
            alone.AddRange(await OpenAsync(learner));
        // Dealt out by question, so that eight different people answer at any time.
        var together = new List<List<Func<Task>>>();
        foreach (var learner in learners.Skip(WarmingUp + Alone).Take(Together))
            together.Add(await OpenAsync(learner));
        var dealt = Enumerable.Range(0, together.Max(questions => questions.Count))
            .SelectMany(question => together.Where(questions => question < questions.Count).Select(questions => questions[question])).ToList();
        return await measure.WorkAsync("Quiz answer, committed to disk (POST)", alone, dealt);
    }

    /// <summary>Starts the quiz and fills in every question; what is left is to send them.</summary>
    private async Task<List<Func<Task>>> OpenAsync(Learner learner)
    {
        var first = await learner.PostAsync(Learner.Fill(await learner.PageAsync(courseUrl), "/start") with { Action = startUrl });
        var answers = new List<Func<Task>>();
        var attempt = first[..(first.LastIndexOf('/') + 1)];
        for (var number = 1; ; number++)
        {
            var page = await learner.PageAsync(attempt + number);
            if (page.QuerySelectorAll("form").All(form => !(form.GetAttribute("action") ?? "").EndsWith($"/questions/{number}", StringComparison.Ordinal)))
                return answers;
            var filled = Learner.Fill(page, $"/questions/{number}");
            answers.Add(() => learner.PostAsync(filled));
        }
    }
}

using System.Diagnostics;

namespace ServiceAcademy.Benchmarks;

/// <summary>The pages that are measured, by the people who open them.</summary>
internal sealed class Journey(PublishedAcademy academy, BenchmarkContent content, int requests)
{
    private const string Course = "courses/service-quality";
    private const string Lesson = Course + "/lessons/what-quality-is";
    private const int QuizStep = 10;

    private readonly Measure measure = new(academy);

    public async Task<IReadOnlyList<Figures>> WalkAsync()
    {
        var learners = new List<Learner>();
        foreach (var email in content.Emails)
            learners.Add(await SignInAsync(email));
        var reader = learners[0];
        await reader.PostAsync(Learner.Fill(await reader.PageAsync(Course), "/start"));
        var hr = await SignInAsync("priya.nair@hotel.example");
        var people = (await hr.PageAsync("competencies")).QuerySelectorAll("tbody tr").Length;

        (string What, Learner Who, string Path)[] pages =
        [
            ("Nothing but the web server (`/health/live`)", reader, "health/live"),
            ("Course page", reader, Course),
            ("Lesson page", reader, Lesson),
            ($"HR report: {people} people × competencies", hr, "competencies"),
        ];
        foreach (var (_, who, path) in pages)
            await measure.WarmAsync(who, path, requests);
        var quiz = new QuizRun(learners, $"/{Course}/steps/{QuizStep}/start", Course);
        await quiz.WarmAsync();
        await measure.SettleAsync();

        var figures = new List<Figures>();
        foreach (var (what, who, path) in pages)
            figures.Add(await measure.PageAsync(what, who, path, requests));
        figures.Insert(figures.Count - 1, await quiz.MeasureAsync(measure));
        figures.AddRange(await CertificateAsync());
        return figures;
    }

    /// <summary>The first rendering once, then the stored copy. Somebody of the demo company has earned one.</summary>
    private async Task<IReadOnlyList<Figures>> CertificateAsync()
    {
        foreach (var email in new[] { "jose.alvarez", "yutong.zhou", "lukasz.wojcik", "aisha.rahman", "xiuying.huang", "min.zhang", "anna.keller", "jianguo.chen" })
        {
            var holder = await SignInAsync(email + "@hotel.example");
            if ((await holder.PageAsync("certificates")).QuerySelectorAll("a[href*='.pdf']").FirstOrDefault()?.GetAttribute("href") is not { } pdf)
                continue;
            var (allocated, cpu, clock) = (await academy.AllocatedAsync(), academy.Cpu, Stopwatch.StartNew());
            var bytes = await holder.GetAsync(pdf);
            var took = Latency.Of([clock.Elapsed.TotalMilliseconds]);
            var first = new Figures("Certificate PDF, the very first rendering", (academy.Cpu - cpu).TotalMilliseconds, took, took,
                (await academy.AllocatedAsync() - allocated) / 1e3, bytes, bytes);
            await measure.WarmAsync(holder, pdf, requests);
            return [first, await measure.PageAsync("Certificate PDF, again", holder, pdf, requests)];
        }
        return [];
    }

    private Task<Learner> SignInAsync(string email) => Learner.SignInAsync(academy.Address, email, content.Password);
}

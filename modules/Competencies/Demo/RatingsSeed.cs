using ServiceAcademy.Competencies.Calibrations;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Demo;

/// <summary>
/// What the demo company's people saw of each other: each manager observed some of a house at work twice and appraised them, they said how they see themselves, and the raters
/// judged one case together. Somebody who has just begun was not seen by anybody.
/// </summary>
internal sealed class RatingsSeed(PeopleApi people, Instruments instruments, SheetBook book, RoundBook rounds, TimeProvider clock) : IDemoSeed
{
    private const int SeenOfAHouse = 6, Twice = 2;

    /// <summary>Walks the whole journey herself.</summary>
    private const string Newcomer = "mei.lin@hotel.example";

    /// <summary>They do not lead, but rate in rounds.</summary>
    private static readonly string[] Further = ["hao.sun@hotel.example", "priya.nair@hotel.example"];

    public async Task SeedAsync(CancellationToken cancellation)
    {
        if ((await instruments.RubricsAsync(cancellation)).FirstOrDefault() is not { } form
            || (await instruments.FrameworksAsync(cancellation)).FirstOrDefault() is not { } levels)
            return;
        var everybody = (await people.AllAsync(cancellation)).OrderBy(person => person.Email, StringComparer.Ordinal).ToList();
        var teams = (await people.TeamsAsync(cancellation)).Where(team => team.SiteId is not null).ToDictionary(team => team.Id);
        var random = new Random(20261122);
        var raters = new List<PersonCard>();
        foreach (var house in teams.Values.GroupBy(team => team.SiteId))
            if (house.Select(team => team.ManagerId).FirstOrDefault(id => id is not null) is { } leader && everybody.Find(person => person.Id == leader) is { } rater)
            {
                raters.Add(rater);
                foreach (var person in everybody.Where(person => person.TeamId is { } team && teams.TryGetValue(team, out var own) && own.SiteId == house.Key
                    && person.Id != leader && person.Email != Newcomer).Take(SeenOfAHouse))
                    await SeeAsync(rater, person, form, levels, random, cancellation);
            }
        if (raters.Count > 0)
            await JudgeTogetherAsync([.. raters, .. everybody.Where(person => Further.Contains(person.Email))], form, random, cancellation);
    }

    private async Task SeeAsync(PersonCard rater, PersonCard person, Instrument form, Instrument levels, Random random, CancellationToken cancellation)
    {
        var skill = random.NextDouble();
        for (var time = 0; time < Twice; time++)
            await FileAsync(Channels.Observed, form, person, rater, 60 - 40 * time + random.Next(15), Marks(form, skill, random, leftOut: 0.15), random, cancellation);
        await FileAsync(Channels.Appraised, levels, person, rater, 20 + random.Next(10), Marks(levels, skill, random, leftOut: 0.3), random, cancellation);
        // Who can do less tends to think more of it (Kruger & Dunning 1999, J. Pers. Soc. Psychol. 77).
        await FileAsync(Channels.Self, levels, person, person, 35 + random.Next(10), Marks(levels, 0.35 + skill / 2, random, leftOut: 0.1), random, cancellation);
    }

    private Task FileAsync(
        string channel, Instrument form, PersonCard person, PersonCard rater, int daysAgo, Dictionary<string, int> marks, Random random, CancellationToken cancellation) =>
        marks.Count == 0 ? Task.CompletedTask : book.FileAsync(new NewSheet(Key(random), channel, form, person.Subject, rater.Subject, Ago(daysAgo, random), marks,
            channel == Channels.Observed ? Settings.All[random.Next(Settings.All.Length)] : null), cancellation);

    private async Task JudgeTogetherAsync(List<PersonCard> raters, Instrument form, Random random, CancellationToken cancellation)
    {
        var id = await rounds.OpenAsync(form, "前台：账单上的小冰箱 / The minibar on the bill",
            "A guest finds a minibar charge that is not hers. The agent looks up at once, lets her finish, says “these things happen”, takes the charge off without asking further, and wishes her a good flight.\n\n"
            + "客人发现账单上有一笔并非自己的小冰箱消费。接待员立即抬头招呼，听她说完，说了句“这种事难免”，没再多问就取消了这笔费用，祝她旅途愉快。", raters[0].Subject, cancellation);
        var right = Marks(form, 0.5, random, leftOut: 0);
        foreach (var rater in raters)
            await book.FileAsync(new NewSheet(Key(random), Channels.Observed, form, null, rater.Subject, clock.GetUtcNow(),
                right.ToDictionary(mark => mark.Key, mark => Math.Clamp(mark.Value + (random.Next(3) == 0 ? random.Next(2) * 2 - 1 : 0), 0, form.Find(mark.Key)!.Categories.Count - 1)), RoundId: id), cancellation);
        await rounds.CloseAsync(id, cancellation);
    }

    /// <param name="skill">0–1.</param>
    /// <param name="leftOut">Share of criteria that could not be seen.</param>
    private static Dictionary<string, int> Marks(Instrument form, double skill, Random random, double leftOut) => form.Criteria.Where(_ => random.NextDouble() >= leftOut)
        .ToDictionary(line => line.Id, line => (int)Math.Clamp(Math.Round((skill + (random.NextDouble() - 0.5) * 0.6) * (line.Categories.Count - 1)), line.IsCritical ? 1 : 0, line.Categories.Count - 1));

    private DateTimeOffset Ago(int days, Random random) => new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date.AddDays(-days), TimeSpan.Zero).AddMinutes(random.Next(60, 480));

    /// <summary>The same each time.</summary>
    private static Guid Key(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}

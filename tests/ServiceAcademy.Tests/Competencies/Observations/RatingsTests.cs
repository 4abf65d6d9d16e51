using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies;
using ServiceAcademy.Data;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.Competencies.Observations;

/// <summary>What people see of each other is evidence of its own kind: every rating counts, none is overwritten, nonsense is refused.</summary>
public sealed class RatingsTests
{
    [Theory, BothDatabases]
    public async Task Two_raters_of_the_same_person_both_count_and_a_double_click_counts_once(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var aisha = await PersonAsync(academy, "aisha.rahman@hotel.example");
        var before = await EvidenceAsync(academy, aisha, Channels.Observed, "empathy");
        var measured = await EvidenceAsync(academy, aisha, Channels.Measured, "empathy");
        var manager = await academy.AsAsync("jianguo-chen");
        var hr = await academy.AsAsync("priya-nair");

        var form = await manager.OpenAsync($"/observations/new?person={aisha.Id}");
        var filed = await manager.SubmitAsync(form, "form[action='/observations']", ("mark.listens", "3"), ("mark.notices", "1"), ("Comment", "Crouched down to the child first."));
        await manager.SubmitAsync(form, "form[action='/observations']", ("mark.listens", "3"), ("mark.notices", "1"));
        await hr.SubmitAsync(await hr.OpenAsync($"/observations/new?person={aisha.Id}"), "form[action='/observations']", ("mark.listens", "2"));

        Assert.Equal(HttpStatusCode.OK, filed.Status);
        Assert.Contains("Crouched down to the child first.", filed.Text, StringComparison.Ordinal);
        var after = await EvidenceAsync(academy, aisha, Channels.Observed, "empathy");
        // “Lets the customer finish” has four categories: the highest is full credit, the one below two thirds.
        Assert.Equal([1000, 667], after.Skip(before.Count).Select(piece => piece.Bearing.Credit));
        Assert.Equal(2, after.Skip(before.Count).Select(piece => piece.Sentence.Rater).Distinct().Count());
        Assert.Equal(500, (await EvidenceAsync(academy, aisha, Channels.Observed, "responsiveness"))[^1].Bearing.Credit);
        // The channels are kept apart.
        Assert.Equal(measured.Count, (await EvidenceAsync(academy, aisha, Channels.Measured, "empathy")).Count);

        var own = await (await academy.AsAsync("aisha-rahman")).OpenAsync("/competencies/mine");
        Assert.NotEmpty(own.Html.QuerySelectorAll("a[href^='/competencies/mine/ratings/']"));
    }

    [Theory, BothDatabases]
    public async Task A_correction_stands_and_what_stood_before_stays_to_be_seen(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var wojcik = await PersonAsync(academy, "lukasz.wojcik@hotel.example");
        var hr = await academy.AsAsync("priya-nair");
        var before = (await EvidenceAsync(academy, wojcik, Channels.Observed, "reliability")).Count;

        var filed = await hr.SubmitAsync(await hr.OpenAsync($"/observations/new?person={wojcik.Id}"), "form[action='/observations']", ("mark.promises", "0"), ("mark.solves", "3"));
        var first = filed.Url[..filed.Url.IndexOf('?', StringComparison.Ordinal)];
        var empty = await hr.SubmitAsync(await hr.OpenAsync(first + "/correction"), "form[action$='/correction']", ("mark.promises", "2"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        var corrected = await hr.SubmitAsync(await hr.OpenAsync(first + "/correction"), "form[action$='/correction']",
            ("mark.promises", "2"), ("mark.solves", ""), ("Comment", "I had mixed up two evenings."));

        Assert.Contains("before: 1 of 3", corrected.Html.Body!.TextContent, StringComparison.Ordinal);
        var old = await hr.OpenAsync(first);
        Assert.Contains("This rating was corrected", old.Html.Body!.TextContent, StringComparison.Ordinal);
        var after = await EvidenceAsync(academy, wojcik, Channels.Observed, "reliability");
        Assert.Equal((before + 1, 1000), (after.Count, after[^1].Bearing.Credit));
        Assert.DoesNotContain(await EvidenceAsync(academy, wojcik, Channels.Observed, "problem-solving"), piece => piece.Sentence.Id > after[^1].Sentence.Id - 10 && piece.Bearing.Credit == 1000);
        Assert.Equal(HttpStatusCode.Conflict, (await hr.GetAsync(first + "/correction")).Status);

        var second = corrected.Url[..corrected.Url.IndexOf('?', StringComparison.Ordinal)];
        var withdrawn = await hr.PostAsync(second + "/withdrawal", await hr.OpenAsync(second + "/correction"), ("Comment", "It was somebody else."));
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.Status);
        Assert.Equal(before, (await EvidenceAsync(academy, wojcik, Channels.Observed, "reliability")).Count);
    }

    [Theory, BothDatabases]
    public async Task Nonsense_is_refused_at_its_field_and_nothing_is_written(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var manager = await academy.AsAsync("anna-keller");
        var team = await academy.InsideAsync(async services => (await services.GetRequiredService<PeopleApi>().AllAsync()).Single(person => person.Email == "anna.keller@hotel.example"));
        var person = await academy.InsideAsync(async services => (await services.GetRequiredService<PeopleApi>().AllAsync()).First(other => other.TeamId == team.TeamId && other.Id != team.Id));
        var before = (await EvidenceAsync(academy, person, Channels.Observed, null)).Count;

        var form = await manager.OpenAsync($"/observations/new?person={person.Id}");
        foreach (var (field, value, reason) in new[]
        {
            ("mark.listens", "4", "“4” is no category of “Lets the customer finish”. It has 4"),
            ("mark.listens", "-1", "“-1” is no category"),
            ("mark.juggling", "1", "The form has no criterion “juggling”"),
            ("mark.listens", "", "Nothing is judged"),
            ("ObservedAt", "2999-01-01T10:00", "The date lies in the future"),
            ("ObservedAt", "yesterday", "The date and time are missing or cannot be read"),
        })
        {
            var refused = await manager.SubmitAsync(form, "form[action='/observations']", field == "ObservedAt" ? [(field, value), ("mark.listens", "1")] : [(field, value)]);
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains(reason, refused.Html.Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal(before, (await EvidenceAsync(academy, person, Channels.Observed, null)).Count);
        // Neither oneself nor people elsewhere.
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/observations/new?person={team.Id}")).Status);
        var elsewhere = await PersonAsync(academy, "mei.lin@hotel.example");
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/appraisals/new?person={elsewhere.Id}")).Status);
    }

    [Theory, BothDatabases]
    public async Task An_appraisal_and_a_self_assessment_stand_beside_the_measured_figure(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var aisha = await PersonAsync(academy, "aisha.rahman@hotel.example");
        var hr = await academy.AsAsync("priya-nair");
        var own = await academy.AsAsync("aisha-rahman");
        async Task<CompetencyScore> FigureAsync() => await academy.InsideAsync(async services =>
            (await services.GetRequiredService<CompetenciesApi>().ProfileAsync(aisha.Subject)).Single(score => score.Competency.Id == "communication"));
        var before = await FigureAsync();

        var appraised = await hr.SubmitAsync(await hr.OpenAsync($"/appraisals/new?person={aisha.Id}"), "form[action='/appraisals']", ("mark.communication", "2"));
        var assessed = await own.SubmitAsync(await own.OpenAsync("/self-assessment"), "form[action='/self-assessment']", ("mark.communication", "3"));

        Assert.Equal(HttpStatusCode.OK, appraised.Status);
        Assert.EndsWith("/competencies/mine?assessed=true", assessed.Url, StringComparison.Ordinal);
        Assert.Contains("Priya Nair sees: Proficient", assessed.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("I see: Expert", assessed.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((before.Score, before.Low, before.High), (await FigureAsync()) is var after ? (after.Score, after.Low, after.High) : default);
        Assert.Equal([667], (await EvidenceAsync(academy, aisha, Channels.Appraised, "communication")).Select(piece => piece.Bearing.Credit).TakeLast(1));
        Assert.Equal([1000], (await EvidenceAsync(academy, aisha, Channels.Self, "communication")).Select(piece => piece.Bearing.Credit).TakeLast(1));

        // The rating is its subject's and the rater's business, nobody else's.
        var sheet = appraised.Url[appraised.Url.IndexOf("/observations/", StringComparison.Ordinal)..appraised.Url.IndexOf('?', StringComparison.Ordinal)];
        var number = sheet["/observations/".Length..];
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/competencies/mine/ratings/" + number)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await academy.AsAsync("mei-lin")).GetAsync("/competencies/mine/ratings/" + number)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await academy.AsAsync("anna-keller")).GetAsync(sheet)).Status);
    }

    [Fact]
    public async Task Something_critical_fails_the_whole()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var person = await PersonAsync(academy, "jose.alvarez@hotel.example");
        var hr = await academy.AsAsync("priya-nair");

        var page = await hr.SubmitAsync(await hr.OpenAsync($"/observations/new?person={person.Id}"), "form[action='/observations']", ("mark.knows", "2"), ("mark.privacy", "0"));

        Assert.Contains("Failed: something critical was missed", page.Html.Body!.TextContent, StringComparison.Ordinal);
        // What was seen of product knowledge is evidence all the same.
        Assert.Equal(1000, (await EvidenceAsync(academy, person, Channels.Observed, "product-knowledge"))[^1].Bearing.Credit);
    }

    private static Task<PersonCard> PersonAsync(Academy academy, string email) => academy.InsideAsync(async services =>
        (await services.GetRequiredService<PeopleApi>().AllAsync()).Single(person => person.Email == email));

    private static Task<List<Evidence>> EvidenceAsync(Academy academy, PersonCard person, string channel, string? competency) => academy.InsideAsync(async services =>
        (await services.GetRequiredService<RecordsApi>().EvidenceAsync([person.Subject], competency is null ? null : [competency])).Where(piece => piece.Sentence.Channel == channel).ToList());
}

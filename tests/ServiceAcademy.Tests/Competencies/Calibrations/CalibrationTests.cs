using System.Net;
using ServiceAcademy.Competencies.Calibrations;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Tests.Competencies.Calibrations;

public sealed class CalibrationTests
{
    private static readonly string[] Criteria = ["notices", "listens", "owns", "explains", "solves", "knows", "promises", "place", "privacy"];

    [Theory, BothDatabases]
    public async Task Raters_judge_the_same_case_blind_and_then_see_how_far_they_agree(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var first = await academy.AsAsync("anna-keller");
        var second = await academy.AsAsync("hao-sun");

        var opened = await first.SubmitAsync(await first.OpenAsync("/calibrations/new"), "form.form", ("Title", "The late taxi"), ("Text", "A guest has missed the airport bus.\nThe desk calls a taxi."));
        var round = new Uri(opened.Url).AbsolutePath;
        var part = await first.SubmitAsync(opened, "form.form", ("mark.listens", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, part.Status);
        await first.SubmitAsync(opened, "form.form", [.. Criteria.Select(id => ("mark." + id, "1"))]);

        var blind = await second.OpenAsync(round);
        Assert.DoesNotContain("Anna Keller", blind.Html.Body!.TextContent, StringComparison.Ordinal);
        var seen = await second.SubmitAsync(blind, "form.form", [.. Criteria.Select(id => ("mark." + id, id is "listens" or "owns" ? "0" : "1"))]);
        Assert.Contains("Anna Keller", seen.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, seen.Html.QuerySelectorAll("tbody th .badge").Length);
        // Everybody once; and only who opened it, or HR, closes it.
        Assert.Equal(HttpStatusCode.Conflict, (await second.PostAsync(round + "/ratings", blind, [.. Criteria.Select(id => ("mark." + id, "1"))])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await second.PostAsync(round + "/closing", blind)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await first.PostAsync(round + "/closing", opened)).Status);
        var late = await academy.AsAsync("priya-nair");
        Assert.Equal(HttpStatusCode.Conflict, (await late.PostAsync(round + "/ratings", await late.OpenAsync("/calibrations/new"))).Status);
    }

    /// <summary>By hand: a strict rater lies 0.5 below the other on two of four criteria with three categories.</summary>
    [Fact]
    public void A_strict_rater_is_told_by_how_much()
    {
        var (mild, strict) = (Guid.Parse("00000000-0000-0000-0000-000000000001"), Guid.Parse("00000000-0000-0000-0000-000000000002"));
        var line = new Criterion("c", new LocalText(), null, [new(), new(), new()], [], new Dictionary<string, int>());
        double[][] marks = [[1, 0.5], [0.5, 0.5], [0.5, 0], [0, 0]];
        var agreement = RaterAgreement.Of(marks.Select((row, at) => new RatedCase(1, at, line, new Dictionary<Guid, double> { [mild] = row[0], [strict] = row[1] })));

        Assert.Equal(0.25, agreement.Lines[0].Severity!.Value, 12);
        Assert.Equal(-0.25, agreement.Lines[1].Severity!.Value, 12);
        // Quadratic weights: observed disagreement 2·¼/4 = 1/8.
        // Margins: mild ¼ ½ ¼, strict ½ ½ 0 → Σ p q d² over (0, ½, 1) = ¼·½·¼ + ½·½·¼ + ¼·½·1 + ¼·½·¼ = 1/4; κ = 1 − (1/8)/(1/4).
        Assert.Equal(0.5, Assert.Single(agreement.Pairs).Kappa!.Value, 9);
        Assert.Null(agreement.Lines[0].Drift);
    }
}

using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Competencies.Author;

/// <summary>Frameworks and profiles are written in the browser as drafts, and published when nothing is wrong with them.</summary>
public sealed class AuthorTests
{
    private const string Url = "/author/competencies/framework/service-staff";

    [Theory, BothDatabases]
    public async Task A_competency_is_archived_by_form_and_published_as_a_version(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database);
        var hr = await academy.AsAsync("priya-nair");
        var trainer = await academy.AsAsync("hao-sun");

        // Both begin from version 1.
        var form = await hr.OpenAsync(Url + "/competencies/goal-setting");
        var edit = await hr.SubmitAsync(form, "form.form", ("Archived", "true"), ("HalfLifeMonths", "12"));
        Assert.EndsWith(Url + "/edit", edit.Url, StringComparison.Ordinal);
        await trainer.SubmitAsync(await trainer.OpenAsync(Url + "/competencies/empathy"), "form.form", ("NameEn", "Feeling with the guest"));

        var without = await hr.SubmitAsync(edit, "form.stack-wide", ("Do", "publish"));
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        var published = await hr.SubmitAsync(edit, "form.stack-wide", ("Do", "publish"), ("Note", "Goals are measured elsewhere."));
        Assert.Contains("Version 2 is published.", published.Html.Body!.TextContent, StringComparison.Ordinal);
        var inUse = await academy.InsideAsync(services => services.GetRequiredService<CompetenciesApi>().FrameworkAsync());
        Assert.DoesNotContain(inUse, card => card.Id == "goal-setting");

        // The trainer meets the other version, and publishes on top of it after seeing it. A role profile may not ask for what is archived.
        var conflict = await trainer.SubmitAsync(await trainer.OpenAsync(Url + "/edit"), "form.stack-wide", ("Do", "publish"), ("Note", "A plainer name."));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        var removed = await trainer.SubmitAsync(conflict, "form.stack-wide", ("Do", "preview"), ("Text", Cut(conflict.The("textarea").TextContent)));
        Assert.Contains("was published and is missing here", removed.The("#problems").TextContent, StringComparison.Ordinal);
        var profile = await hr.OpenAsync("/author/competencies/profile/supervisor/edit");
        Assert.Contains("The competency “goal-setting” is archived", profile.The("#problems").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_framework_leaves_as_a_file_and_comes_back_as_a_draft()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var trainer = await academy.AsAsync("hao-sun");
        var index = await trainer.OpenAsync("/author/competencies");
        foreach (var ending in new[] { ".json", ".csv", ".yaml" })
        {
            var file = await trainer.Client.GetByteArrayAsync(Url + ending);
            var answer = await UploadAsync(trainer, index, "service-staff" + ending, file);
            Assert.Equal((HttpStatusCode.Redirect, Url + "/edit"), (answer.StatusCode, answer.Headers.Location?.ToString()));
            Assert.Contains("No problems found.", (await trainer.OpenAsync(Url + "/edit")).The("#problems").TextContent, StringComparison.Ordinal);
        }
        await trainer.SubmitAsync(await trainer.OpenAsync(Url + "/edit"), "form.stack-wide", ("Do", "discard"));
    }

    [Fact]
    public async Task Broken_files_are_told_and_leave_nothing()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var trainer = await academy.AsAsync("hao-sun");
        var index = await trainer.OpenAsync("/author/competencies");
        foreach (var (name, bytes, reason) in new[]
        {
            ("a.csv", Encoding.Latin1.GetBytes("type,id,name_en,name_zh\ncompetency,a,Caf\u00e9,x\n"), "The file is not UTF-8"),
            ("a.csv", Encoding.UTF8.GetBytes("type,id\n"), "The column “name_en” is missing"),
            ("a.json", Encoding.UTF8.GetBytes("""{"CFDocument": {}, "CFItems": [{}]}"""), "CFItems[0] has no identifier"),
            ("a.yaml", Encoding.UTF8.GetBytes("id: a\ncolour: red\n"), "colour"),
            ("a.yaml", Array.Empty<byte>(), "No file is chosen, or it is empty"),
            ("a.yaml", Encoding.UTF8.GetBytes("id: ../secret\n"), "“../secret” is no id"),
        })
        {
            var answer = await UploadAsync(trainer, index, name, bytes);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(reason, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_profile_is_made_from_nothing_by_forms()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var hr = await academy.AsAsync("priya-nair");
        var begun = await hr.SubmitAsync(await hr.OpenAsync("/author/competencies"), "form[action$='/new']", ("kind", "profile"), ("id", "night-porter"));
        var edit = await hr.SubmitAsync(await hr.OpenAsync("/author/competencies/profile/night-porter/targets"), "form.form",
            ("jobs", "Night porter\n夜班门童"), ("minimum.assurance", "3"), ("desired.assurance", "2"));

        Assert.EndsWith("/night-porter/edit", begun.Url, StringComparison.Ordinal);
        var text = edit.The("textarea").TextContent;
        Assert.Contains("夜班门童", text, StringComparison.Ordinal);
        Assert.Contains("desired: 3", text, StringComparison.Ordinal);
        Assert.Contains("The title is missing in en.", edit.The("#problems").TextContent, StringComparison.Ordinal);
        await hr.SubmitAsync(edit, "form.stack-wide", ("Do", "discard"));
        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync("/author/competencies/profile/night-porter")).Status);
    }

    private static async Task<HttpResponseMessage> UploadAsync(Visitor visitor, Page page, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.The("form[action$='/import'] input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(bytes), "file", name },
        };
        return await visitor.Client.PostAsync("/author/competencies/import", form);
    }

    /// <summary>The text without its last competency.</summary>
    private static string Cut(string text) => text[..text.LastIndexOf("\n- id: ", StringComparison.Ordinal)];
}

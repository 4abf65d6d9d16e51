using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.People;

namespace ServiceAcademy.Tests.People;

/// <summary>Houses, departments and jobs get other names; codes stay.</summary>
public sealed class UnitNamesTests
{
    [Theory, BothDatabases]
    public async Task A_job_is_renamed_everywhere_and_no_two_are_called_alike(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database);
        var hr = await academy.AsAsync("priya-nair");
        var jobs = await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().JobsAsync());
        var (waiter, other) = (jobs.Single(job => job.Name.En == "Head waiter"), jobs.Single(job => job.Name.En == "Room attendant"));
        var form = await hr.OpenAsync($"/people/units/jobs/{waiter.Id}");

        var taken = await hr.SubmitAsync(form, "form.form", ("NameEn", "room ATTENDANT"));
        var empty = await hr.SubmitAsync(form, "form.form", ("NameEn", " "), ("NameZhHans", ""));
        var saved = await hr.SubmitAsync(form, "form.form", ("NameEn", "Captain of the restaurant"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.OK), (taken.Status, empty.Status, saved.Status));
        Assert.Contains("“room ATTENDANT” is taken", taken.The("#en-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("Captain of the restaurant", saved.The($"a[href='/people/units/jobs/{waiter.Id}']").TextContent, StringComparison.Ordinal);
        var after = await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().AllAsync());
        Assert.Contains(after, person => person.JobId == waiter.Id && person.JobTitle.En == "Captain of the restaurant");
        Assert.Contains(after, person => person.JobId == other.Id && person.JobTitle.En == "Room attendant");
        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync("/people/units/jobs/999999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync($"/people/units/ranks/{waiter.Id}")).Status);
    }
}

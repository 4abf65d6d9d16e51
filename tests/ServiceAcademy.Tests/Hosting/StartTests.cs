using System.Net;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Hosting;

public sealed class StartTests
{
    [Theory, BothDatabases]
    public async Task The_academy_starts_and_shows_its_sign_in_page(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);

        var page = await academy.Anonymous().OpenAsync("/sign-in");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.The("input[type=password]"));
    }
}

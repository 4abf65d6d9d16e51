using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.OrchardCore.Tests;

/// <summary>The reviewed table of routes and roles, <c>tests/ServiceAcademy.Tests/Rules/routes.txt</c>, holds in a site as it does in the standalone host.</summary>
public sealed partial class RouteTests
{
    private static readonly string?[] Visitors = [null, "mei-lin", "hao-sun", "anna-keller", "priya-nair", "admin"];

    /// <summary>What the standalone host does itself and a site does in its own way (accounts, signing in, first steps, health, errors, language); and what no controller answers.</summary>
    private static readonly string[] StandaloneOnly =
        ["/", "/{**path}", "/api/{documentName}/openapi.json", "/account/", "/admin/", "/error", "/first-steps", "/health/", "/language", "/look", "/password-link", "/sign-in", "/sign-out"];

    /// <summary>Where keys are asked for; a signed-in person has none.</summary>
    private static readonly string[] ForPrograms = ["/api/", "/scim/"];

    private static readonly IReadOnlyList<Row> Table = Read();

    [Fact]
    public async Task Every_route_of_a_module_answers_each_role_as_the_reviewed_table_says()
    {
        var site = await Site.SharedAsync();
        var visitors = new List<Visitor>();
        foreach (var user in Visitors)
            visitors.Add(user is null ? site.Anonymous() : await site.AsAsync(user));

        var backOffice = await RoutesAsync(site, action => action.ControllerTypeInfo.IsDefined(typeof(BackOfficeAttribute), inherit: true));
        var differences = new List<string>();
        foreach (var row in Table)
            for (var i = 0; i < visitors.Count; i++)
            {
                using var request = new HttpRequestMessage(new HttpMethod(row.Method), Filled(row.Pattern));
                using var response = await visitors[i].Client.SendAsync(request);
                var may = !IsRefusal(response);
                var should = Visitors[i] switch
                {
                    // The owner of a site may do everything in it, whatever the roles say; programs come with keys.
                    "admin" when !ForPrograms.Any(paths => row.Pattern.StartsWith(paths, StringComparison.Ordinal)) => true,
                    // Pages of the back office are pages of the admin; its own permission is asked for besides (after a form's token).
                    "mei-lin" when row.Method == "GET" && backOffice.Contains($"{row.Method} {row.Pattern}") => false,
                    _ => row.Answers[i],
                };
                if (may != should || response.StatusCode == HttpStatusCode.InternalServerError)
                    differences.Add($"{row.Method} {row.Pattern} for {Visitors[i] ?? "anybody"}: {(int)response.StatusCode} {response.Headers.Location}, expected {(should ? "yes" : "no")}");
            }

        Assert.True(Table.Count > 40, "The table was not read.");
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Fact]
    public async Task The_site_has_the_routes_of_the_table_and_no_others_of_the_modules()
    {
        var site = await Site.SharedAsync();
        var routes = await RoutesAsync(site, _ => true);

        Assert.Equal(Table.Select(row => $"{row.Method} {row.Pattern}").Order(), routes);
    }

    private static Task<List<string>> RoutesAsync(Site site, Func<ControllerActionDescriptor, bool> which) => site.InsideAsync(Site.Main, services => Task.FromResult((
        from action in services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>()
        where ModuleCatalog.Modules.Any(module => module.Assembly == action.ControllerTypeInfo.Assembly) && which(action)
        from method in action.ActionConstraints?.OfType<HttpMethodActionConstraint>().SelectMany(constraint => constraint.HttpMethods) ?? ["GET"]
        select $"{method} /{action.AttributeRouteInfo?.Template?.TrimStart('/')}").Distinct().Order().ToList()));

    /// <summary>To the sign-in page, to the page that refuses, or the status itself.</summary>
    private static bool IsRefusal(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location is { } to
            && (to.ToString().Contains("/Login?", StringComparison.OrdinalIgnoreCase) || to.ToString().Contains("/Error/403", StringComparison.OrdinalIgnoreCase));

    private static string Filled(string pattern) =>
        Parameter().Replace(pattern, match => match.Value.Contains(":int", StringComparison.Ordinal) || match.Value.Contains(":long", StringComparison.Ordinal) ? "999999" : "none");

    private static List<Row> Read() =>
        (from line in File.ReadLines(Path.Combine(SourceTree.Root, "tests/ServiceAcademy.Tests/Rules/routes.txt")).Skip(1)
         where line.Length > 71
         let pattern = line[7..71].Trim()
         where !StandaloneOnly.Any(own => own.EndsWith('/') && own.Length > 1 ? pattern.StartsWith(own, StringComparison.Ordinal) : pattern == own || pattern == own + "/demo")
         select new Row(line[..6].Trim(), pattern, [.. line[71..].PadRight(24).Chunk(4).Take(6).Select(cell => new string(cell).Contains("yes", StringComparison.Ordinal))])).ToList();

    private sealed record Row(string Method, string Pattern, bool[] Answers);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}

using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Tests.Rules;

/// <summary>
/// Who may go where. Each route is really asked for, without signing in and as a person of each role; the answers are compared
/// with <c>routes.txt</c>, which a reviewer has read. A new route fails until its line is there.
/// </summary>
public sealed partial class RouteTableTests
{
    private static readonly (string Title, string? Person)[] Visitors =
    [
        ("anonymous", null), ("Employee", "mei-lin"), ("Trainer", "hao-sun"), ("Manager", "anna-keller"), ("HR", "priya-nair"), ("Administrator", "tomas-novak"),
    ];

    private static readonly string Reviewed = Path.Combine(SourceTree.Root, "tests/ServiceAcademy.Tests/Rules/routes.txt");

    [Fact]
    public async Task Every_route_answers_each_role_as_the_reviewed_table_says()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite);
        var visitors = new List<Visitor>();
        foreach (var (_, person) in Visitors)
            visitors.Add(person is null ? academy.Anonymous() : await academy.AsAsync(person));

        var lines = new List<string>();
        foreach (var (method, pattern) in Routes(academy).Distinct().OrderBy(route => route.Pattern, StringComparer.Ordinal).ThenBy(route => route.Method, StringComparer.Ordinal))
        {
            var answers = new StringBuilder();
            foreach (var visitor in visitors)
                answers.Append(await MayAsync(visitor, method, pattern) ? " yes" : "  · ");
            lines.Add($"{method,-6} {pattern,-64}{answers}".TrimEnd());
        }

        var table = $"{"",-71}{string.Concat(Visitors.Select(visitor => " " + visitor.Title.PadRight(3)[..3]))}\n{string.Join('\n', lines)}\n";
        var reviewed = File.Exists(Reviewed) ? await File.ReadAllTextAsync(Reviewed) : "";
        if (table != reviewed)
            await File.WriteAllTextAsync(Path.ChangeExtension(Reviewed, ".received.txt"), table);
        Assert.Equal(
            reviewed.Split('\n').Except(table.Split('\n')).Select(line => "gone: " + line)
                .Concat(table.Split('\n').Except(reviewed.Split('\n')).Select(line => "new:  " + line)),
            []);
    }

    [Fact]
    public async Task Every_route_names_a_permission_or_says_that_anybody_may()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var known = academy.Services.GetServices<IPermissionSource>().SelectMany(source => source.Permissions).Select(permission => permission.Name).ToHashSet();

        var offenders =
            from endpoint in Endpoints(academy)
            let policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()
            where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && !policies.Any(policy => policy.Policy is { } name && known.Contains(name))
            select $"{endpoint.RoutePattern.RawText} ({endpoint.DisplayName})";

        Assert.Empty(offenders);
    }

    private static IEnumerable<RouteEndpoint> Endpoints(Academy academy) =>
        academy.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private static IEnumerable<(string Method, string Pattern)> Routes(Academy academy) =>
        from endpoint in Endpoints(academy)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));

    private static async Task<bool> MayAsync(Visitor visitor, string method, string pattern)
    {
        var url = Parameter().Replace(pattern, match => match.Value.Contains(":int", StringComparison.Ordinal) || match.Value.Contains(":long", StringComparison.Ordinal) ? "999999" : "none");
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        using var response = await visitor.Client.SendAsync(request);
        var to = response.Headers.Location?.ToString() ?? "";
        return response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            && !(response.StatusCode == HttpStatusCode.Redirect && (to.Contains("/sign-in?", StringComparison.Ordinal) || to.Contains("/forbidden", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ServiceAcademy.TestHost;

/// <summary>An answer of the academy, parsed.</summary>
public sealed record Page(HttpResponseMessage Response, string Text, IHtmlDocument Html)
{
    /// <summary>The status code.</summary>
    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>The address that answered.</summary>
    public string Url => Response.RequestMessage!.RequestUri!.ToString();

    /// <summary>Where a redirect leads.</summary>
    public string? Location => Response.Headers.Location?.ToString();

    /// <summary>The first element that matches, or a failure that shows the page.</summary>
    public IElement The(string selector) =>
        Html.QuerySelector(selector) ?? throw new InvalidOperationException($"No “{selector}” on the page ({(int)Status}):\n{Html.Body?.TextContent}");
}

/// <summary>A browser without scripts: follows links, fills in forms with their antiforgery tokens, keeps cookies.</summary>
public sealed class Visitor(HttpClient client)
{
    private static readonly HtmlParser Parser = new();

    /// <summary>For requests that are not pages.</summary>
    public HttpClient Client => client;

    /// <summary>Opens a page without following redirects.</summary>
    public async Task<Page> GetAsync(string url) => await ReadAsync(await client.GetAsync(url));

    /// <summary>Opens a page, following redirects.</summary>
    public async Task<Page> OpenAsync(string url) => await FollowAsync(await GetAsync(url));

    /// <summary>Posts fields with the antiforgery token of the page <paramref name="from"/>, without following redirects.</summary>
    public async Task<Page> PostAsync(string url, Page from, params (string Name, string Value)[] fields) =>
        await ReadAsync(await client.PostAsync(url, new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", Token(from))).Select(field => KeyValuePair.Create(field.Item1, field.Item2)))));

    /// <summary>The page of an answer to any other request.</summary>
    public async Task<Page> ReadAsync(Task<HttpResponseMessage> response) => await ReadAsync(await response);

    /// <summary>
    /// Submits a form of the page as a browser would: its own fields, overridden by <paramref name="fields"/>; a field given twice is sent twice.
    /// Follows redirects.
    /// </summary>
    public async Task<Page> SubmitAsync(Page page, string form, params (string Name, string Value)[] fields)
    {
        var element = (IHtmlFormElement)page.The(form);
        var own = element.Elements
            .Where(field => field.GetAttribute("name") is { Length: > 0 } && !field.HasAttribute("disabled"))
            .Select(field => (Name: field.GetAttribute("name")!, Value: ValueOf(field)))
            .Where(field => field.Value is not null && fields.All(given => given.Name != field.Name))
            .Select(field => (field.Name, field.Value!));
        var url = new Uri(page.Response.RequestMessage!.RequestUri!, element.GetAttribute("action") ?? "");
        var response = await client.PostAsync(url, new FormUrlEncodedContent(
            own.Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
        return await FollowAsync(await ReadAsync(response));
    }

    private static string? ValueOf(IElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
        IHtmlInputElement { Type: "submit" or "button" } or IHtmlButtonElement => null,
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };

    private static string Token(Page page) =>
        page.Html.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";

    private async Task<Page> FollowAsync(Page page)
    {
        for (var hops = 0; page.Location is { } to; hops++)
        {
            if (hops == 10)
                throw new InvalidOperationException($"Redirected ten times, at last to {to}.");
            page = await GetAsync(to);
        }
        return page;
    }

    private static async Task<Page> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new Page(response, text, Parser.ParseDocument(text));
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ServiceAcademy.Benchmarks;

/// <summary>A form as it will be sent: where to, and its body.</summary>
internal sealed record FilledForm(string Action, string Body);

/// <summary>A signed-in browser: one connection pool, one set of cookies; takes compressed answers as they come.</summary>
internal sealed class Learner : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpClient client;

    private Learner(Uri address)
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(20) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    public static async Task<Learner> SignInAsync(Uri address, string email, string password)
    {
        var learner = new Learner(address);
        var page = await learner.PageAsync("sign-in");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await learner.client.PostAsync("sign-in", new FormUrlEncodedContent(
            new Dictionary<string, string> { ["Email"] = email, ["Password"] = password, ["__RequestVerificationToken"] = token }));
        return answer.StatusCode == HttpStatusCode.Redirect ? learner : throw new InvalidOperationException($"{email} could not sign in: {(int)answer.StatusCode}.");
    }

    /// <summary>Opens a page as browsers do (Brotli); answers how many bytes came.</summary>
    public async Task<int> GetAsync(string path, bool isCompressed = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (isCompressed)
            request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode} {answer.Headers.Location}.");
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    /// <summary>Downloads a file without keeping it; answers its length.</summary>
    public async Task<long> DrainAsync(string path)
    {
        using var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var (bytes, part) = (0L, new byte[64 * 1024]);
        for (int read; (read = await body.ReadAsync(part)) > 0;)
            bytes += read;
        return bytes;
    }

    /// <summary>Opens a page to read it; follows redirects.</summary>
    public async Task<IHtmlDocument> PageAsync(string path)
    {
        for (var hops = 0; hops < 10; hops++)
        {
            using var answer = await client.GetAsync(path);
            if (answer.Headers.Location is { } next)
                path = next.ToString();
            else
                return Parser.ParseDocument(await answer.Content.ReadAsStringAsync());
        }
        throw new InvalidOperationException($"{path} redirects for ever.");
    }

    /// <summary>Sends a form; answers where it leads.</summary>
    public async Task<string> PostAsync(FilledForm form)
    {
        using var answer = await client.PostAsync(form.Action, new StringContent(form.Body, null, "application/x-www-form-urlencoded"));
        return answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther
            ? answer.Headers.Location!.ToString()
            : throw new InvalidOperationException($"{form.Action} answered {(int)answer.StatusCode}.");
    }

    /// <summary>Sends a form as the script of a conversation does; answers the page that takes the place of the one before.</summary>
    public async Task<IHtmlDocument> PostInPlaceAsync(FilledForm form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = new StringContent(form.Body, null, "application/x-www-form-urlencoded") };
        request.Headers.Add("X-In-Place", "yes");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.OK
            ? Parser.ParseDocument(await answer.Content.ReadAsStringAsync())
            : throw new InvalidOperationException($"{form.Action} answered {(int)answer.StatusCode}.");
    }

    /// <summary>The page's form with that address, some answer given to every field: the first choice, positions in order, the number 1.</summary>
    public static FilledForm Fill(IHtmlDocument page, string action)
    {
        var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().FirstOrDefault(form => (form.GetAttribute("action") ?? "").Contains(action, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No form for “{action}” on “{page.Title}”.");
        var fields = new List<(string Name, string Value)>();
        var position = 0;
        foreach (var field in form.Elements.Where(field => field.GetAttribute("name") is { Length: > 0 }))
            switch (field)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox" } box:
                    if (fields.All(known => known.Name != box.Name))
                        fields.Add((box.Name!, box.Value));
                    break;
                case IHtmlInputElement { Type: "hidden" } hidden:
                    fields.Add((hidden.Name!, hidden.Value));
                    break;
                case IHtmlInputElement input:
                    fields.Add((input.Name!, "1"));
                    break;
                case IHtmlSelectElement select:
                    var offered = select.Options.Select(option => option.Value).Where(value => value.Length > 0).ToList();
                    fields.Add((select.Name!, offered[position++ % offered.Count]));
                    break;
            }
        return new FilledForm(form.GetAttribute("action")!, string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}")));
    }

    public void Dispose() => client.Dispose();
}

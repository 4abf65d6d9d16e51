using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace ServiceAcademy.Browser.Tests;

/// <summary>How a person looks at the academy: width of the screen and language.</summary>
public sealed record View(int Width, string Language)
{
    /// <summary>Phone and desk, English and Chinese.</summary>
    public static TheoryData<int, string> All => new()
    {
        { 390, "en" }, { 390, "zh-Hans" }, { 1280, "en" }, { 1280, "zh-Hans" },
    };
}

/// <summary>
/// A person's window. Every page that a journey looks at is checked by axe, for sideways scrolling and for errors in the console;
/// when a journey fails, a picture and the page's HTML are kept under <c>test-results/</c>.
/// </summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];
    private readonly string name;
    private readonly string language;

    private Window(IBrowserContext context, IPage page, string name, string language) =>
        (this.context, Page, this.name, this.language) = (context, page, name, language);

    public IPage Page { get; }

    public static async Task<Window> OpenAsync(Academy academy, View view, string name)
    {
        var browser = await Chromium.BrowserAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = academy.Address.ToString(),
            Locale = view.Language == "en" ? "en-GB" : "zh-CN",
            ViewportSize = new ViewportSize { Width = view.Width, Height = view.Width < 600 ? 844 : 800 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        var window = new Window(context, page, $"{name}-{view.Width}-{view.Language}", view.Language);
        page.Console += (_, message) =>
        {
            // A page that answers 404 or 403 on purpose is told by Chromium as an error of its own address.
            // A connection that a journey cuts on purpose is told as one too.
            if (message.Type == "error" && !message.Location.StartsWith(page.Url, StringComparison.Ordinal)
                && !message.Text.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal))
                window.complaints.Add($"{page.Url}: console: {message.Text}");
        };
        page.PageError += (_, error) => window.complaints.Add($"{page.Url}: script: {error}");
        return window;
    }

    /// <summary>Runs a journey; on failure keeps what the person saw.</summary>
    public async Task WalkAsync(Func<IPage, Task> journey)
    {
        try
        {
            await journey(Page);
            Assert.True(complaints.Count == 0, string.Join("\n", complaints));
        }
        catch
        {
            var folder = Directory.CreateDirectory(Path.Combine(SourceTree.Root, "test-results")).FullName;
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
            await File.WriteAllTextAsync(Path.Combine(folder, name + ".html"), await Page.ContentAsync());
            throw;
        }
    }

    /// <summary>Looks at the page: axe finds nothing (WCAG 2.2 AA and best practices), and nothing is wider than the screen.</summary>
    public async Task LookAsync(string what)
    {
        var result = await Page.RunAxe();
        complaints.AddRange(result.Violations.Select(violation =>
            $"{what} ({Page.Url}): {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
        var (inner, scroll) = (await Page.EvaluateAsync<int>("innerWidth"), await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        if (scroll > inner)
            complaints.Add($"{what} ({Page.Url}): the page is {scroll} px wide on a screen of {inner} px");
        var missing = await Page.EvaluateAsync<string>("document.documentElement.lang");
        if (string.IsNullOrEmpty(missing))
            complaints.Add($"{what} ({Page.Url}): the page does not say its language");
        if (Environment.GetEnvironmentVariable("ACADEMY_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{what}.png"), FullPage = true });
    }

    public async Task SignInAsync(string person)
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator("input[type=email]").WriteAsync(person.Replace('-', '.') + "@hotel.example");
        await Page.Locator("input[type=password]").WriteAsync(Academy.DemoPassword);
        await Page.EnterAsync();
        Assert.DoesNotContain("/sign-in", Page.Url, StringComparison.Ordinal);
        // A person's own language goes before the browser's; this one reads the academy in the language of the view.
        if (await Page.EvaluateAsync<string>("document.documentElement.lang") != language)
            await Page.Locator("button[formaction='/language']").First.PressAsync();
        Assert.Equal(language, await Page.EvaluateAsync<string>("document.documentElement.lang"));
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}

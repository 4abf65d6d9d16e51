namespace ServiceAcademy.Theme.Components;

/// <summary>The icons, drawn in-house on a 24-unit square; stroke and cap come from the style sheet.</summary>
public static class IconStrokes
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["home"] = "M4 11 12 4l8 7v9h-5.5v-5h-5v5H4z",
        ["book"] = "M12 6.5C9.5 4.8 6.5 4.5 3.5 5v13.5c3-.5 6-.2 8.5 1.5 2.5-1.7 5.5-2 8.5-1.5V5c-3-.5-6-.2-8.5 1.5zM12 6.5V20",
        ["talk"] = "M4 5h16v11h-9l-4.5 4v-4H4zM8 9h8M8 12.2h5",
        ["quiz"] = "M5 4h14v16H5zM8.5 9l1.3 1.3L12 8M14.5 9.2H16M8.5 15l1.3 1.3L12 14M14.5 15.2H16",
        ["certificate"] = "M4 4h16v11h-5M9 15H4V4M8 8h8M8 11h3M12 13.5a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM10.5 18.7 10 22l2-1 2 1-.5-3.3",
        ["person"] = "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.5-3.8 3.5-6 7.5-6s7 2.2 7.5 6",
        ["people"] = "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 19.5c.4-3.3 3-5 6.5-5s6.1 1.7 6.5 5M15.5 5.2a3.5 3.5 0 0 1 0 6.6M18 14.8c2 .7 3.2 2.3 3.5 4.7",
        ["chart"] = "M4 4v16h16M7.5 15.5l3.5-4 3 2.5 5-7",
        ["compass"] = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM15.5 8.5 13.5 13.5 8.5 15.5 10.5 10.5z",
        ["target"] = "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM12 12h.01",
        ["list"] = "M8.5 6H20M8.5 12H20M8.5 18H20M4 6h.01M4 12h.01M4 18h.01",
        ["menu"] = "M4 7h16M4 12h16M4 17h16",
        ["more"] = "M5 12h.01M12 12h.01M19 12h.01",
        ["check"] = "M5 12.5 10 17.5 19.5 7",
        ["cross"] = "M6 6l12 12M18 6 6 18",
        ["info"] = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.7h.01",
        ["tip"] = "M9 17h6M10 20.5h4M12 3.5a6 6 0 0 0-3.5 10.9c.4.4.6.9.6 1.4V17h5.8v-1.2c0-.5.2-1 .6-1.4A6 6 0 0 0 12 3.5z",
        ["important"] = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5v6M12 16.5h.01",
        ["warning"] = "M12 4 2.8 20h18.4zM12 10v4.5M12 17.3h.01",
        ["forward"] = "M5 12h14M13 6l6 6-6 6",
        ["back"] = "M19 12H5M11 6l-6 6 6 6",
        ["up"] = "M12 19V5M6 11l6-6 6 6",
        ["down"] = "M12 5v14M6 13l6 6 6-6",
        ["open"] = "M6 9l6 6 6-6",
        ["download"] = "M12 4v11M7 10.5l5 5 5-5M4.5 20h15",
        ["upload"] = "M12 15.5v-11M7 9l5-5 5 5M4.5 20h15",
        ["edit"] = "M4 20l1-4.5L16 4.5 19.5 8 8.5 19zM13.5 7l3.5 3.5",
        ["add"] = "M12 5v14M5 12h14",
        ["search"] = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20.5 20.5",
        ["filter"] = "M4 6h16M7 12h10M10 18h4",
        ["clock"] = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7v5.3l3.5 2",
        ["calendar"] = "M4 6h16v14H4zM4 10.5h16M8 3.5V7M16 3.5V7",
        ["key"] = "M8 11.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10.8 12.7 19 4.5M16 7.5l3 3M13.3 10.2l2 2",
        ["lock"] = "M5.5 11h13v9h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        ["settings"] = "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM9 14.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z",
        ["health"] = "M3 12h4.5L10 6l4 12 2.5-6H21",
        ["language"] = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c-5 5-5 12 0 17M12 3.5c5 5 5 12 0 17",
        ["sun"] = "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M18.7 5.3 17 7M7 17l-1.7 1.7",
        ["moon"] = "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
        ["sign-out"] = "M10 4H4.5v16H10M9.5 12H20M15.5 7.5 20 12l-4.5 4.5",
        ["print"] = "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
        ["link"] = "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.7L12 17",
        ["bell"] = "M4.5 17h15M6 17a6 6 0 0 1 12 0M12 11V8.5M10 8.5h4M3.5 20h17",
        ["building"] = "M5 20.5V4h9v16.5M14 9h5v11.5M3 20.5h18M8 8h3M8 12h3M8 16h3",
        ["history"] = "M4 5v4.5h4.5M4.5 9.3A8.2 8.2 0 1 1 4 13.5M12 8v4.5l3 1.7",
        ["publish"] = "M5 12v8h14v-8M12 15V4M8 8l4-4 4 4",
        ["eye"] = "M2.5 12c2.2-4 5.5-6 9.5-6s7.3 2 9.5 6c-2.2 4-5.5 6-9.5 6s-7.3-2-9.5-6zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z",
        ["trash"] = "M4.5 7h15M9 7V4h6v3M6.5 7l1 13h9l1-13M10.5 11v5.5M13.5 11v5.5",
        ["matrix"] = "M4 4h16v16H4zM4 9.5h16M4 14.8h16M9.5 4v16M14.8 4v16",
        ["pause"] = "M8.5 5v14M15.5 5v14",
    };

    /// <summary>Menu entries name what they open; this is how it is drawn.</summary>
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["today"] = "home",
        ["courses"] = "book",
        ["competencies"] = "compass",
        ["assignments"] = "calendar",
        ["author"] = "edit",
        ["scenario"] = "talk",
        ["kpi"] = "chart",
        ["impact"] = "target",
        ["record"] = "history",
    };

    /// <summary>All names, for the style guide and its test.</summary>
    public static IEnumerable<string> Names => [.. Paths.Keys, .. Meanings.Keys];

    internal static string Inner(string name) =>
        Paths.TryGetValue(Meanings.GetValueOrDefault(name, name), out var path) ? $"<path d=\"{path}\"/>" : "<circle cx=\"12\" cy=\"12\" r=\"2\"/>";
}

using System.Collections.Concurrent;
using ServiceAcademy.Data;

namespace ServiceAcademy.Browser.Tests;

/// <summary>One served academy a view, so that journeys of the four views do not meet.</summary>
internal static class Stage
{
    private static readonly ConcurrentDictionary<View, Lazy<Task<Academy>>> Academies = new();

    public static Task<Academy> ForAsync(View view) =>
        Academies.GetOrAdd(view, _ => new Lazy<Task<Academy>>(() => Academy.ServeAsync(DatabaseKind.Sqlite))).Value;

    /// <summary>Opens a window on the view's academy and walks a journey in it.</summary>
    public static async Task WalkAsync(int width, string language, string name, Func<Window, Academy, Task> journey)
    {
        var view = new View(width, language);
        var academy = await ForAsync(view);
        await using var window = await Window.OpenAsync(academy, view, name);
        await window.WalkAsync(_ => journey(window, academy));
    }
}

namespace ServiceAcademy.TestHost;

/// <summary>The repository that the tests were built from, for rules about its text.</summary>
public static class SourceTree
{
    /// <summary>Its root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Text files below folders of the root, by path relative to it; generated and restored ones left out.</summary>
    public static IEnumerable<(string Path, string Text)> Files(IEnumerable<string> folders, params string[] extensions) =>
        from folder in folders
        let full = Path.Combine(Root, folder)
        where Directory.Exists(full)
        from file in Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where extensions.Contains(Path.GetExtension(file))
            && !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "artifacts")
        orderby path
        select (path, File.ReadAllText(file));

    /// <summary>“path:line: text” of every line that a rule objects to.</summary>
    public static IReadOnlyList<string> Offenders(IEnumerable<(string Path, string Text)> files, Func<string, bool> offends) =>
        (from file in files
         from line in file.Text.Split('\n').Select((text, index) => (text, number: index + 1))
         where offends(line.text)
         select $"{file.Path}:{line.number}: {line.text.Trim()}").ToList();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ServiceAcademy.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The tests run from a build inside the repository; ServiceAcademy.sln was not found above them.");
    }
}

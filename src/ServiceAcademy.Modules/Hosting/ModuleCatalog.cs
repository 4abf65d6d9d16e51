using System.Reflection;

namespace ServiceAcademy.Modules.Hosting;

/// <summary>A module found beside the program: its assembly and what its project file declares of it.</summary>
/// <param name="Assembly">The module's assembly; its name is the module's id.</param>
/// <param name="Name">The English name shown to administrators.</param>
/// <param name="Description">One English sentence: what the module is for.</param>
/// <param name="Dependencies">Ids of the modules that must start before this one.</param>
public sealed record ModuleInfo(Assembly Assembly, string Name, string Description, IReadOnlyList<string> Dependencies)
{
    /// <summary>The module's id, for example <c>ServiceAcademy.Quizzes</c>.</summary>
    public string Id => Assembly.GetName().Name!;
}

/// <summary>
/// The modules installed beside the program, ordered so that each comes after those it depends on.
/// Both the host and the database model read this list: it is a fact of the installation, not of what a container registered.
/// </summary>
public static class ModuleCatalog
{
    private static readonly Lazy<IReadOnlyList<ModuleInfo>> Found = new(Discover);

    /// <summary>All installed modules in start order.</summary>
    public static IReadOnlyList<ModuleInfo> Modules => Found.Value;

    private static IReadOnlyList<ModuleInfo> Discover()
    {
        var modules = Directory.EnumerateFiles(AppContext.BaseDirectory, "ServiceAcademy.*.dll")
            .Select(path => Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(path))))
            .Select(Describe)
            .OfType<ModuleInfo>()
            .OrderBy(module => module.Id, StringComparer.Ordinal)
            .ToDictionary(module => module.Id);

        var ordered = new List<ModuleInfo>();
        foreach (var module in modules.Values)
            Place(module, modules, ordered, []);
        return ordered;
    }

    private static ModuleInfo? Describe(Assembly assembly)
    {
        var facts = assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(fact => fact.Key.StartsWith("Academy.", StringComparison.Ordinal))
            .ToDictionary(fact => fact.Key, fact => fact.Value ?? "");
        return facts.TryGetValue("Academy.ModuleName", out var name)
            ? new ModuleInfo(assembly, name, facts["Academy.ModuleDescription"],
                facts["Academy.ModuleDependencies"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            : null;
    }

    private static void Place(ModuleInfo module, Dictionary<string, ModuleInfo> all, List<ModuleInfo> ordered, HashSet<string> path)
    {
        if (ordered.Contains(module))
            return;
        if (!path.Add(module.Id))
            throw new InvalidOperationException($"The modules {string.Join(" → ", path)} → {module.Id} depend on each other in a circle.");
        foreach (var id in module.Dependencies)
        {
            if (!all.TryGetValue(id, out var dependency))
                throw new InvalidOperationException($"{module.Id} needs {id}, which is not installed beside it.");
            Place(dependency, all, ordered, path);
        }
        path.Remove(module.Id);
        ordered.Add(module);
    }
}

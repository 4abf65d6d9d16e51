using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.Tests.Rules;

/// <summary>Calls go only downward, and only through doors.</summary>
public sealed class FloorPlanTests
{
    /// <summary>The storeys from the ground up, each with the reason why it stands there.</summary>
    private static readonly (string[] Modules, string Reason)[] Storeys =
    [
        (["People"], "everything is about people, and people are about nothing else"),
        (["Records"], "the ledger knows who, and nothing of what the acts mean"),
        (["Competencies"], "estimates are computed from the ledger alone, whatever wrote it"),
        (["Quizzes", "Scenarios"], "instruments write evidence; they do not know in which course they stand"),
        (["Courses"], "a course is made of instruments and lessons"),
        (["Kpis", "Certificates", "Assignments"], "obligations and awards are about courses; KPIs are facts of their own"),
        (["Impact"], "relates all the others and is needed by none"),
    ];

    [Fact]
    public void Every_module_stands_on_a_storey() =>
        Assert.Equal(
            Storeys.SelectMany(storey => storey.Modules).Select(name => "ServiceAcademy." + name).Order(),
            ModuleCatalog.Modules.Select(module => module.Id).Order());

    [Fact]
    public void Calls_go_downward_and_through_doors()
    {
        var floor = Storeys.SelectMany((storey, height) => storey.Modules.Select(name => (Id: "ServiceAcademy." + name, height)))
            .ToDictionary(room => room.Id, room => room.height);

        var offenders =
            from module in ModuleCatalog.Modules
            from used in TypesUsed(module.Assembly.Location)
            where floor.ContainsKey(used.Assembly)
            let upward = floor[used.Assembly] >= floor[module.Id]
            let behindTheDoor = used.Namespace != used.Assembly
            where upward || behindTheDoor
            select upward
                ? $"{module.Id} uses {used.Namespace}.{used.Name}, which is not below it: {Storeys[floor[module.Id]].Reason}"
                : $"{module.Id} uses {used.Namespace}.{used.Name}, which is behind the door of {used.Assembly}: only types of its root namespace are its door";

        Assert.Empty(offenders.Distinct());
    }

    [Fact]
    public void The_ground_works_know_no_module()
    {
        var offenders =
            from name in new[] { "ServiceAcademy.Modules", "ServiceAcademy.Data", "ServiceAcademy.Statistics", "ServiceAcademy.Pdf", "ServiceAcademy.Theme" }
            from used in TypesUsed(Path.Combine(AppContext.BaseDirectory, name + ".dll"))
            where ModuleCatalog.Modules.Any(module => module.Id == used.Assembly)
            select $"{name} uses {used.Namespace}.{used.Name}: what everybody stands on cannot stand on them";

        Assert.Empty(offenders.Distinct());
    }

    [Fact]
    public void Statistics_and_pdf_know_neither_web_nor_database()
    {
        var offenders =
            from name in new[] { "ServiceAcademy.Statistics", "ServiceAcademy.Pdf" }
            from used in TypesUsed(Path.Combine(AppContext.BaseDirectory, name + ".dll"))
            where used.Assembly.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || used.Assembly.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || used.Assembly is "ServiceAcademy.Data" or "ServiceAcademy.Modules"
            select $"{name} uses {used.Namespace}.{used.Name}: it could be a package of its own";

        Assert.Empty(offenders.Distinct());
    }

    [Fact]
    public void A_module_uses_only_modules_that_it_declares()
    {
        var offenders =
            from module in ModuleCatalog.Modules
            from used in TypesUsed(module.Assembly.Location).Select(used => used.Assembly).Distinct()
            where ModuleCatalog.Modules.Any(other => other.Id == used) && used != module.Id && !module.Dependencies.Contains(used)
            select $"{module.Id} uses {used} without declaring it in ModuleDependencies";

        Assert.Empty(offenders);
    }

    private static IEnumerable<(string Assembly, string Namespace, string Name)> TypesUsed(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return metadata.TypeReferences.Select(handle => metadata.GetTypeReference(handle))
            .Where(type => type.ResolutionScope.Kind == HandleKind.AssemblyReference)
            .Select(type => (
                metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
                metadata.GetString(type.Namespace),
                metadata.GetString(type.Name)))
            .ToList();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Rules;

/// <summary>Rules that every table keeps.</summary>
public sealed class DatabaseRules
{
    private static readonly string[] DataPrefixes = ["Content_", "Outbox_", "Work_"];

    [Fact]
    public async Task Tables_are_named_for_their_module()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var offenders = await academy.InsideAsync(services => Task.FromResult((
            from entity in services.GetRequiredService<AcademyDb>().Model.GetEntityTypes()
            let assembly = entity.ClrType.Assembly.GetName().Name!
            let prefixes = assembly == "ServiceAcademy.Data" ? DataPrefixes : [assembly["ServiceAcademy.".Length..] + "_"]
            where entity.GetTableName() is { } table && !prefixes.Any(prefix => table.StartsWith(prefix, StringComparison.Ordinal))
            select $"{entity.ClrType.FullName} is kept in {entity.GetTableName()}; its name must start with {string.Join(" or ", prefixes)}").ToList()));

        Assert.Empty(offenders);
    }

    [Fact]
    public async Task Entities_stay_inside_their_module()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var offenders = await academy.InsideAsync(services => Task.FromResult((
            from entity in services.GetRequiredService<AcademyDb>().Model.GetEntityTypes()
            where entity.ClrType.IsPublic && entity.ClrType.Assembly.GetName().Name != "ServiceAcademy.Data"
            select entity.ClrType.FullName).ToList()));

        Assert.Empty(offenders);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People;

/// <summary>What the company is made of and what has a code and a name: a house, a department, a job.</summary>
internal abstract class Unit
{
    public int Id { get; init; }

    /// <summary>Stable; reports, role profiles and imports name it.</summary>
    public required string Code { get; init; }

    public required LocalText Name { get; set; }

    /// <summary>The code for a name: small letters and figures of any script, a hyphen for everything else.</summary>
    public static string CodeOf(string name)
    {
        var code = new System.Text.StringBuilder();
        foreach (var sign in name.Trim().ToLowerInvariant())
            if (char.IsLetterOrDigit(sign))
                code.Append(sign);
            else if (code.Length > 0 && code[^1] != '-')
                code.Append('-');
        return code.ToString().TrimEnd('-') is { Length: > 0 } made ? made[..Math.Min(made.Length, 60)] : "-";
    }
}

/// <summary>A house of the company.</summary>
internal sealed class Site : Unit;

/// <summary>A department, in whichever house.</summary>
internal sealed class Department : Unit;

/// <summary>What somebody does; role profiles say what it asks for.</summary>
internal sealed class Job : Unit;

/// <summary>A team of a house, or one that serves all of them.</summary>
internal sealed class Team
{
    public int Id { get; init; }
    public required string Code { get; init; }
    public required int? SiteId { get; set; }
    public int? DepartmentId { get; set; }
    public required LocalText Name { get; set; }

    /// <summary>The person who manages it and reads its figures.</summary>
    public int? ManagerId { get; set; }

    /// <summary>The id that the company's directory gave (SCIM <c>externalId</c>).</summary>
    public string? DirectoryId { get; set; }

    /// <summary>Whether the company's directory keeps it.</summary>
    public bool IsFromDirectory { get; set; }

    /// <summary>Counts the changes.</summary>
    public int Revision { get; set; }

    /// <summary>Closed: nobody is placed here any more; reports of the past keep it.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

internal sealed class SiteTable : UnitTable<Site>;

internal sealed class DepartmentTable : UnitTable<Department>;

internal sealed class JobTable : UnitTable<Job>;

internal abstract class UnitTable<T> : IEntityTypeConfiguration<T> where T : Unit
{
    public void Configure(EntityTypeBuilder<T> table)
    {
        table.ToTable($"People_{typeof(T).Name}s");
        table.HasIndex(unit => unit.Code).IsUnique();
        table.Property(unit => unit.Code).HasMaxLength(60);
        table.ComplexProperty(unit => unit.Name);
    }
}

internal sealed class TeamTable : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> table)
    {
        table.ToTable("People_Teams");
        table.HasIndex(team => team.Code).IsUnique();
        table.Property(team => team.Code).HasMaxLength(60);
        table.Property(team => team.DirectoryId).HasMaxLength(200);
        table.Property(team => team.Revision).IsConcurrencyToken();
        table.ComplexProperty(team => team.Name);
        table.HasOne<Site>().WithMany().HasForeignKey(team => team.SiteId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Department>().WithMany().HasForeignKey(team => team.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(team => team.ManagerId).OnDelete(DeleteBehavior.Restrict);
    }
}

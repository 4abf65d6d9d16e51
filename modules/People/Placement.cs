using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.People;

/// <summary>
/// From a day on, a person works in a team, in a job, for a manager; or works here no more. Rows are only appended: a move is a row with a
/// later day, a correction a row with the same day, and of a day's rows the last one counts. A row ends where the next day begins. So each report can be cut by
/// where people were at the time, and what was recorded wrongly can still be read.
/// </summary>
internal sealed class Placement
{
    public long Id { get; init; }
    public int PersonId { get; init; }
    public required DateOnly Since { get; init; }
    public int? TeamId { get; init; }
    public int? JobId { get; init; }

    /// <summary>The person's manager; null where the team's is meant.</summary>
    public int? ManagerId { get; init; }

    /// <summary>From this day on the person works here no more.</summary>
    public bool Ended { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who recorded it; null: the academy, a directory or a command.</summary>
    public int? RecordedBy { get; init; }
}

internal static class Placements
{
    /// <summary>The row of each person that counts on a day.</summary>
    public static IQueryable<Placement> On(this IQueryable<Placement> all, DateOnly day) =>
        all.Where(row => row.Since <= day && !all.Any(later => later.PersonId == row.PersonId && later.Since <= day
            && (later.Since > row.Since || (later.Since == row.Since && later.Id > row.Id))));
}

internal sealed class PlacementTable : IEntityTypeConfiguration<Placement>
{
    public void Configure(EntityTypeBuilder<Placement> table)
    {
        table.ToTable("People_Placements");
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Team>().WithMany().HasForeignKey(row => row.TeamId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Job>().WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.ManagerId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => new { row.PersonId, row.Since, row.Id }).IsUnique();
        table.HasIndex(row => new { row.TeamId, row.Since });
    }
}

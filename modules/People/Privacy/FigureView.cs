using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.People.Privacy;

/// <summary>Somebody opened another person's figures; one row a viewer, kind and day. The person can read it.</summary>
internal sealed class FigureView
{
    public long Id { get; init; }
    public required int PersonId { get; init; }

    /// <summary>Who looked; null when it was a program.</summary>
    public int? ViewerId { get; init; }

    /// <summary>The program's key (<c>ApiToken</c>); null when it was a person.</summary>
    public int? TokenId { get; init; }

    public required FigureKind Kind { get; init; }

    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The first time on that day.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A person was erased: when and by whom. The number leads to nobody any more; it says what to erase again after an old backup was restored.</summary>
internal sealed class Erasure
{
    public int Id { get; init; }
    public required int PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
    public int? By { get; init; }
}

internal sealed class FigureViewTable : IEntityTypeConfiguration<FigureView>
{
    public void Configure(EntityTypeBuilder<FigureView> table)
    {
        table.ToTable("People_FigureViews");
        table.Property(view => view.Kind).HasConversion<string>().HasMaxLength(30);
        table.HasIndex(view => new { view.PersonId, view.Day, view.ViewerId, view.Kind });
        table.HasIndex(view => new { view.ViewerId, view.Day });
    }
}

internal sealed class ErasureTable : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> table)
    {
        table.ToTable("People_Erasures");
        table.HasIndex(erasure => erasure.PersonId).IsUnique();
    }
}

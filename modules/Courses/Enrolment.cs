using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Courses;

/// <summary>
/// A person began a course. From then on the person keeps that version, and the versions of its role-plays and quizzes that were the
/// newest on that day.
/// </summary>
internal sealed class Enrolment
{
    public long Id { get; init; }
    public required int PersonId { get; init; }
    public required string CourseId { get; init; }

    /// <summary>1 the first time, 2 when the course is taken again. A double click cannot start the same take twice.</summary>
    public required int Take { get; init; }

    public required int CourseVersion { get; init; }

    /// <summary>Versions of role-plays and quizzes, see <see cref="Pins"/>.</summary>
    public required string PinnedVersions { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the newest step was done. Writing it first makes two steps at the same moment wait for each other.</summary>
    public required DateTimeOffset ActiveAt { get; set; }

    public List<StepDone> StepsDone { get; init; } = [];

    public Completion? Completion { get; init; }

    public bool HasDone(CourseStep step) => StepsDone.Any(done => done.Number == step.Number);
}

/// <summary>A step of an enrolment's version was done.</summary>
internal sealed class StepDone
{
    public long Id { get; init; }
    public required long EnrolmentId { get; init; }
    public required int Number { get; init; }
    public required DateTimeOffset DoneAt { get; init; }

    /// <summary>Thousandths; null where nothing is scored.</summary>
    public int? Score { get; init; }

    /// <summary>The ledger's name of the attempt that did it, for example <c>quiz:17</c>; null for lessons.</summary>
    public string? Attempt { get; init; }
}

/// <summary>Every step of an enrolment was done.</summary>
internal sealed class Completion
{
    public long Id { get; init; }
    public required long EnrolmentId { get; init; }
    public required int PersonId { get; init; }
    public required string CourseId { get; init; }
    public required int CourseVersion { get; init; }
    public required DateTimeOffset CompletedAt { get; init; }

    /// <summary>Thousandths: the mean of the course's quizzes; null when it has none.</summary>
    public int? Score { get; init; }
}

/// <summary>Versions by kind and item, written as <c>quiz/service-quality=3;scenario/late-check-in=1</c>.</summary>
internal static class Pins
{
    public static string Write(IEnumerable<(string Kind, string ItemId, int Version)> pins) =>
        string.Join(';', pins.Select(pin => $"{pin.Kind}/{pin.ItemId}={pin.Version}"));

    public static int? VersionOf(string pins, string kind, string itemId)
    {
        var name = $"{kind}/{itemId}=";
        return pins.Split(';').FirstOrDefault(pin => pin.StartsWith(name, StringComparison.Ordinal)) is { } pin
            ? int.Parse(pin.AsSpan(name.Length), System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }
}

internal sealed class EnrolmentTable : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> table)
    {
        table.ToTable("Courses_Enrolments");
        table.Property(enrolment => enrolment.CourseId).HasMaxLength(100);
        table.Property(enrolment => enrolment.PinnedVersions).HasMaxLength(2000);
        table.HasIndex(enrolment => new { enrolment.PersonId, enrolment.CourseId, enrolment.Take }).IsUnique();
        table.HasIndex(enrolment => enrolment.CourseId);
        table.HasMany(enrolment => enrolment.StepsDone).WithOne().HasForeignKey(done => done.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne(enrolment => enrolment.Completion).WithOne().HasForeignKey<Completion>(completion => completion.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StepDoneTable : IEntityTypeConfiguration<StepDone>
{
    public void Configure(EntityTypeBuilder<StepDone> table)
    {
        table.ToTable("Courses_StepsDone");
        table.Property(done => done.Attempt).HasMaxLength(60);
        table.HasIndex(done => new { done.EnrolmentId, done.Number }).IsUnique();
    }
}

internal sealed class CompletionTable : IEntityTypeConfiguration<Completion>
{
    public void Configure(EntityTypeBuilder<Completion> table)
    {
        table.ToTable("Courses_Completions");
        table.Property(completion => completion.CourseId).HasMaxLength(100);
        table.HasIndex(completion => completion.EnrolmentId).IsUnique();
        table.HasIndex(completion => new { completion.CourseId, completion.PersonId });
    }
}

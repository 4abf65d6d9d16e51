using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Quizzes;

/// <summary>A person takes a quiz, in the version that they started.</summary>
internal sealed class Attempt
{
    public long Id { get; init; }
    public required int PersonId { get; init; }
    public required string QuizId { get; init; }
    public required int Version { get; init; }

    /// <summary>The person's first, second … attempt at this quiz, over all versions.</summary>
    public required int Number { get; init; }

    /// <summary>Decides the order in which options and items are shown.</summary>
    public required int Seed { get; init; }

    /// <summary>The local path that the result page leads to.</summary>
    public required string ReturnUrl { get; set; }

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? LastAnsweredAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Thousandths of full marks; with the last answer.</summary>
    public int? Score { get; init; }

    public bool? Passed { get; init; }

    public List<Answer> Answers { get; init; } = [];

    /// <summary>The attempt's name in the ledger.</summary>
    public string Key => $"quiz:{Id}";

    public Answer? AnswerTo(Question question) => Answers.FirstOrDefault(answer => answer.QuestionId == question.Id);
}

/// <summary>What was answered to a question; written once.</summary>
internal sealed class Answer
{
    public long Id { get; init; }
    public long AttemptId { get; init; }
    public required string QuestionId { get; init; }

    /// <summary>As the question's type writes it.</summary>
    public required string Given { get; init; }

    /// <summary>Thousandths.</summary>
    public required int Credit { get; init; }

    /// <summary>Whether the person had never answered this question before and so had not read its feedback: only then does it count as evidence.</summary>
    public required bool IsFirst { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }
}

internal sealed class AttemptTable : IEntityTypeConfiguration<Attempt>
{
    public void Configure(EntityTypeBuilder<Attempt> table)
    {
        table.ToTable("Quizzes_Attempts");
        table.Ignore(attempt => attempt.Key);
        table.Property(attempt => attempt.QuizId).HasMaxLength(100);
        table.Property(attempt => attempt.ReturnUrl).HasMaxLength(500);
        // A double click on “start” cannot begin two attempts.
        table.HasIndex(attempt => new { attempt.PersonId, attempt.QuizId, attempt.Number }).IsUnique();
        table.HasIndex(attempt => new { attempt.QuizId, attempt.Version });
        table.HasMany(attempt => attempt.Answers).WithOne().HasForeignKey(answer => answer.AttemptId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AnswerTable : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> table)
    {
        table.ToTable("Quizzes_Answers");
        table.Property(answer => answer.QuestionId).HasMaxLength(60);
        table.Property(answer => answer.Given).HasMaxLength(1500);
        // Two tabs, or a double click, write one answer.
        table.HasIndex(answer => new { answer.AttemptId, answer.QuestionId }).IsUnique();
    }
}

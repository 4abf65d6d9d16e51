namespace ServiceAcademy.Assignments.Assignments;

/// <summary>What is sent to assign a course.</summary>
public sealed class AssignmentForm
{
    /// <summary>Made with the empty form: sent twice, it assigns once.</summary>
    public Guid Key { get; set; }

    public string? CourseId { get; set; }

    public DateOnly? DueOn { get; set; }

    /// <summary>People chosen one by one.</summary>
    public List<int> People { get; set; } = [];

    /// <summary>Teams chosen as a whole.</summary>
    public List<int> Teams { get; set; } = [];
}

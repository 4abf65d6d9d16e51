using Microsoft.Extensions.Localization;
using OrchardCore.Workflows.Abstractions.Models;
using OrchardCore.Workflows.Activities;
using OrchardCore.Workflows.Helpers;
using OrchardCore.Workflows.Models;

namespace ServiceAcademy.OrchardCore.Workflows;

/// <summary>
/// Something happened in the academy. Its data are inputs of the workflow by name: <c>PersonName</c>, <c>PersonEmail</c>, <c>PersonLocale</c>, <c>PersonSubject</c>,
/// <c>CourseId</c>, <c>CourseTitleEn</c>, <c>CourseTitleZhHans</c> always; the others say <see cref="Inputs"/>. In Liquid: <c>{{ Workflow.Input.PersonName }}</c>.
/// </summary>
public abstract class NewsEvent(IStringLocalizer localizer) : EventActivity
{
    /// <summary>Texts.</summary>
    protected IStringLocalizer T => localizer;

    /// <summary>The kind of message (<c>IOutgoing.Kind</c>) that starts it.</summary>
    public abstract string Kind { get; }

    /// <summary>One sentence: when does it happen.</summary>
    public abstract string Explanation { get; }

    /// <summary>An icon of the admin's set.</summary>
    public abstract string Icon { get; }

    /// <summary>Names of its inputs beside those that all have.</summary>
    public abstract IReadOnlyList<string> Inputs { get; }

    /// <inheritdoc />
    public override LocalizedString Category => T["Training"];

    /// <summary>Only for this course; empty for every course.</summary>
    public string CourseId
    {
        get => GetProperty(() => "");
        set => SetProperty(value);
    }

    /// <inheritdoc />
    public override bool CanExecute(WorkflowExecutionContext workflowContext, ActivityContext activityContext) =>
        string.IsNullOrEmpty(CourseId) || (workflowContext.Input.GetValue<string>("CourseId") is { } course && course == CourseId);

    /// <inheritdoc />
    public override IEnumerable<Outcome> GetPossibleOutcomes(WorkflowExecutionContext workflowContext, ActivityContext activityContext) => Outcomes(T["Done"]);

    /// <inheritdoc />
    public override ActivityExecutionResult Resume(WorkflowExecutionContext workflowContext, ActivityContext activityContext) => Outcomes("Done");
}

/// <summary>A person has completed every step of a course.</summary>
public sealed class CourseCompletedEvent(IStringLocalizer<CourseCompletedEvent> T) : NewsEvent(T)
{
    /// <inheritdoc />
    public override string Name => nameof(CourseCompletedEvent);

    /// <inheritdoc />
    public override LocalizedString DisplayText => base.T["Course completed"];

    /// <inheritdoc />
    public override string Kind => "course-completed";

    /// <inheritdoc />
    public override string Explanation => base.T["A person has completed every step of a course."];

    /// <inheritdoc />
    public override string Icon => "fa-flag-checkered";

    /// <inheritdoc />
    public override IReadOnlyList<string> Inputs => ["CourseVersion", "EnrolmentId", "Score", "At"];
}

/// <summary>A certificate was issued.</summary>
public sealed class CertificateIssuedEvent(IStringLocalizer<CertificateIssuedEvent> T) : NewsEvent(T)
{
    /// <inheritdoc />
    public override string Name => nameof(CertificateIssuedEvent);

    /// <inheritdoc />
    public override LocalizedString DisplayText => base.T["Certificate issued"];

    /// <inheritdoc />
    public override string Kind => "certificate-issued";

    /// <inheritdoc />
    public override string Explanation => base.T["A certificate was issued."];

    /// <inheritdoc />
    public override string Icon => "fa-certificate";

    /// <inheritdoc />
    public override IReadOnlyList<string> Inputs => ["Number", "CourseVersion", "VerifyUrl", "IssuedOn", "ValidUntil"];
}

/// <summary>A certificate runs out soon.</summary>
public sealed class CertificateExpiringEvent(IStringLocalizer<CertificateExpiringEvent> T) : NewsEvent(T)
{
    /// <inheritdoc />
    public override string Name => nameof(CertificateExpiringEvent);

    /// <inheritdoc />
    public override LocalizedString DisplayText => base.T["Certificate runs out"];

    /// <inheritdoc />
    public override string Kind => "certificate-expiring";

    /// <inheritdoc />
    public override string Explanation => base.T["A certificate runs out in 90, 60, 30, 7 or 0 days; each is told once."];

    /// <inheritdoc />
    public override string Icon => "fa-hourglass-end";

    /// <inheritdoc />
    public override IReadOnlyList<string> Inputs => ["Number", "ValidUntil", "Days"];
}

/// <summary>A certificate was taken back.</summary>
public sealed class CertificateRevokedEvent(IStringLocalizer<CertificateRevokedEvent> T) : NewsEvent(T)
{
    /// <inheritdoc />
    public override string Name => nameof(CertificateRevokedEvent);

    /// <inheritdoc />
    public override LocalizedString DisplayText => base.T["Certificate revoked"];

    /// <inheritdoc />
    public override string Kind => "certificate-revoked";

    /// <inheritdoc />
    public override string Explanation => base.T["A certificate was taken back."];

    /// <inheritdoc />
    public override string Icon => "fa-ban";

    /// <inheritdoc />
    public override IReadOnlyList<string> Inputs => ["Number", "At"];
}

/// <summary>An assignment was not done by its last day.</summary>
public sealed class AssignmentOverdueEvent(IStringLocalizer<AssignmentOverdueEvent> T) : NewsEvent(T)
{
    /// <inheritdoc />
    public override string Name => nameof(AssignmentOverdueEvent);

    /// <inheritdoc />
    public override LocalizedString DisplayText => base.T["Assignment overdue"];

    /// <inheritdoc />
    public override string Kind => "assignment-overdue";

    /// <inheritdoc />
    public override string Explanation => base.T["An assignment was not done by its last day; it is told once."];

    /// <inheritdoc />
    public override string Icon => "fa-calendar-xmark";

    /// <inheritdoc />
    public override IReadOnlyList<string> Inputs => ["AssignmentId", "DueOn"];
}

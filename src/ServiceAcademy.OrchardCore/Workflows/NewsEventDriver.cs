using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Workflows.Display;
using OrchardCore.Workflows.ViewModels;

namespace ServiceAcademy.OrchardCore.Workflows;

/// <summary>Draws all events of the academy with the same three views.</summary>
public sealed class NewsEventDriver<T> : ActivityDisplayDriver<T, NewsEventForm> where T : NewsEvent
{
    /// <inheritdoc />
    public override Task<IDisplayResult> DisplayAsync(T activity, BuildDisplayContext context) => CombineAsync(
        Shape("AcademyEvent_Fields_Thumbnail", new ActivityViewModel<NewsEvent>(activity)).Location("Thumbnail", "Content"),
        Shape("AcademyEvent_Fields_Design", new ActivityViewModel<NewsEvent>(activity)).Location("Design", "Content"));

    /// <inheritdoc />
    public override IDisplayResult Edit(T activity, BuildEditorContext context) =>
        Initialize<NewsEventForm>("AcademyEvent_Fields_Edit", form => EditActivity(activity, form)).Location("Content");

    /// <inheritdoc />
    protected override void EditActivity(T activity, NewsEventForm form) => (form.CourseId, form.Event) = (activity.CourseId, activity);

    /// <inheritdoc />
    protected override void UpdateActivity(NewsEventForm form, T activity) => activity.CourseId = form.CourseId?.Trim() ?? "";
}

/// <summary>What an author of a workflow sets.</summary>
public class NewsEventForm
{
    /// <summary>Only for this course; empty for every course.</summary>
    public string? CourseId { get; set; }

    /// <summary>The event, for its explanation.</summary>
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever, Microsoft.AspNetCore.Mvc.ModelBinding.Validation.ValidateNever]
    public NewsEvent? Event { get; set; }
}

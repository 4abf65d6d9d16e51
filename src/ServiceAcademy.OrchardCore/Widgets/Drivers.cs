using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Display.Models;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Mvc.ModelBinding;
using ServiceAcademy.Courses;

namespace ServiceAcademy.OrchardCore.Widgets;

internal sealed class CourseCardDriver(Cards cards, CoursesApi courses, IStringLocalizer<CourseCardDriver> T) : ContentPartDisplayDriver<CourseCardPart>
{
    public override IDisplayResult Display(CourseCardPart part, BuildPartDisplayContext context) =>
        Factory("AcademyCourseCard", async _ => await cards.CourseAsync(part.CourseId)).Location("Detail", "Content").Location("Summary", "Content");

    public override IDisplayResult Edit(CourseCardPart part, BuildPartEditorContext context) =>
        Initialize<CourseCardForm>(GetEditorShapeType(context), async form =>
            (form.CourseId, form.Courses) = (part.CourseId, await courses.ListAsync()));

    public override async Task<IDisplayResult> UpdateAsync(CourseCardPart part, UpdatePartEditorContext context)
    {
        var form = new CourseCardForm();
        await context.Updater.TryUpdateModelAsync(form, Prefix, one => one.CourseId);
        if (await courses.FindAsync(form.CourseId) is null)
            context.Updater.ModelState.AddModelError(Prefix, nameof(form.CourseId), T["Choose a course."]);
        part.CourseId = form.CourseId;
        return Edit(part, context);
    }
}

/// <summary>What an editor of a page chooses.</summary>
public class CourseCardForm
{
    /// <summary>The course's id.</summary>
    public string CourseId { get; set; } = "";

    /// <summary>The courses there are.</summary>
    public IReadOnlyList<CourseCard> Courses { get; set; } = [];
}

internal sealed class NextStepDriver(Cards cards) : ContentPartDisplayDriver<NextStepPart>
{
    public override IDisplayResult Display(NextStepPart part, BuildPartDisplayContext context) =>
        Factory("AcademyNextStep", async _ => await cards.NextStepAsync()).Location("Detail", "Content").Location("Summary", "Content");
}

internal sealed class CertificateCheckDriver : ContentPartDisplayDriver<CertificateCheckPart>
{
    public override IDisplayResult Display(CertificateCheckPart part, BuildPartDisplayContext context) =>
        Factory("AcademyCertificateCheck", _ => new CertificateCheckShape()).Location("Detail", "Content").Location("Summary", "Content");
}

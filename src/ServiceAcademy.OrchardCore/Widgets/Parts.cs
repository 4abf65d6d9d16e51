using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Settings;
using OrchardCore.Data.Migration;

namespace ServiceAcademy.OrchardCore.Widgets;

/// <summary>Puts a course's card on a page.</summary>
public class CourseCardPart : ContentPart
{
    /// <summary>The course's id, for example <c>service-quality</c>.</summary>
    public string CourseId { get; set; } = "";
}

/// <summary>Shows the reader's next step in the academy.</summary>
public class NextStepPart : ContentPart;

/// <summary>A field in which anybody checks a certificate's code.</summary>
public class CertificateCheckPart : ContentPart;

/// <summary>The three as widgets; each part can also be added to any content type.</summary>
public sealed class WidgetMigrations(IContentDefinitionManager definitions) : DataMigration
{
    /// <summary>Called once a tenant.</summary>
    public async Task<int> CreateAsync()
    {
        foreach (var (type, part, name, description) in new[]
        {
            ("AcademyCourseCard", nameof(CourseCardPart), "Course card", "A course of the academy: title, summary, length."),
            ("AcademyNextStep", nameof(NextStepPart), "My next step", "What the reader has to do next in the academy."),
            ("AcademyCertificateCheck", nameof(CertificateCheckPart), "Certificate check", "A field in which anybody checks a certificate's code."),
        })
        {
            await definitions.AlterPartDefinitionAsync(part, definition => definition.Attachable().WithDescription(description));
            await definitions.AlterTypeDefinitionAsync(type, definition => definition.DisplayedAs(name).Stereotype("Widget").WithPart(part));
        }
        return 1;
    }
}

using Microsoft.Extensions.DependencyInjection;
using OrchardCore.DisplayManagement.Views;
using ServiceAcademy.Assignments;
using ServiceAcademy.Competencies;
using ServiceAcademy.Courses;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.OrchardCore.Tenants;
using ServiceAcademy.People;

namespace ServiceAcademy.OrchardCore.Widgets;

/// <summary>A course, as the shape <c>AcademyCourseCard</c> draws it.</summary>
public class CourseCardShape() : ShapeViewModel("AcademyCourseCard")
{
    /// <summary>The course; null when there is none of that id, and nothing is drawn.</summary>
    public CourseCard? Course { get; set; }
}

/// <summary>The reader's next step, as the shape <c>AcademyNextStep</c> draws it.</summary>
public class NextStepShape() : ShapeViewModel("AcademyNextStep")
{
    /// <summary>The step; null when nobody is signed in or nothing is to be done, and nothing is drawn.</summary>
    public NextStep? Step { get; set; }
}

/// <summary>The field for a code, as the shape <c>AcademyCertificateCheck</c> draws it.</summary>
public class CertificateCheckShape() : ShapeViewModel("AcademyCertificateCheck");

/// <summary>What the widgets and the Liquid filters show.</summary>
internal sealed class Cards(CoursesApi courses, NextStepApi nextSteps, PeopleApi people, TenantPreparation preparation, IServiceProvider services)
{
    public async Task<CourseCardShape> CourseAsync(string id)
    {
        await preparation.EnsureAsync(services);
        return new CourseCardShape { Course = await courses.FindAsync(id) };
    }

    public async Task<NextStepShape> NextStepAsync()
    {
        await preparation.EnsureAsync(services);
        try
        {
            return new NextStepShape { Step = await nextSteps.OfAsync(await people.CurrentAsync()) };
        }
        catch (AcademyError refusal) when (refusal.Status == 403)
        {
            // The reader is not signed in, or works for nobody here.
            return new NextStepShape();
        }
    }
}

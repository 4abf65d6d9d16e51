using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;

namespace ServiceAcademy.Courses.Public;

/// <summary>
/// What everybody may read without signing in, and search engines may list: the courses whose file says <c>public: true</c>, as they are announced. Lessons, role-plays and
/// quizzes stay inside.
/// </summary>
[AllowAnonymous]
public sealed class PublicController(CoursesApi courses, PeopleApi people, IOptions<AcademyOptions> options, IStringLocalizer<PublicController> T) : Controller
{
    [HttpGet(Paths.Catalogue)]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(new PublicCatalogue(
        (await courses.ListAsync(cancellation)).Where(course => course.IsPublic).OrderBy(course => course.Title.ToString(), StringComparer.CurrentCulture).ToList(),
        (await people.OrganisationAsync(cancellation)).Name.ToString(), options.Value.Outward(Paths.Catalogue)));

    /// <summary>A course that is not public is as unknown here as one that does not exist.</summary>
    [HttpGet(Paths.Catalogue + "/{courseId}")]
    public async Task<IActionResult> Show(string courseId, CancellationToken cancellation)
    {
        if (await courses.Library.NewestAsync(courseId, cancellation) is not { IsPublic: true } course)
            throw new AcademyError(404, T["There is no such course here."], T["The address has a mistake, or the course is not public."], T["Look into the list of public courses."]);
        return View(new PublicCourse(
            await courses.Library.PlanAsync(course, null, cancellation), (await people.OrganisationAsync(cancellation)).Name.ToString(),
            options.Value.Outward(Paths.Public(course.Id))));
    }
}

/// <summary>What the list shows.</summary>
internal sealed record PublicCatalogue(IReadOnlyList<CourseCard> Courses, string Organisation, string Canonical)
{
    /// <summary>The list in the vocabulary of schema.org.</summary>
    public object JsonLd => new Dictionary<string, object>
    {
        ["@context"] = "https://schema.org", ["@type"] = "ItemList", ["url"] = Canonical,
        ["itemListElement"] = Courses.Select((course, index) => new Dictionary<string, object>
        {
            ["@type"] = "ListItem", ["position"] = index + 1, ["url"] = $"{Canonical}/{course.Id}", ["name"] = course.Title.ToString(),
        }).ToList(),
    };
}

/// <summary>What a course's page shows.</summary>
internal sealed record PublicCourse(CoursePlan Plan, string Organisation, string Canonical)
{
    public Course Course => Plan.Course;

    /// <summary>The course in the vocabulary of schema.org.</summary>
    public object JsonLd
    {
        get
        {
            var workload = string.Create(CultureInfo.InvariantCulture, $"PT{Plan.Minutes}M");
            var described = new Dictionary<string, object>
            {
                ["@context"] = "https://schema.org", ["@type"] = "Course", ["url"] = Canonical, ["name"] = Course.Title.ToString(),
                ["description"] = Course.Summary.ToString(), ["inLanguage"] = CultureInfo.CurrentUICulture.Name,
                ["provider"] = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = Organisation },
                ["teaches"] = Course.Objectives.Select(objective => objective.ToString()).ToList(),
                ["hasCourseInstance"] = new Dictionary<string, object> { ["@type"] = "CourseInstance", ["courseMode"] = "Online", ["courseWorkload"] = workload },
            };
            if (Course.CertificateMonths is not null)
                described["educationalCredentialAwarded"] = new Dictionary<string, object> { ["@type"] = "EducationalOccupationalCredential", ["credentialCategory"] = "certificate" };
            return described;
        }
    }
}

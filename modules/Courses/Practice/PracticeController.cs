using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.People;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Courses.Practice;

/// <summary>A role-play or quiz by itself, outside of a course.</summary>
[Authorize(CoursesPermissions.Take)]
[Route("/practice/{kind}/{id}")]
public sealed class PracticeController(IServiceProvider services, PeopleApi people, QuizzesApi quizzes, ScenariosApi scenarios, IStringLocalizer<PracticeController> T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string kind, string id, CancellationToken cancellation) =>
        View(await DemandAsync(await people.CurrentAsync(cancellation), kind, id, cancellation));

    /// <summary>Begins, or goes on with what was begun.</summary>
    [HttpPost, ValidateAntiForgeryToken]
    public async Task<IActionResult> Start(string kind, string id, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var exercise = await DemandAsync(me, kind, id, cancellation);
        return LocalRedirect(exercise.Kind == ScenariosApi.Kind
            ? await scenarios.StartAsync(me, id, exercise.Version, exercise.Url, cancellation)
            : await quizzes.StartAsync(me, id, exercise.Version, exercise.Url, cancellation));
    }

    private async Task<Exercise> DemandAsync(PersonCard me, string kind, string id, CancellationToken cancellation) =>
        (await services.GetRequiredService<PracticeShelf>().OfAsync(me, cancellation)).FirstOrDefault(exercise => exercise.Kind == kind && exercise.Id == id)
        ?? throw new AcademyError(404, T["This cannot be practised by itself now."], T["It may belong to a course that you have not completed: there it comes after its lessons."],
            T["Open your courses, or choose another step on “Where I stand”."]);
}

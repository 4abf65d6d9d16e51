using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies;
using ServiceAcademy.Courses.Demo;
using ServiceAcademy.Courses.Practice;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Records;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Courses;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddScoped<CoursesApi>()
        .AddScoped<IPersonData, PersonEnrolments>()
        .AddSingleton<IContentKind, CourseContent>()
        .AddScoped<IProjection, ProgressProjection>()
        .AddScoped<IHandle<QuizFinished>, QuizPassed>()
        .AddScoped<IHandle<ScenarioFinished>, ScenarioPlayed>()
        .AddScoped<INextStepSource, CourseNextSteps>()
        .AddScoped<PracticeShelf>()
        .AddScoped<INextStepSource, PracticeSteps>()
        .AddScoped<IDemoSeed, CoursesSeed>()
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();
}

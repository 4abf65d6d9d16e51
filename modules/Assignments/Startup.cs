using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Assignments.Demo;
using ServiceAcademy.Courses;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Assignments;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddScoped<AssignmentsApi>()
        .AddScoped<IHandle<CourseCompleted>, CompletionHandler>()
        .AddScoped<IDemoSeed, AssignmentsSeed>()
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();
}

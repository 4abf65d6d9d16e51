using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Assignments.Demo;
using ServiceAcademy.Courses;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.Modules.Work;
using ServiceAcademy.People;

namespace ServiceAcademy.Assignments;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddScoped<AssignmentsApi>()
        .AddScoped<NextStepApi>()
        .AddScoped<IPersonData, PersonAssignments>()
        .AddScoped<IHandle<CourseCompleted>, CompletionHandler>()
        .AddScoped<OverdueNotices>()
        .AddScoped<IHandle<AssignmentOverdue>, OverdueMail>()
        .AddSingleton(new RegularWork("Assignments.Overdue", "Tells of assignments whose last day is past.", TimeSpan.FromHours(1),
            (scope, cancellation) => scope.GetRequiredService<OverdueNotices>().RaiseAsync(cancellation)))
        .AddScoped<IDemoSeed, AssignmentsSeed>()
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();
}

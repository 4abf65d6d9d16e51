using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People;
using ServiceAcademy.Quizzes.Attempts;
using ServiceAcademy.Quizzes.Author;

namespace ServiceAcademy.Quizzes;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddSingleton<IContentKind, QuizKind>()
        .AddScoped<QuizShelf>()
        .AddScoped<AttemptBook>()
        .AddScoped<InventedAttempts>()
        .AddScoped<QuizFigures>()
        .AddScoped(inside => new QuizzesApi(inside.GetRequiredService<QuizShelf>(), inside.GetRequiredService<AttemptBook>(),
            inside.GetRequiredService<InventedAttempts>(), inside.GetRequiredService<QuizFigures>()))
        .AddScoped<IEvidenceTeller, AnswersTold>()
        .AddScoped<IPersonData, PersonAnswers>()
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();
}

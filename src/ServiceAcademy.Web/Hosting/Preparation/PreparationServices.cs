using Microsoft.AspNetCore.StaticAssets;
using ServiceAcademy.Hosting.Preparation;
using ServiceAcademy.Web.Errors;

namespace ServiceAcademy.Web.Hosting.Preparation;

internal static class PreparationServices
{
    /// <summary>How long a page waits for a start that is under way before it says so.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Comes last: it takes the place of a step that other registrations bring.</summary>
    public static void AddPreparation(this IServiceCollection services)
    {
        services.AddSingleton<Preparation>().AddScoped<AcademyPreparation>().AddScoped<DemoAcademy>().AddScoped<StartNotice>().AddHostedService<Preparing>();
        // It would read the keys of cookies before their table is made; the preparation reads them when it is.
        services.Remove(services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService"));
    }

    /// <summary>Holds requests until the academy is prepared; health checks and static files pass.</summary>
    public static void UsePreparation(this WebApplication app)
    {
        var preparation = app.Services.GetRequiredService<Preparation>();
        app.Use((context, next) => preparation.IsDone || Passes(context) ? next(context) : WaitAsync(context, next));

        static bool Passes(HttpContext context) =>
            context.Request.Path.StartsWithSegments("/health") || context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

        async Task WaitAsync(HttpContext context, RequestDelegate next)
        {
            if (context.Request.Path == ErrorsController.Path)
            {
                // The page that says so is shown to nobody in particular: who has which cookie stands in the database.
                context.Request.Headers.Cookie = default;
                await next(context);
                return;
            }
            var patience = Task.Delay(Patience, context.RequestAborted);
            while (!preparation.Done.IsCompleted)
            {
                if (preparation.Waiting is { } away)
                    throw new NotPreparedYet(away);
                if (patience.IsCompleted)
                    throw new NotPreparedYet(new TimeoutException());
                await Task.WhenAny(preparation.Done, patience, Task.Delay(200, context.RequestAborted));
            }
            if (preparation.Done.Exception is { } failed)
                throw new NotPreparedYet(failed.GetBaseException());
            await next(context);
        }
    }
}

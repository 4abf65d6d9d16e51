using ServiceAcademy.Data;
using ServiceAcademy.Hosting.Errors;
using ServiceAcademy.People;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Health;

/// <summary>For orchestrators and load balancers: one word, no detail, nobody has to sign in.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        app.MapGet("/health/ready", async (Preparation preparation, IServiceProvider services, CancellationToken cancellation) =>
            preparation.IsDone && await AnswersAsync(services, cancellation)
                ? Results.Text("ready")
                : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
    }

    private static async Task<bool> AnswersAsync(IServiceProvider services, CancellationToken cancellation)
    {
        try
        {
            await services.GetRequiredService<PeopleApi>().IsSetUpAsync(cancellation);
            return true;
        }
        catch (Exception error) when (DatabaseAway.Is(error))
        {
            return false;
        }
    }
}

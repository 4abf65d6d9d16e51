using System.Diagnostics;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Hosting.Errors;
using ServiceAcademy.Hosting.Preparation;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Web.Accounts;

namespace ServiceAcademy.Web.Hosting.Preparation;

/// <summary>
/// What happens once when the academy starts, in this order: tables, roles, content, the demo company (if it is wanted and there is
/// none), the notice on the console. The web server listens meanwhile; a database that is away is waited for.
/// </summary>
internal sealed class Preparing(
    IServiceScopeFactory scopes, Preparation preparation, IHostApplicationLifetime lifetime, ILogger<Preparing> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                preparation.Complete(await PrepareAsync(scope.ServiceProvider, stopping));
                // What an earlier process has left undone.
                scope.ServiceProvider.GetRequiredService<LongWorkRunner>().Wake();
                await Task.Yield();
                await scope.ServiceProvider.GetRequiredService<StartNotice>().PrintAsync(stopping);
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (DatabaseAway.Is(error))
            {
                if (preparation.Waiting is null)
                    logger.LogError("The database does not answer; trying again every two seconds. {Reason}", error.GetBaseException().Message);
                preparation.Waiting = error;
                await Task.Delay(TimeSpan.FromSeconds(2), stopping).ContinueWith(_ => { }, CancellationToken.None);
            }
            catch (Exception error)
            {
                logger.LogCritical(error, "The academy could not be prepared and stops.");
                preparation.Fail(error);
                Environment.ExitCode = 1;
                lifetime.StopApplication();
                return;
            }
        }
    }

    /// <summary>Everything but the notice; also what <c>migrate</c> and the other commands run first.</summary>
    public static async Task<ContentReport> PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await MigrateAsync(services, cancellation);
        return await services.GetRequiredService<AcademyPreparation>().LoadAsync(cancellation);
    }

    /// <summary>Tables of both contexts, and the roles.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<AcademyPreparation>().MigrateAsync(cancellation);
        await services.GetRequiredService<AccountsDb>().Database.MigrateAsync(cancellation);
        await services.GetRequiredService<AccountOffice>().EnsureRolesAsync(cancellation);
        // Makes the first key now, when nothing else is being written.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Academy.Preparation").Protect([1]);
    }
}

using ServiceAcademy.Data.Work;
using ServiceAcademy.Modules.Work;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Hosting.Work;

/// <summary>Runs every regular work when its turn has come, each at its own pace: a slow one holds up no other.</summary>
internal sealed class RegularWorkService(
    WorkTurns turns, Preparation.Preparation preparation, TimeProvider clock, ILogger<RegularWorkService> logger) : BackgroundService
{
    /// <summary>Other nodes may have moved a turn meanwhile, so nobody sleeps longer than this.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        try
        {
            await preparation.Done.WaitAsync(stopping);
            await Task.WhenAll(turns.Works.Select(work => RepeatAsync(work, stopping)));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception) when (preparation.Done.IsFaulted)
        {
            // The preparation has said why the academy cannot start.
        }
    }

    private async Task RepeatAsync(RegularWork work, CancellationToken stopping)
    {
        var isAway = false;
        while (true)
        {
            TimeSpan wait;
            try
            {
                wait = await turns.RunIfDueAsync(work, stopping);
                isAway = false;
            }
            catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                // Not the work failed but its turn could not be had: the database is away. The other pages say so.
                if (!isAway)
                    logger.LogError("{Work} cannot have its turn; it asks again every ten seconds. {Reason}", work.Name, error.GetBaseException().Message);
                (isAway, wait) = (true, TimeSpan.FromSeconds(10));
            }
            await Task.Delay(wait < LongestSleep ? wait : LongestSleep, clock, stopping);
        }
    }
}

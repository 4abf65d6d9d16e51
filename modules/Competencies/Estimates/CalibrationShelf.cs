using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;

namespace ServiceAcademy.Competencies.Estimates;

/// <summary>Finds the calibration in force. Since none ever changes, each is read once a process.</summary>
internal sealed class CalibrationShelf(AcademyDb db, CalibrationCache cache)
{
    /// <summary>The one in force at an instant; null: now. <see cref="Calibration.None"/> before the first.</summary>
    public async Task<Calibration> AtAsync(DateTimeOffset? at, CancellationToken cancellation)
    {
        var id = await db.Set<CalibrationRow>().Where(row => at == null || row.At <= at).MaxAsync(row => (long?)row.Id, cancellation) ?? 0;
        if (id == 0)
            return Calibration.None;
        if (cache.Known.TryGetValue(id, out var known))
            return known;
        var content = await db.Set<CalibrationRow>().Where(row => row.Id == id).Select(row => row.Content).SingleAsync(cancellation);
        var calibration = Calibration.Parse(id, content);
        // One made in a write that is still under way may yet be taken back.
        return db.Database.CurrentTransaction is null ? cache.Known.GetOrAdd(id, calibration) : calibration;
    }
}

/// <summary>What the shelf has read; one a site.</summary>
internal sealed class CalibrationCache
{
    public ConcurrentDictionary<long, Calibration> Known { get; } = new();
}

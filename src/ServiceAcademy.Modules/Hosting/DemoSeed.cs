namespace ServiceAcademy.Modules.Hosting;

/// <summary>
/// A module's part of the invented demo company. Runs once, when demo mode finds an empty academy, in module order, and must give
/// the same rows each time (fixed seeds only).
/// </summary>
public interface IDemoSeed
{
    /// <summary>Writes the module's demo rows.</summary>
    Task SeedAsync(CancellationToken cancellation);
}

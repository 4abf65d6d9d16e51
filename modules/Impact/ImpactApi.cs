namespace ServiceAcademy.Impact;

/// <summary>The door of Impact. Nothing stands above it yet.</summary>
public sealed class ImpactApi;

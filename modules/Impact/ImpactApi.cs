namespace ServiceAcademy.Impact;

/// <summary>The door of Impact. Nothing stands above it yet.</summary>
public sealed class ImpactApi
{
    internal ImpactApi(TeamRelations relations) => Relations = relations;

    internal TeamRelations Relations { get; }
}

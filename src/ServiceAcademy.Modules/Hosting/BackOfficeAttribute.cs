namespace ServiceAcademy.Modules.Hosting;

/// <summary>Marks a controller whose pages are staff's tools: the host draws them in its back-office layout.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BackOfficeAttribute : Attribute;

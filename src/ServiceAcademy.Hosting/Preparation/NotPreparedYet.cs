namespace ServiceAcademy.Hosting.Preparation;

/// <summary>The academy is starting, or waits for its database.</summary>
public sealed class NotPreparedYet(Exception cause) : Exception("The academy is not prepared yet.", cause);

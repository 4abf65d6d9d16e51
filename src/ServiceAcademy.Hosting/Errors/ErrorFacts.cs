namespace ServiceAcademy.Hosting.Errors;

/// <summary>What an error page says.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="What">What happened.</param>
/// <param name="Why">Why.</param>
/// <param name="Now">What to do now.</param>
/// <param name="Reference">The number under which the log tells more; null where nothing was logged.</param>
public sealed record ErrorFacts(int Status, string What, string Why, string Now, string? Reference = null);

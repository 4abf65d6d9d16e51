namespace ServiceAcademy.Modules.Errors;

/// <summary>
/// A refusal that a person can act on. Texts are already in the person's language. The host shows it as a page (or as problem
/// details to programs) with the given status; nothing of the request has been written.
/// </summary>
/// <param name="status">HTTP status: 400 bad input, 403 not allowed, 404 unknown, 409 conflict, 410 gone.</param>
/// <param name="what">What happened.</param>
/// <param name="why">Why.</param>
/// <param name="now">What to do now.</param>
public sealed class AcademyError(int status, string what, string why, string now) : Exception($"{what} {why} {now}")
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>What happened.</summary>
    public string What => what;

    /// <summary>Why.</summary>
    public string Why => why;

    /// <summary>What to do now.</summary>
    public string Now => now;
}

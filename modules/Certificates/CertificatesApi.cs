namespace ServiceAcademy.Certificates;

/// <summary>An issued certificate.</summary>
/// <param name="Code">The unguessable code of its verification page.</param>
/// <param name="Number">Number in the register, for example <c>2026-000017</c>.</param>
public sealed record CertificateCard(
    long Id, int PersonId, string CourseId, int CourseVersion, string Number, string Code, DateOnly IssuedOn, DateOnly? ValidUntil, DateTimeOffset? RevokedAt);

/// <summary>The door of Certificates.</summary>
public sealed class CertificatesApi
{
    /// <summary>A person's certificates, newest first.</summary>
    public Task<IReadOnlyList<CertificateCard>> OfPersonAsync(int personId, CancellationToken cancellation = default) => throw new NotImplementedException();
}

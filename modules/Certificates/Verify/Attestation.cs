using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Certificates.Verify;

/// <summary>What a verification says, for programs: <c>/verify/{code}.json</c>.</summary>
/// <param name="Status"><c>valid</c>, <c>expired</c> or <c>revoked</c>; of an erased holder's certificate too.</param>
/// <param name="Number">Number in the register.</param>
/// <param name="Holder">Name as written on the paper; null when the holder was erased.</param>
/// <param name="HolderInOwnScript">Null when there is none.</param>
/// <param name="IsHolderErased">The holder's data were erased; number and days stay.</param>
/// <param name="Certifies">Title of what was completed, by language.</param>
/// <param name="Issuer">Name of the issuer, by language.</param>
/// <param name="IssuedOn">First day.</param>
/// <param name="ValidUntil">Last day; null when it does not expire.</param>
/// <param name="RevokedOn">Null when it was not revoked.</param>
/// <param name="IsDemonstration">Issued in an invented company: it certifies nothing.</param>
public sealed record Attestation(
    string Status, string Number, string? Holder, string? HolderInOwnScript, bool IsHolderErased, IReadOnlyDictionary<string, string> Certifies,
    IReadOnlyDictionary<string, string> Issuer, DateOnly IssuedOn, DateOnly? ValidUntil, DateOnly? RevokedOn, bool IsDemonstration)
{
    internal static Attestation Of(Verified found)
    {
        var certificate = found.Certificate;
        return new Attestation(found.Status.ToString().ToLowerInvariant(), certificate.Number,
            certificate.IsHolderErased ? null : certificate.HolderName, certificate.NativeName, certificate.IsHolderErased,
            InAll(certificate.CourseTitle), InAll(certificate.Issuer), certificate.IssuedOn, certificate.ValidUntil, found.RevokedOn, certificate.IsDemo);
    }

    private static Dictionary<string, string> InAll(LocalText text) => Languages.All.ToDictionary(language => language, text.In);
}

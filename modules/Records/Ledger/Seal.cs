using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Records.Ledger;

/// <summary>
/// The end of a day of the ledger (UTC): a checksum over that day's sentences, chained to the seal before, signed. Never changed.
/// The seal's text is what is hashed, signed and published; docs/ledger.md says how anybody can check it without this program.
/// </summary>
internal sealed class Seal
{
    /// <summary>“previous” of the first seal.</summary>
    public static readonly string Nothing = new('0', 64);

    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Number { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The newest sentence under this seal; the seal covers all after the one before's.</summary>
    public required long Through { get; init; }

    /// <summary>How many it covers: numbers have gaps where a write was taken back.</summary>
    public required long Sentences { get; init; }

    /// <summary>SHA-256 over the day's list of digests (<see cref="DayList"/>), lower-case hexadecimal.</summary>
    public required string Root { get; init; }

    /// <summary>The head of the seal before.</summary>
    public required string Previous { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>SHA-256 over <see cref="Text"/>.</summary>
    public string Head { get; private set; } = "";

    /// <summary>The key that signed: base 64 of its SubjectPublicKeyInfo.</summary>
    public string PublicKey { get; private set; } = "";

    /// <summary>ECDSA P-256 over the SHA-256 of <see cref="Text"/>, DER, base 64.</summary>
    public string Signature { get; private set; } = "";

    /// <summary>What is signed and published.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"""
        ServiceAcademy ledger seal, form 1
        number: {Number}
        day: {Day:yyyy-MM-dd}
        through: {Through}
        sentences: {Sentences}
        root: {Root}
        previous: {Previous}
        sealed: {SealedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffff}Z

        """).ReplaceLineEndings("\n");

    /// <summary>The head that the text gives.</summary>
    public string HeadOfText => HeadOf(Text);

    public static string HeadOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public void Sign(LedgerKey key)
    {
        Head = HeadOfText;
        PublicKey = key.PublicKey;
        Signature = Convert.ToBase64String(key.Sign(Text));
    }
}

internal sealed class SealTable : IEntityTypeConfiguration<Seal>
{
    public void Configure(EntityTypeBuilder<Seal> table)
    {
        table.ToTable("Records_Seals");
        table.HasKey(seal => seal.Number);
        table.Property(seal => seal.Number).ValueGeneratedNever();
        table.Property(seal => seal.Root).HasMaxLength(64);
        table.Property(seal => seal.Previous).HasMaxLength(64);
        table.Property(seal => seal.Head).HasMaxLength(64);
        table.Property(seal => seal.PublicKey).HasMaxLength(200);
        table.Property(seal => seal.Signature).HasMaxLength(200);
        table.Ignore(seal => seal.Text).Ignore(seal => seal.HeadOfText);
        table.HasIndex(seal => seal.Day).IsUnique();
    }
}

/// <summary>A check of the whole ledger, and what it found.</summary>
internal sealed class Verification
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required long Seals { get; init; }
    public required long Sentences { get; init; }
    public required int Findings { get; init; }

    /// <summary>The first findings, as JSON.</summary>
    public required string Told { get; init; }
}

internal sealed class VerificationTable : IEntityTypeConfiguration<Verification>
{
    public void Configure(EntityTypeBuilder<Verification> table) => table.ToTable("Records_Verifications");
}

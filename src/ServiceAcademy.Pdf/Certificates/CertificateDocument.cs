namespace ServiceAcademy.Pdf.Certificates;

/// <summary>What is printed: the wording, and the facts of one award. Data only, so that any renderer can draw it.</summary>
public sealed record CertificateDocument(CertificateTemplate Template, CertificateData Data);

/// <summary>The facts of one award, as they were when it was made.</summary>
public sealed record CertificateData
{
    /// <summary>The holder's name in Latin (or Cyrillic, Greek) letters.</summary>
    public required string HolderName { get; init; }

    /// <summary>The name as the holder writes it, for example in Chinese; null when it is the same.</summary>
    public string? NativeName { get; init; }

    /// <summary>What was completed, in the certificate's language.</summary>
    public required string CourseTitle { get; init; }

    /// <summary>One line on the competencies shown; null leaves it out.</summary>
    public string? Competencies { get; init; }

    /// <summary>The day of issue, in the organisation's time zone. It is also the file's date, so a rendering never asks a clock.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The last day on which it holds; null when it does not expire.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The certificate's number.</summary>
    public required string Number { get; init; }

    /// <summary>Absolute address of the verification page of this certificate: the QR code leads there.</summary>
    public required string VerificationUrl { get; init; }

    /// <summary>The code that a person types where no QR code can be read.</summary>
    public required string VerificationCode { get; init; }

    /// <summary>Who issues.</summary>
    public required string Issuer { get; init; }

    /// <summary>Who signs, and as what; null leaves the signature's line out.</summary>
    public string? SignatoryName { get; init; }

    /// <inheritdoc cref="SignatoryName"/>
    public string? SignatoryRole { get; init; }

    /// <summary>Marks the paper as a demonstration that certifies nothing.</summary>
    public bool IsDemo { get; init; }
}

/// <summary>The wording of a certificate in one language; “{0}” stands for the fact.</summary>
public sealed record CertificateTemplate
{
    /// <summary>Language tag of the wording: <c>en</c> or <c>zh-Hans</c> (BCP 47; it becomes the document's /Lang).</summary>
    public required string Language { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The line above the name.</summary>
    public required string Preamble { get; init; }

    /// <summary>The line between the name and the course.</summary>
    public required string Achievement { get; init; }

    /// <summary>Day of issue, “{0}”.</summary>
    public required string IssuedOn { get; init; }

    /// <summary>Last day of validity, “{0}”.</summary>
    public required string ValidUntil { get; init; }

    /// <summary>Number, “{0}”.</summary>
    public required string Number { get; init; }

    /// <summary>Heading of the verification code.</summary>
    public required string Verify { get; init; }

    /// <summary>What a screen reader says of the QR code; “{0}” is the address.</summary>
    public required string QrDescription { get; init; }

    /// <summary>What a screen reader says of the seal; “{0}” is the issuer.</summary>
    public required string SealDescription { get; init; }

    /// <summary>The mark on demonstration papers.</summary>
    public required string DemoMark { get; init; }

    /// <summary>How days are written, as a .NET format of the invariant culture.</summary>
    public required string DateFormat { get; init; }

    /// <summary>The built-in wording in English.</summary>
    public static CertificateTemplate English { get; } = new()
    {
        Language = "en",
        Title = "Certificate of Achievement",
        Preamble = "This certifies that",
        Achievement = "has successfully completed",
        IssuedOn = "Issued on {0}",
        ValidUntil = "Valid until {0}",
        Number = "No. {0}",
        Verify = "Verify this certificate",
        QrDescription = "QR code that opens the verification page {0}",
        SealDescription = "Seal of {0}",
        DemoMark = "Demo / 演示",
        DateFormat = "d MMMM yyyy",
    };

    /// <summary>The built-in wording in simplified Chinese.</summary>
    public static CertificateTemplate SimplifiedChinese { get; } = new()
    {
        Language = "zh-Hans",
        Title = "结业证书",
        Preamble = "兹证明",
        Achievement = "已完成全部学习并通过考核",
        IssuedOn = "颁发日期：{0}",
        ValidUntil = "有效期至：{0}",
        Number = "证书编号：{0}",
        Verify = "扫码或输入代码查验真伪",
        QrDescription = "二维码，打开查验页面 {0}",
        SealDescription = "{0}印章",
        DemoMark = "Demo / 演示",
        DateFormat = "yyyy年M月d日",
    };

    /// <summary>The built-in wording for a language tag; any Chinese gets the Chinese one, everything else English.</summary>
    public static CertificateTemplate For(string language) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? SimplifiedChinese : English;
}

using ServiceAcademy.Pdf.Certificates;
using ServiceAcademy.Pdf.Fonts;

namespace ServiceAcademy.Tests.Pdf;

internal static class Samples
{
    public static readonly CertificateRenderer Renderer = new(FontLibrary.BesideTheProgram());

    public static readonly CertificateData Award = new()
    {
        HolderName = "Zoë Müller-Østergård",
        NativeName = "李小龍",
        CourseTitle = "Service Quality in Hospitality",
        Competencies = "Empathy · Reliability · Responsiveness",
        IssuedOn = new DateOnly(2026, 11, 22),
        ValidUntil = new DateOnly(2028, 11, 22),
        Number = "LH-2026-000123",
        VerificationUrl = "https://academy.example.org/verify/7K3MQ9TX2VBN84HCWZ5DJR6P1F",
        VerificationCode = "7K3M-Q9TX-2VBN-84HC-WZ5D-JR6P-1F",
        Issuer = "Lindenhof Hotels Academy",
        SignatoryName = "Dr. Amélie Laurent",
        SignatoryRole = "Director of Learning",
    };

    public static readonly CertificateData ChineseAward = Award with
    {
        HolderName = "Wang Xiaoming",
        NativeName = "王曉明",
        CourseTitle = "卓越服务品质：从期望到超越",
        Competencies = "同理心 · 可靠性 · 响应性",
        Issuer = "菩提酒店集团服务学院",
        SignatoryName = "陈静怡",
        SignatoryRole = "培训总监",
    };

    public static byte[] English(CertificateData data) => Renderer.Render(new CertificateDocument(CertificateTemplate.English, data));

    public static byte[] Chinese(CertificateData data) => Renderer.Render(new CertificateDocument(CertificateTemplate.SimplifiedChinese, data));

    public static TheoryData<string> Languages => ["en", "zh-Hans"];

    public static byte[] In(string language) => language == "en" ? English(Award) : Chinese(ChineseAward);
}

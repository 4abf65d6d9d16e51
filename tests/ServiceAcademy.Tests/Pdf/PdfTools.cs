using System.Diagnostics;
using System.Text;

namespace ServiceAcademy.Tests.Pdf;

/// <summary>The common PDF programs that judge our files from outside. A missing one is installed, or fails the test with what to do.</summary>
internal static class PdfTools
{
    public static string Check(byte[] pdf) => OnFile(pdf, file => Run("qpdf", "qpdf", "--check", file));

    public static string Text(byte[] pdf) => OnFile(pdf, file => Run("pdftotext", "poppler-utils", "-enc", "UTF-8", file, "-"));

    public static string Fonts(byte[] pdf) => OnFile(pdf, file => Run("pdffonts", "poppler-utils", file));

    public static string Information(byte[] pdf) => OnFile(pdf, file => Run("pdfinfo", "poppler-utils", file));

    public static string Structure(byte[] pdf) => OnFile(pdf, file => Run("pdfinfo", "poppler-utils", "-struct-text", file));

    /// <summary>The file with streams in clear, for assertions on its dictionaries.</summary>
    public static string Uncompressed(byte[] pdf) => OnFile(pdf, file => Run("qpdf", "qpdf", "--qdf", "--object-streams=disable", file, "-"));

    /// <summary>What poppler says of the signatures; it does not ask whom to trust.</summary>
    public static string Signatures(byte[] pdf) => OnFile(pdf, file => Run("pdfsig", "poppler-utils", "-nocert", file));

    /// <summary>The same document as another program writes it.</summary>
    public static byte[] WrittenByQpdf(byte[] pdf, bool objectStreams) => OnFile(pdf, file =>
    {
        Run("qpdf", "qpdf", $"--object-streams={(objectStreams ? "generate" : "disable")}", file, file + ".out");
        var written = File.ReadAllBytes(file + ".out");
        File.Delete(file + ".out");
        return written;
    });

    /// <summary>What a common decoder reads off the page as it would be printed at 200 dots an inch.</summary>
    public static string QrCode(byte[] pdf) => OnFile(pdf, file =>
    {
        Run("pdftoppm", "poppler-utils", "-r", "200", "-png", "-singlefile", file, file);
        try
        {
            return Run("zbarimg", "zbar-tools", "--quiet", "--raw", file + ".png").Trim();
        }
        finally
        {
            File.Delete(file + ".png");
        }
    });

    private static T OnFile<T>(byte[] pdf, Func<string, T> act)
    {
        var file = Path.Combine(Path.GetTempPath(), $"academy-{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(file, pdf);
        try
        {
            return act(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Run(string program, string debianPackage, params string[] arguments)
    {
        var start = new ProcessStartInfo(Programs.Require(program, debianPackage), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = program == "qpdf" ? Encoding.Latin1 : Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // zbarimg complains about a missing D-Bus although it reads the code; the exit code tells.
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{errors.Result}");
        return program == "zbarimg" ? output : output + errors.Result;
    }
}

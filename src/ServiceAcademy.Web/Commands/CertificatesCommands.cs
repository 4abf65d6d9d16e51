using System.CommandLine;
using ServiceAcademy.Certificates;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Commands;

/// <summary><c>certificates sample|verify</c></summary>
internal static class CertificatesCommands
{
    public static Command Create() => new("certificates", "Papers: a sample to look at, and whether a file is genuine.") { Sample(), Verify() };

    private static Command Sample()
    {
        var name = new Option<string>("--name") { Description = "The holder's name on the sample.", Required = true };
        var language = new Option<string>("--language") { Description = "en or zh-Hans.", DefaultValueFactory = _ => Languages.English };
        language.AcceptOnlyFromAmong([.. Languages.All]);
        var target = new Option<FileInfo>("--out") { Description = "The PDF file to write.", Required = true };
        var command = new Command("sample", "Draws and signs a certificate of nobody, marked as a demonstration; it is not in the register.") { name, language, target };
        command.SetAction(CommandRun.Of(async (run, parsed, cancellation) =>
        {
            await Preparing.MigrateAsync(run.Services, cancellation);
            var file = parsed.GetValue(target)!;
            var bytes = await run.Services.GetRequiredService<CertificatesApi>().SampleAsync(parsed.GetValue(name)!, parsed.GetValue(language)!, cancellation);
            await File.WriteAllBytesAsync(file.FullName, bytes, cancellation);
            run.Answer(new { file = file.FullName, bytes = bytes.Length }, $"{file.FullName}: {bytes.Length} bytes, signed.");
            return 0;
        }));
        return command;
    }

    private static Command Verify()
    {
        var paper = new Argument<FileInfo>("file") { Description = "The certificate's PDF file." };
        var command = new Command("verify", "Says whether a file is one that this academy has issued, and whether it stands. Exit code 0 only for a certificate that stands.") { paper };
        command.SetAction(CommandRun.Of(async (run, parsed, cancellation) =>
        {
            await Preparing.MigrateAsync(run.Services, cancellation);
            var bytes = await File.ReadAllBytesAsync(parsed.GetValue(paper)!.FullName, cancellation);
            var verdict = await run.Services.GetRequiredService<CertificatesApi>().VerifyAsync(bytes, cancellation);
            run.Answer(verdict, Tell(verdict));
            return verdict.Certificate?.Status == "valid" ? 0 : 1;
        }));
        return command;
    }

    private static string Tell(FileVerdict verdict)
    {
        var what = verdict switch
        {
            { Certificate: { } known } => $"Certificate {known.Number} for {known.Holder ?? "(holder erased)"}: {known.Status}."
                + (known.IsDemonstration ? " A demonstration: it certifies nothing." : ""),
            { File: "changed" } => "The file was changed after it was signed.",
            { File: "signedByOthers" } => "This academy has not issued the file.",
            _ => "This academy has not issued the file, and it is not signed.",
        };
        return verdict.SignedBy is { } signer ? $"{what}\nSigned by: {signer}{(verdict.StampedAt is { } at ? $", confirmed {at:u}" : "")}" : what;
    }
}

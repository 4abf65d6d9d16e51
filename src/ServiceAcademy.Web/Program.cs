using ServiceAcademy.Web.Commands;
using ServiceAcademy.Web.Hosting;

if (CommandLine.IsCommand(args))
    return await CommandLine.RunAsync(args);

var builder = AcademyHost.CreateBuilder(args);
builder.AddAcademy();

var academy = builder.Build();
academy.UseAcademy();
await academy.RunAsync();
return Environment.ExitCode;

/// <summary>The standalone host.</summary>
public partial class Program;

using ServiceAcademy.Web.Hosting;

if (args is ["schema", var kind, var context])
{
    Console.Write(ServiceAcademy.Web.Commands.Schema.Print(Enum.Parse<ServiceAcademy.Data.DatabaseKind>(kind, ignoreCase: true), context == "accounts"));
    return;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddAcademy();

var academy = builder.Build();
academy.UseAcademy();

await academy.PrepareAsync();
await academy.RunAsync();

/// <summary>The standalone host.</summary>
public partial class Program;

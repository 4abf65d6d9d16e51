using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Razor;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.Web.Hosting;

/// <summary>Starts the modules found beside the program, in the order of their dependencies.</summary>
internal static class ModuleHost
{
    private static readonly List<(ModuleInfo Module, object Startup)> Startups = ModuleCatalog.Modules
        .Select(module => (module, module.Assembly.GetType(module.Id + ".Startup") is { } type ? Activator.CreateInstance(type)! : new object()))
        .ToList();

    /// <summary>Registers each module's services, controllers and views.</summary>
    public static void AddModules(this IServiceCollection services)
    {
        var mvc = services.AddControllersWithViews(options => options.Conventions.Add(new AreaOfModule()))
            .AddViewLocalization()
            .AddDataAnnotationsLocalization();
        // Chinese as it is, not as &#x6797;: a third of the bytes. The signs that HTML gives a meaning are always escaped.
        services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RazorViewEngineOptions>(razor =>
        {
            razor.AreaViewLocationFormats.Clear();
            razor.AreaViewLocationFormats.Add("/Areas/{2}/{1}/{0}.cshtml");
            razor.AreaViewLocationFormats.Add("/Areas/{2}/{0}.cshtml");
            razor.AreaViewLocationFormats.Add("/Views/Shared/{0}.cshtml");
            razor.ViewLocationFormats.Clear();
            razor.ViewLocationFormats.Add("/{1}/{0}.cshtml");
            razor.ViewLocationFormats.Add("/Accounts/{1}/{0}.cshtml");
            razor.ViewLocationFormats.Add("/Admin/{1}/{0}.cshtml");
            razor.ViewLocationFormats.Add("/Views/Shared/{0}.cshtml");
        });
        foreach (var (module, startup) in Startups)
        {
            mvc.AddApplicationPart(module.Assembly);
            startup.GetType().GetMethod("ConfigureServices")?.Invoke(startup, [services]);
        }
    }

    /// <summary>Lets each module add to the pipeline and map endpoints.</summary>
    public static void MapModules(this WebApplication app)
    {
        foreach (var (_, startup) in Startups)
            startup.GetType().GetMethod("Configure")?.Invoke(startup, [app, app, app.Services]);
    }

    /// <summary>A module's controllers live in an area named for its assembly, so two modules may use the same names.</summary>
    private sealed class AreaOfModule : IControllerModelConvention
    {
        private static readonly HashSet<string> Ids = ModuleCatalog.Modules.Select(module => module.Id).ToHashSet();

        public void Apply(ControllerModel controller)
        {
            if (controller.ControllerType.Assembly.GetName().Name is { } id && Ids.Contains(id))
                controller.RouteValues["area"] = id;
        }
    }
}

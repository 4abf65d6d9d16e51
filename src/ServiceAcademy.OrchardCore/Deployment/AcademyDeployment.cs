using System.Text.Json.Nodes;
using OrchardCore.Deployment;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;

namespace ServiceAcademy.OrchardCore.Deployment;

/// <summary>Adds the newest versions of the academy's content to a deployment plan.</summary>
public sealed class AcademyContentDeploymentStep : DeploymentStep
{
    /// <summary>Made by the site.</summary>
    public AcademyContentDeploymentStep() => Name = "AcademyContent";

    /// <summary>Which kinds (<c>course</c>, <c>scenario</c>, <c>quiz</c>, <c>framework</c> …); empty for all.</summary>
    public string[] Kinds { get; set; } = [];
}

internal sealed class AcademyContentDeploymentSource(ContentStore store, IEnumerable<IContentKind> kinds) : DeploymentSourceBase<AcademyContentDeploymentStep>
{
    protected override async Task ProcessAsync(AcademyContentDeploymentStep step, DeploymentPlanResult result)
    {
        var files = new JsonObject();
        foreach (var kind in kinds.Where(kind => step.Kinds.Length == 0 || step.Kinds.Contains(kind.Kind)))
            foreach (var key in await store.LatestOfKindAsync(kind.Kind))
                foreach (var (path, text) in (await store.BundleAsync(key))!.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
                    files[kind.ItemIsFolder ? $"{kind.Folder}/{key.ItemId}/{path}" : $"{kind.Folder}/{key.ItemId}.yaml"] = text;
        result.Steps.Add(new JsonObject { ["name"] = AcademyContentStep.AcademyContent, ["files"] = files });
    }
}

internal sealed class AcademyContentDeploymentDriver(IEnumerable<IContentKind> kinds) : DisplayDriver<DeploymentStep, AcademyContentDeploymentStep>
{
    public override Task<IDisplayResult> DisplayAsync(AcademyContentDeploymentStep step, BuildDisplayContext context) => CombineAsync(
        View("AcademyContentDeploymentStep_Fields_Summary", step).Location("Summary", "Content"),
        View("AcademyContentDeploymentStep_Fields_Thumbnail", step).Location("Thumbnail", "Content"));

    public override IDisplayResult Edit(AcademyContentDeploymentStep step, BuildEditorContext context) =>
        Initialize<AcademyContentForm>("AcademyContentDeploymentStep_Fields_Edit", form =>
            (form.Kinds, form.All) = (step.Kinds, [.. kinds.Select(kind => kind.Kind)])).Location("Content");

    public override async Task<IDisplayResult> UpdateAsync(AcademyContentDeploymentStep step, UpdateEditorContext context)
    {
        var form = new AcademyContentForm();
        await context.Updater.TryUpdateModelAsync(form, Prefix, one => one.Kinds);
        step.Kinds = form.Kinds;
        return Edit(step, context);
    }
}

/// <summary>What the author of a plan chooses.</summary>
public class AcademyContentForm
{
    /// <summary>The kinds chosen; empty for all.</summary>
    public string[] Kinds { get; set; } = [];

    /// <summary>The kinds there are.</summary>
    public string[] All { get; set; } = [];
}

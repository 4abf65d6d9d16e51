using System.Text.Json.Nodes;
using OrchardCore.Recipes.Models;
using OrchardCore.Recipes.Services;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;

namespace ServiceAcademy.OrchardCore.Deployment;

/// <summary>
/// The recipe step <c>AcademyContent</c>: publishes files of a content folder, given as path → text under <c>files</c>. They are checked as those of the folder
/// beside the program are; an item with a mistake is left as it was and told. Files that were published before add nothing.
/// </summary>
internal sealed class AcademyContentStep(ContentLoader loader) : NamedRecipeStepHandler(AcademyContent)
{
    public const string AcademyContent = "AcademyContent";

    protected override async Task HandleAsync(RecipeExecutionContext context)
    {
        if (context.Step["files"] is not JsonObject files)
        {
            context.Errors.Add($"The step {AcademyContent} has no “files”: an object with a path below the content folder and its text for each file.");
            return;
        }
        var folder = Directory.CreateTempSubdirectory("academy-content-");
        try
        {
            foreach (var (path, text) in files)
            {
                var target = Path.GetFullPath(Path.Combine(folder.FullName, path));
                if (!target.StartsWith(folder.FullName + Path.DirectorySeparatorChar, StringComparison.Ordinal) || text is null)
                {
                    context.Errors.Add($"“{path}” is not a file below the content folder.");
                    return;
                }
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await File.WriteAllBytesAsync(target, ContentBundle.Of(path, text.GetValue<string>()).Bytes(path)!);
            }
            foreach (var finding in (await loader.LoadAsync(folder.FullName)).Findings)
                context.Errors.Add((finding with { File = Path.GetRelativePath(folder.FullName, finding.File) }).ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

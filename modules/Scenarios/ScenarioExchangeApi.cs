using System.Text;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Scenarios.Export;
using ServiceAcademy.Scenarios.Import;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios;

/// <summary>
/// Scenarios in files of other programs: H5P Branching Scenario and Twine 2 come in, Twee 3 goes out, both ways a zip file of our own. What is kept and what
/// is not: docs/scenario-import.md.
/// </summary>
public sealed class ScenarioExchangeApi(IStringLocalizer<ScenarioExchangeApi> T)
{
    /// <summary>Reads a file and writes a scenario's folder <c>into/id</c>, whole or not at all.</summary>
    /// <param name="file">A .h5p file, a Twine story (published HTML or Twee), or a zip file that <see cref="Export"/> wrote; recognised by what it holds.</param>
    /// <param name="into">The folder that gets the scenario's folder; made when it is not there.</param>
    /// <param name="id">The scenario's id; null: made of its title.</param>
    /// <param name="criterion">The competency that the file's scores measure; null: a placeholder that the report asks to replace.</param>
    /// <exception cref="AcademyError">The file is refused, or the folder is there already.</exception>
    public ImportReport Import(FileInfo file, DirectoryInfo into, string? id, string? criterion)
    {
        using var stream = file.OpenRead();
        var made = Read(stream, id, criterion);
        var folder = Path.Combine(into.FullName, made.Report.Id);
        if (Path.Exists(folder))
            throw new AcademyError(409, T["{0} is there already.", folder], T["An import does not overwrite what somebody may have worked on."], T["Choose another id or another folder, or move that one away."]);
        var part = Path.Combine(into.FullName, $".{made.Report.Id}.{Path.GetRandomFileName()}.part");
        Directory.CreateDirectory(part);
        try
        {
            File.WriteAllText(Path.Combine(part, StorySource.FileName), made.Text, new UTF8Encoding(false));
            foreach (var (name, bytes) in made.Media)
                File.WriteAllBytes(Path.Combine(part, name), bytes);
            Directory.Move(part, folder);
        }
        catch
        {
            Directory.Delete(part, recursive: true);
            throw;
        }
        return made.Report;
    }

    /// <summary>Writes a scenario for another program, whole or not at all.</summary>
    /// <param name="source">A scenario's folder, or its text.</param>
    /// <param name="target">What is written; its ending decides: .twee or .tw (Twine, through “Import from file”), .zip (our own).</param>
    /// <param name="language">Of the words, <c>en</c> or <c>zh-Hans</c>: a Twine story has one.</param>
    /// <returns>What is lost, item by item.</returns>
    /// <exception cref="AcademyError">The scenario cannot be read, or the ending is not known.</exception>
    public IReadOnlyList<ImportNote> Export(string source, FileInfo target, string language)
    {
        var file = Path.GetFullPath(Directory.Exists(source) ? Path.Combine(source, StorySource.FileName) : source);
        // Beside a text of any other name lie other role-plays, not its media.
        var folder = Path.GetFileName(file) == StorySource.FileName ? Path.GetDirectoryName(file)! : null;
        if (!File.Exists(file))
            throw Unreadable(file, T["There is no such file."]);
        var problems = new List<Problem>();
        var text = File.ReadAllText(file);
        if (StorySource.Read(Path.GetFileName(file), text, problems) is not { Nodes.Count: > 0 } story || problems.Exists(problem => !problem.IsWarning))
            throw Unreadable(file, problems.Find(problem => !problem.IsWarning) is { } problem ? $"{problem.Line}: {problem}" : T["It has no moments."]);
        var part = target.FullName + ".part";
        try
        {
            IReadOnlyList<ImportNote> notes = [];
            switch (target.Extension.ToLowerInvariant())
            {
                case ".twee" or ".tw":
                    (var twee, notes) = TweeExport.Write(story, language, T);
                    File.WriteAllText(part, twee, new UTF8Encoding(false));
                    break;
                case ".zip":
                    using (var zip = File.Create(part))
                        ScenarioPackage.Write(zip, Path.GetExtension(file) == ".md" ? text : StoryWriter.Write(story),
                            (folder is null ? [] : Directory.EnumerateFiles(folder)).Where(path => StoryMedia.IsFileName(Path.GetFileName(path))).ToDictionary(path => Path.GetFileName(path)!, File.ReadAllBytes));
                    break;
                default:
                    throw new AcademyError(400, T["“{0}” is no format that role-plays are written in.", target.Extension], T["H5P scores cannot say what ours say, so there is no export to H5P."], T["Write a file that ends in .twee or .zip."]);
            }
            File.Move(part, target.FullName, overwrite: true);
            return notes;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Reads a file without writing anything.</summary>
    internal Imported Read(Stream file, string? id, string? criterion)
    {
        try
        {
            return new ScenarioImport(T).Read(file, id, criterion);
        }
        catch (ImportRefused refused)
        {
            throw new AcademyError(400, T["The file was not imported."], refused.Message, T["Nothing was written."]);
        }
    }

    private AcademyError Unreadable(string file, string reason) => new(400, T["{0} cannot be exported.", file], reason, T["`scenarios check` tells everything that is wrong with it."]);
}

using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data.Files;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.People.Import;

/// <summary>Import of people: send a file, say what its columns mean, look at what would happen, do it.</summary>
[BackOffice]
[Authorize(PeoplePermissions.Manage)]
public sealed class ImportController(PeopleApi people, FileStore files, LongWorkDesk desk, IServiceProvider services, IStringLocalizer<PeopleApi> T) : Controller
{
    private const long MostBytes = 100 * 1024 * 1024;

    private readonly Importing importing = ActivatorUtilities.CreateInstance<Importing>(services);

    [HttpGet("/people/import")]
    public IActionResult New() => View(new UploadForm());

    [HttpPost("/people/import"), ValidateAntiForgeryToken, RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Send(UploadForm form, CancellationToken cancellation)
    {
        if (form.File is not { Length: > 0 } file)
        {
            ModelState.Clear();
            ModelState.AddModelError(nameof(form.File), T["No file has arrived, or it is empty. Choose a CSV file."]);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("New", form);
        }
        await using var content = file.OpenReadStream();
        var id = await files.SaveAsync(Path.GetFileName(file.FileName) is { Length: > 0 and <= 200 } name ? name : "import.csv", "text/csv",
            (await people.CurrentAsync(cancellation)).Id, content, cancellation);
        return LocalRedirect($"/people/import/{id}");
    }

    /// <summary>What the columns mean.</summary>
    [HttpGet("/people/import/{id:long}")]
    public async Task<IActionResult> Columns(long id, string? encoding, CancellationToken cancellation) =>
        View(await FillAsync(new ColumnsForm { Encoding = encoding }, id, cancellation));

    /// <summary>Checks the file in the background, after the meaning of the columns has been remembered.</summary>
    [HttpPost("/people/import/{id:long}"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Check(long id, ColumnsForm form, CancellationToken cancellation)
    {
        var meanings = form.Meanings;
        form = await FillAsync(form, id, cancellation);
        var fields = form.Columns.Zip(meanings).Where(pair => Enum.TryParse<ImportField>(pair.Second, out _) && pair.First.Title.Length > 0)
            .GroupBy(pair => pair.First.Title).ToDictionary(group => group.Key, group => group.First().Second!);
        var twice = fields.Values.GroupBy(field => field).FirstOrDefault(group => group.Count() > 1);
        if (!fields.ContainsValue(nameof(ImportField.Number)) && !fields.ContainsValue(nameof(ImportField.Email)))
            ModelState.AddModelError("", T["No column tells who somebody is. Choose the column of the employee number or of the e-mail address."]);
        else if (twice is not null)
            ModelState.AddModelError("", T["Two columns have the same meaning: {0}.", ImportFields.TitleOf(Enum.Parse<ImportField>(twice.Key), T)]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            form.Columns = form.Columns.Zip(meanings, (column, meaning) => column with { Field = meaning }).ToList();
            return View("Columns", form);
        }
        await importing.RememberAsync(form.Columns.Select(column => column.Title).ToList(), fields, cancellation);
        return await StartAsync(new ImportOrder(id, new ImportOptions(form.Encoding, fields, form.IsFullList, form.MayLetManyGo), IsTrial: true), cancellation);
    }

    /// <summary>What a check found, or an import did.</summary>
    [HttpGet("/people/import/results/{id:long}")]
    public async Task<IActionResult> Result(long id, CancellationToken cancellation)
    {
        var result = await ResultAsync(id, cancellation);
        return View(new ResultPage(id, (await files.FindAsync(result.Order.FileId, cancellation))?.Name, result.Order.FileId, result.Report, result.IsDone, result.Order.Options,
            result.Order.IsTrial));
    }

    [HttpGet("/people/import/results/{id:long}.csv")]
    public async Task<IActionResult> ResultFile(long id, CancellationToken cancellation)
    {
        var result = await ResultAsync(id, cancellation);
        return File(await files.OpenAsync(result.CsvFileId, cancellation), "text/csv; charset=utf-8", "import-report.csv");
    }

    /// <summary>Imports what has been checked.</summary>
    [HttpPost("/people/import/results/{id:long}/run"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Run(long id, bool skipErrors, bool mayLetManyGo, CancellationToken cancellation)
    {
        var checkedOrder = (await ResultAsync(id, cancellation)).Order;
        return await StartAsync(checkedOrder with
        {
            IsTrial = false,
            Options = checkedOrder.Options with { SkipErrors = skipErrors, MayLetManyGo = mayLetManyGo || checkedOrder.Options.MayLetManyGo },
        }, cancellation);
    }

    private async Task<IActionResult> StartAsync(ImportOrder order, CancellationToken cancellation)
    {
        var name = (await DemandFileAsync(order.FileId, cancellation)).Name;
        if (!order.IsTrial && await desk.IsBusyAsync(ImportWork.Name, cancellation))
            throw new AcademyError(409, T["Another import is being checked or written."], T["Two at once could contradict each other."], T["Wait until it has ended, then start again."]);
        var run = await desk.StartAsync(ImportWork.Name, order.IsTrial ? T["Check of {0}", name] : T["Import of {0}", name],
            (await people.CurrentAsync(cancellation)).Id, order, cancellation);
        return LocalRedirect($"/work/{run}");
    }

    private async Task<ImportResult> ResultAsync(long id, CancellationToken cancellation)
    {
        if ((await DemandFileAsync(id, cancellation)).ContentType != "application/json")
            throw Gone();
        await using var content = await files.OpenAsync(id, cancellation);
        return (await JsonSerializer.DeserializeAsync<ImportResult>(content, JsonSerializerOptions.Web, cancellation))!;
    }

    private async Task<StoredFile> DemandFileAsync(long id, CancellationToken cancellation) =>
        await files.FindAsync(id, cancellation) is { } file && file.OwnerId == (await people.CurrentAsync(cancellation)).Id ? file : throw Gone();

    private AcademyError Gone() =>
        new(404, T["This file is no longer there."], T["Files of long work are kept for seven days."], T["Send the file again."]);

    private async Task<ColumnsForm> FillAsync(ColumnsForm form, long id, CancellationToken cancellation)
    {
        form.File = await DemandFileAsync(id, cancellation);
        await using var content = await files.OpenAsync(id, cancellation);
        form.Encoding = ImportEncoding.All.Contains(form.Encoding) ? form.Encoding! : ImportEncoding.Detect(content);
        using var table = ImportTable.Open(content, form.Encoding, T);
        var samples = table.Rows(T).Take(3).ToList();
        var known = await importing.MappingAsync(table.Titles, cancellation);
        form.Columns = table.Titles.Select((title, index) => new ColumnChoice(title, known.GetValueOrDefault(title),
            samples.Select(row => row.Cells[index]).Where(cell => cell.Length > 0).ToList())).ToList();
        form.Fields = ImportFields.All.Select(field => (field.ToString(), ImportFields.TitleOf(field, T))).ToList();
        return form;
    }
}

/// <summary>The file.</summary>
public sealed class UploadForm
{
    public IFormFile? File { get; set; }
}

/// <summary>What the columns mean.</summary>
public sealed class ColumnsForm
{
    public string? Encoding { get; set; }

    /// <summary>One a column, in the file's order; empty: not needed.</summary>
    public List<string?> Meanings { get; set; } = [];

    public bool IsFullList { get; set; }
    public bool MayLetManyGo { get; set; }

    [BindNever, ValidateNever]
    public StoredFile? File { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<ColumnChoice> Columns { get; set; } = [];

    [BindNever, ValidateNever]
    public IReadOnlyList<(string Field, string Title)> Fields { get; set; } = [];
}

/// <summary>A column: its title, what it means, what stands in it.</summary>
public sealed record ColumnChoice(string Title, string? Field, IReadOnlyList<string> Samples);

/// <summary>What the result page shows.</summary>
public sealed record ResultPage(long Id, string? FileName, long FileId, ImportReport Report, bool IsDone, ImportOptions Options, bool IsTrial);

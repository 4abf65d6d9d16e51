using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ServiceAcademy.Scenarios.Files;

/// <summary>Pictures and sounds of a published version.</summary>
[Authorize(ScenariosPermissions.Play)]
public sealed class FilesController(ScenariosApi scenarios) : Controller
{
    /// <summary>Where a file is found; a version never changes, so browsers may keep it for ever.</summary>
    public static string Path(string id, int version, string name) => $"/scenarios/{id}/versions/{version}/files/{name}";

    /// <summary>One file. Parts of it may be asked for: browsers play sound so.</summary>
    [HttpGet("/scenarios/{id}/versions/{version:int}/files/{name}")]
    public async Task<IActionResult> Show(string id, int version, string name, CancellationToken cancellation)
    {
        if (await scenarios.FileAsync(id, version, name, cancellation) is not { } file)
            return NotFound();
        // An SVG opened by itself is a document that could run scripts: this policy lets it load and run nothing.
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return File(file.Bytes, file.ContentType, enableRangeProcessing: true);
    }
}

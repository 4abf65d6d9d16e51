using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ServiceAcademy.Courses.Files;

/// <summary>
/// Pictures of a published version. An SVG opened by itself is a document that could run scripts: the policy sent with it
/// lets it load and run nothing.
/// </summary>
[Authorize(CoursesPermissions.Take)]
public sealed class FilesController(CoursesApi courses) : Controller
{
    [HttpGet("/courses/{courseId}/versions/{version:int}/files/{**path}")]
    public async Task<IActionResult> Show(string courseId, int version, string path, CancellationToken cancellation)
    {
        if (await courses.Library.FindAsync(courseId, version, cancellation) is not { } course || !course.Pictures.TryGetValue(path, out var picture))
            return NotFound();
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Content(picture, "image/svg+xml; charset=utf-8");
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ServiceAcademy.Web.Start;

/// <summary>The front door: to one's own day, or to the sign-in page.</summary>
[AllowAnonymous]
public sealed class StartController : Controller
{
    [HttpGet("/")]
    public IActionResult Index() => LocalRedirect(User.Identity?.IsAuthenticated == true ? "/today" : "/sign-in");
}

using Microsoft.Extensions.Options;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.Web.Security;

/// <summary>
/// An academy whose public address is https answers nothing else. No redirect: behind a proxy that is not configured it would go in circles,
/// so the answer says what to configure.
/// </summary>
internal static class HttpsOnly
{
    public static void UseHttpsOnly(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<IOptions<AcademyOptions>>().Value.PublicAddress;
        if (!address.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            return;
        app.Use((context, next) =>
        {
            if (context.Request.IsHttps || context.Request.Path.StartsWithSegments("/health"))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync(
                $"This academy is reached at {address}; this request came without encryption.\n"
                + "Administrators: if a proxy takes https off before it, name its address in the setting Academy:Proxies.\n\n"
                + $"本学院的网址是 {address}，而此请求未加密。\n管理员：如果前面的代理终止了 https，请在设置 Academy:Proxies 中写明它的地址。\n", context.RequestAborted);
        });
    }
}

using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;

namespace ServiceAcademy.Web.Security;

internal static class SecurityServices
{
    /// <summary>Form tokens on everything that changes something, HSTS, and compressed answers.</summary>
    public static void AddWebSecurity(this IServiceCollection services, bool secureCookies)
    {
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
        services.AddAntiforgery(tokens =>
        {
            tokens.Cookie.Name = secureCookies ? "__Host-academy.form" : "academy.form";
            tokens.Cookie.SecurePolicy = secureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            tokens.Cookie.SameSite = SameSiteMode.Strict;
            // frame-ancestors says it already, to every browser that matters.
            tokens.SuppressXFrameOptionsHeader = true;
        });
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddResponseCompression(compression =>
        {
            // Pages repeat no secret beside text that a stranger controls: form tokens are masked anew in every answer.
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }
}

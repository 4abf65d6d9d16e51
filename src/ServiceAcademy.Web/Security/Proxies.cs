using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace ServiceAcademy.Web.Security;

/// <summary>
/// Believes <c>X-Forwarded-For</c> and <c>-Proto</c> only from the proxies in <c>Academy:Proxies</c> (addresses or networks such as
/// <c>10.0.0.0/8</c>, separated by commas). Without that setting the headers mean nothing. The host name is never taken from them.
/// </summary>
internal static class Proxies
{
    public static void UseConfiguredProxies(this WebApplication app)
    {
        var known = (app.Configuration["Academy:Proxies"] ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (known.Length == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in known)
            if (System.Net.IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
            else if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else
                throw new InvalidOperationException($"Academy:Proxies: “{proxy}” is neither an address nor a network.");
        app.UseForwardedHeaders(options);
    }
}

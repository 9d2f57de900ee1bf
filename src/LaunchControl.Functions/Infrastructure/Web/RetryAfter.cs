using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Header <c>Retry-After</c> (RFC 9110, section 10.2.3) in whole seconds.</summary>
internal static class RetryAfter
{
    public static void Set(HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}

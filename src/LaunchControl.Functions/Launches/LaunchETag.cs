using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Launches;

/// <summary>The entity tag of a launch (RFC 9110): another one after every change.</summary>
internal static class LaunchETag
{
    // The store's own version would tell where and when rows were written.
    public static string Of(StoredLaunch stored) => string.Create(
        CultureInfo.InvariantCulture, $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stored.Version)).AsSpan(0, 12))}\"");

    /// <summary>What <c>If-Match</c> of a request demands, or null where it demands nothing.</summary>
    public static Func<StoredLaunch, Refusal?>? Precondition(HttpRequest request)
    {
        var wanted = request.Headers.IfMatch.SelectMany(value => (value ?? "").Split(',')).Select(tag => tag.Trim()).Where(tag => tag.Length > 0).ToList();
        return wanted.Count == 0 || wanted.Contains("*") ? null : Demand(wanted);
    }

    /// <summary>That the launch is as one of these tags says.</summary>
    public static Func<StoredLaunch, Refusal?> Demand(params IReadOnlyList<string> wanted) => stored => wanted.Contains(Of(stored)) ? null
        : new Refusal(RefusalKind.PreconditionFailed, "launch-changed", "The launch has changed since you read it; nothing was done. Read it again, then decide again.");
}

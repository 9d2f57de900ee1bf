using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.SignOffs;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Feedback;

/// <summary>Makes the addresses of public feedback forms, and finds the launch of one.</summary>
/// <remarks>
/// A token says which launch and carries the nonce of its link, signed with the keys of review links for a purpose of its own. It does not expire by itself:
/// it works for as long as the launch has this link.
/// </remarks>
public sealed class FeedbackLinks(IOptions<SignOffLinkOptions> keys, IOptions<SiteOptions> site, ILaunchStore store)
{
    private const int NonceBytes = 16;

    private readonly LinkTokens _tokens = new("launchcontrol feedback", site.Value.BaseAddress, keys.Value.ActiveKey, keys.Value.Keys);

    /// <summary>Null for a launch without a link that works.</summary>
    public Uri? AddressOf(Launch launch) =>
        launch.FeedbackLink is { IsWorking: true } link ? new Uri(site.Value.BaseAddress, $"feedback/{_tokens.Sign(Payload(launch.Id, link))}") : null;

    /// <summary>The launch whose present link has this token; null for any other token, whatever is wrong with it.</summary>
    public async Task<Launch?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (_tokens.Open(token) is not { } payload
            || await store.ReadAsync(Encoding.UTF8.GetString(payload.AsSpan(NonceBytes)), cancellationToken) is not { Launch: { FeedbackLink: { IsWorking: true } link } launch })
        {
            return null;
        }

        return CryptographicOperations.FixedTimeEquals(payload, Payload(launch.Id, link)) ? launch : null;
    }

    private static byte[] Payload(string launchId, FeedbackLink link) => [.. Base64Url.DecodeFromChars(link.LinkNonce), .. Encoding.UTF8.GetBytes(launchId)];
}

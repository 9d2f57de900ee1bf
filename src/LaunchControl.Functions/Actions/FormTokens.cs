using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.SignOffs;
using LaunchControl.Pages;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Actions;

/// <summary>Proves that a form that comes back is one that we gave to this person for this action, and tells forms apart.</summary>
/// <remarks>
/// Against cross-site request forgery beside the check of <c>Origin</c>. Signed with the keys of review links for a purpose of its own, so that every
/// instance takes what another gave; ASP.NET Core's antiforgery would need a store of keys that all instances share, and a cookie.
/// </remarks>
public sealed class FormTokens(IOptions<SignOffLinkOptions> keys, IOptions<SiteOptions> site, Randomness randomness, TimeProvider time)
{
    /// <summary>How long a form may stay open.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>What to say of a form whose token is not good.</summary>
    public static FormError Refused { get; } =
        new("This form was open for too long, or was made for somebody else. What you entered is still here: look at it, and send it again.", "");

    private const int NonceBytes = 16;
    private const int IssuedBytes = 8;

    private readonly LinkTokens _tokens = new("launchcontrol form", site.Value.BaseAddress, keys.Value.ActiveKey, keys.Value.Keys);

    /// <param name="path">Where the form is posted to, with its query.</param>
    public string Issue(string person, string path)
    {
        var payload = new byte[NonceBytes + IssuedBytes + SHA256.HashSizeInBytes];
        randomness.Bytes(NonceBytes).CopyTo(payload, 0);
        BinaryPrimitives.WriteInt64BigEndian(payload.AsSpan(NonceBytes), time.GetUtcNow().ToUnixTimeMilliseconds());
        Bound(person, path).CopyTo(payload, NonceBytes + IssuedBytes);
        return _tokens.Sign(payload);
    }

    /// <summary>An id of the form, the same each time that it is sent; null for a token of another person or action, too old, or not ours.</summary>
    public string? Open(string? token, string person, string path)
    {
        if (_tokens.Open(token) is not { Length: NonceBytes + IssuedBytes + SHA256.HashSizeInBytes } payload
            || !CryptographicOperations.FixedTimeEquals(payload.AsSpan(NonceBytes + IssuedBytes), Bound(person, path)))
        {
            return null;
        }

        var issued = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(payload.AsSpan(NonceBytes)));
        return time.GetUtcNow() - issued <= Lifetime ? $"form-{Convert.ToHexStringLower(payload.AsSpan(0, NonceBytes))}" : null;
    }

    private static byte[] Bound(string person, string path) => SHA256.HashData(Encoding.UTF8.GetBytes($"{person}\n{path}"));
}

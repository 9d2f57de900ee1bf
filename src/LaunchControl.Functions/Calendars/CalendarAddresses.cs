using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Calendars;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.SignOffs;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Calendars;

/// <summary>Makes, stops and recognises the addresses at which calendar apps read people's dates.</summary>
/// <remarks>
/// A token says whose it is and carries the nonce of the person's present address, signed with the keys of review links for a purpose of its own. It does not
/// expire by itself: it works until the person makes another one, or it is stopped.
/// </remarks>
public sealed class CalendarAddresses(
    IOptions<SignOffLinkOptions> keys, IOptions<SiteOptions> site, ICalendarAddresses addresses, Randomness randomness, TimeProvider time)
{
    private const int NonceBytes = 16;

    private readonly LinkTokens _tokens = new("launchcontrol calendar", site.Value.BaseAddress, keys.Value.ActiveKey, keys.Value.Keys);

    /// <summary>The address that a person has; null for none.</summary>
    public async Task<CalendarAddressView?> FindAsync(string person, CancellationToken cancellationToken) =>
        await addresses.FindAsync(person, cancellationToken) is { Nonce: not null } address ? View(person, address) : null;

    /// <summary>Gives a person a new address. One that they had stops working.</summary>
    public async Task<CalendarAddressView> MakeAsync(string person, Caller by, CancellationToken cancellationToken)
    {
        var address = new CalendarAddress(Base64Url.EncodeToString(randomness.Bytes(NonceBytes)), time.GetUtcNow(), by.Person);
        await addresses.StoreAsync(person, address, cancellationToken);
        return View(person, address);
    }

    /// <summary>The address that a person has stops working; nothing happens where there is none.</summary>
    public async Task StopAsync(string person, Caller by, CancellationToken cancellationToken)
    {
        if (await addresses.FindAsync(person, cancellationToken) is { Nonce: not null })
        {
            await addresses.StoreAsync(person, new CalendarAddress(null, time.GetUtcNow(), by.Person), cancellationToken);
        }
    }

    /// <summary>The person whose present address has this token; null for any other token, whatever is wrong with it.</summary>
    public async Task<string?> PersonOfAsync(string token, CancellationToken cancellationToken)
    {
        if (_tokens.Open(token) is not { Length: > NonceBytes } payload)
        {
            return null;
        }

        var person = Encoding.UTF8.GetString(payload.AsSpan(NonceBytes));
        return await addresses.FindAsync(person, cancellationToken) is { Nonce: { } nonce } && CryptographicOperations.FixedTimeEquals(payload, Payload(person, nonce)) ? person : null;
    }

    private CalendarAddressView View(string person, CalendarAddress address) =>
        new(new Uri(site.Value.BaseAddress, $"calendar/feed/{_tokens.Sign(Payload(person, address.Nonce!))}"), address.At);

    private static byte[] Payload(string person, string nonce) => [.. Base64Url.DecodeFromChars(nonce), .. Encoding.UTF8.GetBytes(person)];
}

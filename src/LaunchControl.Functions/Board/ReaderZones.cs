using LaunchControl.Core.People;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;

namespace LaunchControl.Functions.Board;

/// <summary>Finds the time zone of whoever looks at a page: that of their settings.</summary>
public sealed class ReaderZones(IAttention attention)
{
    /// <summary>IANA name; null for somebody who gave none, and for a system. One read.</summary>
    public async Task<string?> ReadAsync(Caller caller, CancellationToken cancellationToken) =>
        PersonAddress.TryNormalize(caller.Person, out var person) ? (await attention.ReadAsync(person, withPutOff: false, cancellationToken)).Settings?.TimeZone : null;
}

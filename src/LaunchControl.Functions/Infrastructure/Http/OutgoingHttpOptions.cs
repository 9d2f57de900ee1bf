using System.ComponentModel.DataAnnotations;

namespace LaunchControl.Functions.Infrastructure.Http;

/// <summary>How LaunchControl calls addresses that people gave it. Section <c>OutgoingHttp</c>.</summary>
public sealed class OutgoingHttpOptions : IValidatableObject
{
    public const string Section = "OutgoingHttp";

    /// <summary>
    /// Hosts that may be called although they are at a private or reserved address: <c>host</c>, <c>host:port</c> or <c>*.suffix</c>.
    /// Default none; blank entries are passed over.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>From looking up the host to the last byte of the answer, redirects included. Default 10 seconds, from 1 second to 1 minute.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(1))
        {
            yield return new ValidationResult("OutgoingHttp__timeout must be between one second and one minute, for instance 00:00:10.", [nameof(Timeout)]);
        }

        for (var i = 0; i < AllowedHosts.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(AllowedHosts[i]) && !AllowedHost.TryParse(AllowedHosts[i], out _))
            {
                yield return new ValidationResult(
                    $"OutgoingHttp__allowedHosts__{i} must be a host, a host with its port or the end of host names, "
                    + "for instance health.contoso.example, 10.1.2.3:8080 or *.contoso.example.",
                    [nameof(AllowedHosts)]);
            }
        }
    }

    /// <summary>Whether <see cref="AllowedHosts"/> opens this host and port.</summary>
    internal bool Allows(string host, int port) =>
        AllowedHosts.Any(entry => AllowedHost.TryParse(entry, out var allowed) && allowed.Covers(host, port));
}

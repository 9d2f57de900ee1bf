using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>The token issuer's name and keys, from its discovery document. What was read last stays in use while the issuer can't be reached.</summary>
/// <remarks>
/// Own code around the library's reader: its <c>ConfigurationManager</c> reads in the background after an unknown key, so that the first callers
/// with a new key would be refused.
/// </remarks>
public sealed partial class IssuerKeys(IOptions<AccessOptions> options, IDocumentRetriever documents, TimeProvider time, ILogger<IssuerKeys> logger) : IDisposable
{
    /// <summary>Age at which they are read again; the old ones serve meanwhile.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    /// <summary>Tokens with unknown keys make them be read again at most so often: anybody can send such tokens.</summary>
    private static readonly TimeSpan LeastBetweenUnknown = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile OpenIdConnectConfiguration? _current;
    private DateTimeOffset _readAt;
    private DateTimeOffset _failedAt;
    private DateTimeOffset _unknownAt;

    /// <exception cref="IssuerUnreachableException">They were never read, and can't be now.</exception>
    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellationToken)
    {
        if (_current is not { } current)
        {
            return await ReadAsync(null, cancellationToken) ?? throw new IssuerUnreachableException();
        }

        if (time.GetUtcNow() - _readAt > Fresh)
        {
            _ = ReadAsync(current, CancellationToken.None);
        }

        return current;
    }

    /// <summary>After a token whose key is not among <paramref name="known"/>: what the issuer publishes by now; null for nothing new.</summary>
    public async Task<OpenIdConnectConfiguration?> GetNewerAsync(OpenIdConnectConfiguration known, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(_current, known))
        {
            if (time.GetUtcNow() - _unknownAt < LeastBetweenUnknown)
            {
                return null;
            }

            _unknownAt = time.GetUtcNow();
        }

        var current = await ReadAsync(known, cancellationToken);
        return ReferenceEquals(current, known) ? null : current;
    }

    public void Dispose() => _turn.Dispose();

    // One at a time; whoever waited takes what another has read. A caller who leaves does not end what others wait for.
    private async Task<OpenIdConnectConfiguration?> ReadAsync(OpenIdConnectConfiguration? known, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (ReferenceEquals(_current, known) && time.GetUtcNow() - _failedAt >= IssuerUnreachableException.RetryAfter)
            {
                var read = await OpenIdConnectConfigurationRetriever.GetAsync(Address(), documents, CancellationToken.None);
                Check(read);
                (_readAt, _current) = (time.GetUtcNow(), read);
            }
        }
        catch (Exception exception)
        {
            _failedAt = time.GetUtcNow();
            LogFailed(exception, _current is not null);
        }
        finally
        {
            _turn.Release();
        }

        return _current;
    }

    private string Address() => $"{options.Value.Authority!.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration";

    private static void Check(OpenIdConnectConfiguration read)
    {
        if (string.IsNullOrEmpty(read.Issuer) || read.Issuer.Contains('{', StringComparison.Ordinal) || read.SigningKeys.Count == 0)
        {
            throw new InvalidDataException("The discovery document names no single issuer, or no signing keys.");
        }
    }

    [LoggerMessage(EventId = 2003, Level = LogLevel.Error, Message = "The token issuer's keys could not be read (earlier ones are in use: {HaveEarlier}).")]
    private partial void LogFailed(Exception exception, bool haveEarlier);
}

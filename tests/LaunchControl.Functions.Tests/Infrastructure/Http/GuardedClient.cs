using System.Net;
using LaunchControl.Functions.Infrastructure.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Tests.Infrastructure.Http;

/// <summary>A client as the app composes it, with a time bound that a busy machine keeps and names that the test resolves.</summary>
internal sealed class GuardedClient : IDisposable
{
    private readonly OutgoingHttpOptions _options = new() { Timeout = TimeSpan.FromMinutes(1) };
    private readonly Names _names;

    public GuardedClient(params string[] allowedHosts)
        : this(null, allowedHosts)
    {
    }

    /// <param name="network">Takes the place of all connections; null connects.</param>
    /// <param name="allowedHosts">As in <see cref="OutgoingHttpOptions.AllowedHosts"/>.</param>
    public GuardedClient(HttpMessageHandler? network, params string[] allowedHosts)
    {
        foreach (var host in allowedHosts)
        {
            _options.AllowedHosts.Add(host);
        }

        var options = Options;
        _names = new Names(options);
        var handler = new GuardedHttpHandler(_names, options);
        if (network is not null)
        {
            handler.InnerHandler = network;
        }

        Client = new OutgoingHttpClient(handler, options);
    }

    public TimeSpan Timeout
    {
        init => _options.Timeout = value;
    }

    public OutgoingHttpClient Client { get; }

    public IOptions<OutgoingHttpOptions> Options => Microsoft.Extensions.Options.Options.Create(_options);

    public IReadOnlyList<string> LookedUp => _names.LookedUp;

    /// <summary>Any other name is looked up for real.</summary>
    public GuardedClient Resolve(string host, params string[] addresses)
    {
        _names.Known[host] = [.. addresses.Select(IPAddress.Parse)];
        return this;
    }

    public Task<OutgoingAnswer> GetAsync(string url, bool readBody = true) => Client.GetAsync(new Uri(url), readBody, CancellationToken.None);

    public void Dispose() => Client.Dispose();

    private sealed class Names(IOptions<OutgoingHttpOptions> options) : GuardedConnections(options)
    {
        public Dictionary<string, IPAddress[]> Known { get; } = [];

        public List<string> LookedUp { get; } = [];

        protected override Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken)
        {
            LookedUp.Add(host);
            return Known.TryGetValue(host, out var known) ? Task.FromResult(known) : base.LookUpAsync(host, cancellationToken);
        }
    }
}

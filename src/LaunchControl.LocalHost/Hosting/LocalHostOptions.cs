using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.LocalHost.Hosting;

/// <summary>How LocalHost runs.</summary>
public sealed record LocalHostOptions
{
    public int Port { get; init; } = 7071;

    /// <summary>Where everything is kept between runs; null keeps nothing.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Start the sample launch.</summary>
    public bool Demo { get; init; }

    /// <summary>Connection string of Azurite.</summary>
    public required string Tables { get; init; }

    public string TablePrefix { get; init; } = "";

    /// <summary>Connection string of a broker that runs already; null starts one in this process.</summary>
    public string? ServiceBus { get; init; }

    /// <summary>How long the broker of this process locks a message that is being worked on.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Subscriptions of other systems to topic <c>launch-events</c>: with a broker of its own LocalHost makes them, with another they are there.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>Hosts that checks and webhooks may call although they are on this machine or a private network: <c>host</c>, <c>host:port</c> or <c>*.suffix</c>.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Public key of the mail provider's event webhook; without it no events are taken.</summary>
    public string? MailEventKey { get; init; }

    /// <summary>Settings in place of LocalHost's own, by configuration key such as <c>Faults:MailShare</c>; those of the environment come before them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Services in place of the app's own, such as another token issuer's documents.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    public Uri BaseAddress => new($"http://localhost:{Port}/");

    public string? PathOf(string file) => DataDirectory is null ? null : Path.Combine(DataDirectory, file);
}

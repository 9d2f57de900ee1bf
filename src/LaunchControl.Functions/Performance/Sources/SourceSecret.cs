namespace LaunchControl.Functions.Performance.Sources;

/// <summary>A secret that sources of metrics name, and the one host that is sent it.</summary>
public sealed class SourceSecret
{
    /// <summary>Sent as a bearer token: visible ASCII characters. Default none; blank stands for none.</summary>
    public string Value { get; set; } = "";

    /// <summary>
    /// The only host that is sent it, as <c>host</c> (on the scheme's own port) or <c>host:port</c>. Needed with a value, so that whoever may
    /// edit a metric can't have the secret sent to a server of their own.
    /// </summary>
    public string Host { get; set; } = "";
}

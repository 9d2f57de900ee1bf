namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>The token issuer's keys have never been read, so no token can be told from a forgery.</summary>
public sealed class IssuerUnreachableException() : Exception("The token issuer's keys could not be read.")
{
    /// <summary>When to try again.</summary>
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(10);
}

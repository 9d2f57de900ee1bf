using System.ComponentModel.DataAnnotations;
using LaunchControl.Functions.Infrastructure.Http;

namespace LaunchControl.Functions.Performance.Sources;

/// <summary>What reading metrics from other systems needs. Section <c>MetricSources</c>.</summary>
public sealed class MetricSourceOptions : IValidatableObject
{
    public const string Section = "MetricSources";

    private const int LongestName = 60;

    /// <summary>
    /// Name to secret. A name has 1 to 60 letters, digits, hyphens and underscores; an underscore here stands for a hyphen in a metric, because
    /// settings on Azure may have no hyphens in their names. Default none.
    /// </summary>
    public Dictionary<string, SourceSecret> Secrets { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where Azure Monitor Logs is queried. Default that of the public cloud, <c>https://api.loganalytics.azure.com/</c>.</summary>
    public Uri LogsEndpoint { get; set; } = new("https://api.loganalytics.azure.com/");

    /// <summary>Whom tokens for Azure Monitor Logs are for. Default that of the public cloud, <c>https://api.loganalytics.io/</c>.</summary>
    public Uri LogsAudience { get; set; } = new("https://api.loganalytics.io/");

    /// <summary>How the settings of a secret begin, in the spelling that every platform takes.</summary>
    /// <param name="name">As metrics spell it.</param>
    internal static string SettingOf(string name) => $"{Section}__secrets__{name.Replace('-', '_')}";

    /// <summary>The secret that metrics call so; null for one that is not set.</summary>
    internal SourceSecret? Find(string name) => Secrets
        .FirstOrDefault(secret => !string.IsNullOrWhiteSpace(secret.Value.Value) && secret.Key.Replace('_', '-').Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, secret) in Secrets)
        {
            foreach (var fault in Faults(name, secret))
            {
                yield return new ValidationResult(fault, [nameof(Secrets)]);
            }
        }

        foreach (var (name, address) in new[] { ("logsEndpoint", LogsEndpoint), ("logsAudience", LogsAudience) })
        {
            if (address is not { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" })
            {
                yield return new ValidationResult($"MetricSources__{name} must be an address without a path, for instance https://api.loganalytics.azure.com/.", [name]);
            }
        }
    }

    private static IEnumerable<string> Faults(string name, SourceSecret secret)
    {
        var setting = $"{Section}__secrets__{name}";
        if (name.Length > LongestName || !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
        {
            yield return $"{setting}: the name of a secret has 1 to {LongestName} letters, digits, hyphens and underscores, for instance prometheus_read.";
        }

        if (string.IsNullOrWhiteSpace(secret.Value) != string.IsNullOrWhiteSpace(secret.Host))
        {
            yield return $"{setting}__value and {setting}__host belong together: set both, or leave both blank.";
        }
        else if (!string.IsNullOrWhiteSpace(secret.Value) && !secret.Value.All(character => character is > ' ' and < '\u007f'))
        {
            yield return $"{setting}__value must be a bearer token: visible ASCII characters without spaces.";
        }
        else if (!string.IsNullOrWhiteSpace(secret.Host) && AllowedHost.Parse(secret.Host) is not { IsSuffix: false })
        {
            yield return $"{setting}__host must be the one host that is sent the secret, for instance prometheus.contoso.example or 10.1.2.3:9090.";
        }
    }
}

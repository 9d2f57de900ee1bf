using System.Text.RegularExpressions;

namespace LaunchControl.Core.Playbooks;

/// <summary>Addresses of automated checks, in which <c>{input-id}</c> stands for the first value of an input.</summary>
public static partial class CheckUrl
{
    /// <summary>The inputs that an address needs.</summary>
    public static IReadOnlyList<string> InputsOf(string url) => [.. Placeholder().Matches(url).Select(match => match.Groups["input"].Value).Distinct()];

    /// <summary>The address with its inputs; a placeholder without a value stays, and makes no address.</summary>
    public static string Fill(string url, IReadOnlyDictionary<string, IReadOnlyList<string>> inputs) =>
        Placeholder().Replace(url, match => inputs.TryGetValue(match.Groups["input"].Value, out var values) && values.Count > 0 ? values[0] : match.Value);

    public static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && !url.Contains('{', StringComparison.Ordinal);

    [GeneratedRegex("\\{(?<input>[a-z0-9-]+)\\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}

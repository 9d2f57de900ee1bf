using System.Text.RegularExpressions;

namespace LaunchControl.Core.Playbooks;

/// <summary>Addresses of automated checks, in which <c>{input-id}</c> stands for the first value of an input: a whole address or a part of one.</summary>
public static partial class CheckUrl
{
    /// <summary>The inputs that an address needs.</summary>
    public static IReadOnlyList<string> InputsOf(string url) => [.. Placeholder().Matches(url).Select(match => match.Groups["input"].Value).Distinct()];

    /// <summary>The address with its inputs; a placeholder without a value stays, and makes no address.</summary>
    public static string Fill(string url, IReadOnlyDictionary<string, IReadOnlyList<string>> inputs) =>
        Placeholder().Replace(url, match => inputs.TryGetValue(match.Groups["input"].Value, out var values) && values.Count > 0 ? values[0] : match.Value);

    /// <summary>Whether a text is an absolute http or https address.</summary>
    public static bool IsAddress(string url) =>
        !url.Any(character => character is '{' or '}' || char.IsWhiteSpace(character))
        && Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    /// <summary>Whether some values of its inputs make it an address.</summary>
    public static bool CanBeAddress(string url) => IsAddress(Placeholder().Replace(url, match => match.Index == 0 ? "https://input.example" : "1"));

    [GeneratedRegex(@"\{(?<input>[^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}

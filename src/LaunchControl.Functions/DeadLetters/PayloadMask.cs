using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LaunchControl.Functions.DeadLetters;

/// <summary>Takes out of a message's body what nobody should read there: members that are named like secrets, review links, access tokens.</summary>
internal static partial class PayloadMask
{
    private const string Masked = "***";

    /// <summary>A JSON value with every secret masked, however deep. Names that hold one are masked too.</summary>
    public static JsonNode? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().DistinctBy(member => member.Name)
            .Select(member => KeyValuePair.Create(Of(member.Name), IsSecret(member.Name) ? Masked : Of(member.Value))).DistinctBy(member => member.Key)),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Of)]),
        JsonValueKind.String => Of(value.GetString()!),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    /// <summary>A text that is no JSON, or only resembles it.</summary>
    public static string Of(string text)
    {
        text = Bearer().Replace(text, $"$1 {Masked}");
        text = Link().Replace(text, $"$1{Masked}");
        text = Token().Replace(text, Masked);
        return Member().Replace(text, $"$1{Masked}");
    }

    private static bool IsSecret(string name) => SecretName().IsMatch(name);

    [GeneratedRegex("token|secret|password|passwd|key|authorization|credential|signature|nonce|cookie", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    // "apiKey": "..." and apiKey=..., whole or cut off.
    [GeneratedRegex(
        """((?:"[^"\\]{0,60})?(?:token|secret|password|passwd|key|authorization|credential|signature|nonce|cookie|\bsig)[A-Za-z0-9_-]{0,40}"?\s{0,5}[:=]\s{0,5})(?:"(?:[^"\\]|\\.)*"?|[^\s,;&}\]]+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Member();

    [GeneratedRegex(@"(sign-off/|calendar/feed/)[^\s""'<>?#]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bearer();

    // A review link's token (v1.KEY.PAYLOAD.MAC) and a JSON Web Token.
    [GeneratedRegex(@"\bv\d+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}|\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}

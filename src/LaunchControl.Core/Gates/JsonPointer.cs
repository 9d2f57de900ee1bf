using System.Globalization;
using System.Text.Json;

namespace LaunchControl.Core.Gates;

/// <summary>Evaluates JSON pointers (RFC 6901).</summary>
/// <remarks>Our own, because the library for System.Text.Json brings a library of words along and charges from its next version on.</remarks>
public static class JsonPointer
{
    /// <returns>The value that the pointer leads to; null where it leads nowhere, or is no pointer. Of members with one name, the last counts.</returns>
    /// <exception cref="InvalidOperationException">A member's name on the way is not valid text.</exception>
    public static JsonElement? Find(JsonElement root, string pointer)
    {
        if (pointer.Length == 0)
        {
            return root;
        }

        if (!IsWellFormed(pointer))
        {
            return null;
        }

        JsonElement? found = root;
        foreach (var segment in pointer[1..].Split('/'))
        {
            // "~01" is "~1": "~1" has to be replaced first (RFC 6901, section 4).
            found = Step(found.Value, segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
            if (found is null)
            {
                return null;
            }
        }

        return found;
    }

    public static bool IsWellFormed(string pointer) => pointer.Length == 0 || (pointer[0] == '/' && IsEscapedWell(pointer));

    private static JsonElement? Step(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty(name, out var member) => member,
        JsonValueKind.Array when IndexOf(name) is { } index && index < value.GetArrayLength() => value[index],
        _ => null,
    };

    private static int? IndexOf(string name) =>
        name is "0" or [>= '1' and <= '9', ..] && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static bool IsEscapedWell(string pointer) =>
        pointer.Split('~').Skip(1).All(rest => rest is ['0' or '1', ..]);
}

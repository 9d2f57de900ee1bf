using System.Text.Json;
using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Members of a JSON merge patch (RFC 7396): left out, given, or null to take the value away.</summary>
internal static class MergePatch
{
    /// <summary>Whether the member is there at all, also with null. An array may be empty.</summary>
    public static bool IsGiven(this JsonFields fields, string name) => fields.Names.Contains(name);

    /// <param name="value">What the member was read as.</param>
    public static Patch<T> Patch<T>(this JsonFields fields, string name, T? value) => fields.IsGiven(name) ? new Patch<T>(true, value) : default;

    /// <summary>What was read, or what an explicit null stands for.</summary>
    public static string? Nullable(this JsonFields fields, string name, string? value, string emptied) => fields.Holds(name, JsonValueKind.Null) ? emptied : value;
}

using System.Text.Json;

namespace LaunchControl.Functions.Infrastructure.Web;

// Arrays, and objects that hold arrays.
public sealed partial class JsonFields
{
    /// <summary>An array of strings that name members of <typeparamref name="T"/>, spelled exactly; faulty elements are left out.</summary>
    public IReadOnlyList<T> Enums<T>(string name)
        where T : struct, Enum =>
        [.. StringElements(name, int.MaxValue)
            .Select((text, index) => text is null ? null : ParseEnum<T>(text, $"{Pointer(name)}/{index}"))
            .OfType<T>()];

    /// <summary>How many elements an array has, of whatever kind; 0 where there is none.</summary>
    public int Count(string name) => Elements(name).Count;

    /// <summary>Each element of an array as an object; faulty elements are left out.</summary>
    public IReadOnlyList<JsonFields> Objects(string name) => [.. ObjectsInPlace(name).Where(fields => fields.IsObject)];

    /// <summary>The same with every element at its index; faulty ones have no members.</summary>
    public IReadOnlyList<JsonFields> ObjectsInPlace(string name) =>
        [.. Elements(name).Select((element, index) => new JsonFields(element, _faults, $"{Pointer(name)}/{index}"))];

    /// <summary>Each element of an array as a string; faulty elements are left out.</summary>
    public IReadOnlyList<string> Strings(string name, int longest = 200) => [.. StringElements(name, longest).OfType<string>()];

    /// <summary>The same with every element at its index, of any length; faulty ones are empty.</summary>
    public IReadOnlyList<string> StringsInPlace(string name) => [.. StringElements(name, int.MaxValue).Select(text => text ?? "")];

    /// <summary>Each element of an array as a whole number; faulty elements are 0.</summary>
    public IReadOnlyList<int> Integers(string name) => [.. Elements(name).Select((element, index) => ReadInteger(element, $"{Pointer(name)}/{index}"))];

    /// <summary>An object whose every member is an array of strings.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> StringLists(string name) => StringLists(name, (fields, member) => fields.Strings(member));

    /// <summary>The same with every element at its index; faulty ones are empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> StringListsInPlace(string name) =>
        StringLists(name, (fields, member) => fields.StringsInPlace(member));

    private Dictionary<string, IReadOnlyList<string>> StringLists(string name, Func<JsonFields, string, IReadOnlyList<string>> read)
    {
        if (Object(name) is not { IsObject: true } fields)
        {
            return [];
        }

        return fields._object.EnumerateObject().Select(member => member.Name).Distinct(StringComparer.Ordinal)
            .ToDictionary(member => member, member => read(fields, member), StringComparer.Ordinal);
    }

    // Null for each faulty element.
    private List<string?> StringElements(string name, int longest) =>
        [.. Elements(name).Select((element, index) => StringElement(element, $"{Pointer(name)}/{index}", longest))];

    private string? StringElement(JsonElement element, string pointer, int longest)
    {
        var text = element.ValueKind == JsonValueKind.String && IsWellFormed(element) ? element.GetString() : null;
        if (text is null || text.Length > longest)
        {
            _faults.Add(pointer, text is null ? "This must be a string." : $"At most {longest} characters; this has {text.Length}.");
            return null;
        }

        return text;
    }

    private List<JsonElement> Elements(string name) =>
        Take(name, JsonValueKind.Array, "an array") is { } value ? [.. value.EnumerateArray()] : [];

    private int ReadInteger(JsonElement element, string pointer)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number))
        {
            return number;
        }

        _faults.Add(pointer, "This must be a whole number.");
        return 0;
    }
}

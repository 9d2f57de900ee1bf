using System.Globalization;
using System.Text.Json;
using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Takes typed members out of a JSON object and notes every fault instead of stopping at the first.</summary>
/// <remarks>Own code, because System.Text.Json stops at the first fault and the JSON Schema libraries can't be restored on every network we build on.</remarks>
public sealed class JsonFields
{
    private readonly JsonElement _object;
    private readonly string _pointer;
    private readonly FaultList _faults;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public JsonFields(JsonElement element, FaultList faults, string pointer = "")
    {
        (_object, _pointer, _faults) = (element, pointer, faults);
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(pointer, "This must be a JSON object.");
        }
        else if (!HasWellFormedNames(element))
        {
            faults.Add(pointer, "A member's name is not valid Unicode.");
        }
        else
        {
            IsObject = true;
        }
    }

    /// <summary>It is an object, and its members can be read.</summary>
    public bool IsObject { get; }

    public string? String(string name, int longest = 2000)
    {
        if (Take(name, JsonValueKind.String, "a string") is not { } value)
        {
            return null;
        }

        if (!IsWellFormed(value))
        {
            _faults.Add(Pointer(name), "This text is not valid Unicode.");
            return null;
        }

        var text = value.GetString()!;
        if (text.Length > longest)
        {
            _faults.Add(Pointer(name), $"At most {longest} characters; this has {text.Length}.");
        }

        return text;
    }

    /// <summary>A string that names a member of <typeparamref name="T"/>, in camelCase.</summary>
    public T? Enum<T>(string name)
        where T : struct, Enum
    {
        if (String(name) is not { } text)
        {
            return null;
        }

        // Names only: "1" and "t1, t2" parse as enum values too.
        if (text.Length > 0 && char.IsAsciiLetter(text[0]) && !text.Contains(',', StringComparison.Ordinal) && System.Enum.TryParse<T>(text, ignoreCase: true, out var value))
        {
            return value;
        }

        _faults.Add(Pointer(name), $"Unknown value. Give one of: {string.Join(", ", System.Enum.GetNames<T>().Select(Spelled))}.");
        return null;
    }

    /// <summary>An RFC 3339 instant with its offset.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (String(name) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }

        _faults.Add(Pointer(name), "This is not an instant with an offset, such as 2027-03-02T09:00:00-05:00.");
        return null;
    }

    public double? Number(string name) =>
        Take(name, JsonValueKind.Number, "a number") is { } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    public JsonFields? Object(string name) =>
        Take(name, JsonValueKind.Object, "an object") is { } value ? new JsonFields(value, _faults, Pointer(name)) : null;

    /// <summary>Each element of an array as an object; faulty elements are left out.</summary>
    public IReadOnlyList<JsonFields> Objects(string name) =>
        Elements(name).Select((element, index) => new JsonFields(element, _faults, $"{Pointer(name)}/{index}")).Where(fields => fields.IsObject).ToList();

    public IReadOnlyList<string> Strings(string name, int longest = 200)
    {
        List<string> strings = [];
        foreach (var (element, index) in Elements(name).Select((element, index) => (element, index)))
        {
            if (element.ValueKind != JsonValueKind.String || !IsWellFormed(element))
            {
                _faults.Add($"{Pointer(name)}/{index}", "This must be a string.");
            }
            else if (element.GetString() is { } text && text.Length > longest)
            {
                _faults.Add($"{Pointer(name)}/{index}", $"At most {longest} characters; this has {text.Length}.");
            }
            else
            {
                strings.Add(element.GetString()!);
            }
        }

        return strings;
    }

    /// <summary>An object whose every member is an array of strings.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> StringLists(string name)
    {
        if (Object(name) is not { IsObject: true } fields)
        {
            return new Dictionary<string, IReadOnlyList<string>>();
        }

        return fields._object.EnumerateObject().Select(member => member.Name).Distinct(StringComparer.Ordinal)
            .ToDictionary(member => member, fields.StringsOf, StringComparer.Ordinal);
    }

    /// <summary>Notes members that nobody asked for: most often a misspelt name, which would otherwise be lost in silence.</summary>
    public void RefuseUnknown()
    {
        foreach (var member in IsObject ? _object.EnumerateObject().ToList() : [])
        {
            if (!_known.Contains(member.Name))
            {
                _faults.Add(Pointer(member.Name), $"Unknown member. Known here: {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    public void Fault(string name, string message) => _faults.Add(Pointer(name), message);

    private static readonly string[] InstantFormats =
        ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    private IReadOnlyList<string> StringsOf(string name) => Strings(name);

    private List<JsonElement> Elements(string name) =>
        Take(name, JsonValueKind.Array, "an array") is { } value ? [.. value.EnumerateArray()] : [];

    private JsonElement? Take(string name, JsonValueKind kind, string description)
    {
        _known.Add(name);
        if (!IsObject || !_object.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        _faults.Add(Pointer(name), $"This must be {description}.");
        return null;
    }

    // A lone surrogate, written as an escape, is valid JSON and no text.
    private static bool IsWellFormed(JsonElement value)
    {
        try
        {
            return value.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // The same holds for names; looking for a member would throw.
    private static bool HasWellFormedNames(JsonElement element)
    {
        try
        {
            return element.EnumerateObject().All(member => member.Name is not null);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Spelled(string name) => name.Length <= 2 ? name : JsonNamingPolicy.CamelCase.ConvertName(name);

    private string Pointer(string name) => $"{_pointer}/{FaultList.Segment(name)}";
}

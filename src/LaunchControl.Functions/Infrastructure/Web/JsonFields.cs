using System.Globalization;
using System.Text.Json;
using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Takes typed members out of a JSON object and notes every fault instead of stopping at the first.</summary>
/// <remarks>Own code: System.Text.Json stops at the first fault, and no JSON Schema library says how to mend one.</remarks>
public sealed partial class JsonFields
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

    /// <summary>A string that names a member of <typeparamref name="T"/>, spelled exactly, in camelCase.</summary>
    public T? Enum<T>(string name)
        where T : struct, Enum =>
        String(name) is { } text ? ParseEnum<T>(text, Pointer(name)) : null;

    /// <summary>The same; that it is missing is a fault too.</summary>
    public T RequiredEnum<T>(string name)
        where T : struct, Enum
    {
        if (IsObject && (Holds(name, JsonValueKind.Null) || !_object.TryGetProperty(name, out _)))
        {
            _faults.Add(Pointer(name), $"Give one of: {Spelled<T>()}.");
        }

        return Enum<T>(name) ?? default;
    }

    /// <summary>An RFC 3339 instant with its offset.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (String(name) is not { } text)
        {
            return null;
        }

        if (TryReadInstant(text, out var instant))
        {
            return instant;
        }

        _faults.Add(Pointer(name), "This is not an instant with an offset, such as 2027-03-02T09:00:00-05:00.");
        return null;
    }

    internal static bool TryReadInstant(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);

    public double? Number(string name) =>
        Take(name, JsonValueKind.Number, "a number") is { } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A whole number, written without fraction or exponent.</summary>
    public int? Integer(string name)
    {
        if (Take(name, JsonValueKind.Number, "a whole number") is not { } value)
        {
            return null;
        }

        if (value.TryGetInt32(out var number))
        {
            return number;
        }

        _faults.Add(Pointer(name), "This must be a whole number, not larger than 2147483647.");
        return null;
    }

    public bool? Boolean(string name) => Take(name, JsonValueKind.True, "true or false", JsonValueKind.False)?.GetBoolean();

    /// <summary>The members that are there, in their order.</summary>
    public IReadOnlyList<string> Names => IsObject ? [.. _object.EnumerateObject().Select(member => member.Name)] : [];

    /// <summary>Whether the member is there and holds a value of this kind. Does not count as asking for it.</summary>
    public bool Holds(string name, JsonValueKind kind) => IsObject && _object.TryGetProperty(name, out var value) && value.ValueKind == kind;

    /// <summary>Whether the member is left out or null; counts as asking for it.</summary>
    public bool TakeNull(string name)
    {
        _known.Add(name);
        return !IsObject || !_object.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null;
    }

    public JsonFields? Object(string name) =>
        Take(name, JsonValueKind.Object, "an object") is { } value ? new JsonFields(value, _faults, Pointer(name)) : null;

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

    public bool HasFault(string name) => _faults.Has(Pointer(name));

    /// <summary>Lets rules note faults of the whole body; their pointers begin at its root.</summary>
    public void Apply(Action<FaultList> rules) => rules(_faults);

    public void Fault(string name, string message) => _faults.Add(Pointer(name), message);

    /// <summary>Notes a fault of an element of an array.</summary>
    public void FaultAt(string name, int index, string message) => _faults.Add($"{Pointer(name)}/{index}", message);

    private static readonly string[] InstantFormats =
        ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    private T? ParseEnum<T>(string text, string pointer)
        where T : struct, Enum
    {
        // Enum.TryParse would take "1" and "t1, t2" too.
        var name = System.Enum.GetNames<T>().FirstOrDefault(name => ApiJson.Spelled(name) == text);
        if (name is null)
        {
            _faults.Add(pointer, $"Unknown value. Give one of: {Spelled<T>()}.");
        }

        return name is null ? null : System.Enum.Parse<T>(name);
    }

    private JsonElement? Take(string name, JsonValueKind kind, string description, JsonValueKind? otherKind = null)
    {
        _known.Add(name);
        if (!IsObject || !_object.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == kind || value.ValueKind == otherKind)
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

    private static string Spelled<T>()
        where T : struct, Enum =>
        string.Join(", ", System.Enum.GetNames<T>().Select(ApiJson.Spelled));

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

    private string Pointer(string name) => $"{_pointer}/{FaultList.Segment(name)}";
}

namespace LaunchControl.Core.Launches;

/// <summary>Collects every fault of a request, so that the sender learns of all of them at once.</summary>
public sealed class FaultList
{
    private readonly SortedDictionary<string, List<string>> _faults = new(StringComparer.Ordinal);

    public bool IsEmpty => _faults.Count == 0;

    /// <summary>Where there are faults.</summary>
    public IEnumerable<string> Pointers => _faults.Keys;

    /// <param name="pointer">JSON pointer (RFC 6901) into the request body.</param>
    /// <param name="message">What is wrong and how to mend it.</param>
    public void Add(string pointer, string message)
    {
        if (!_faults.TryGetValue(pointer, out var messages))
        {
            _faults[pointer] = messages = [];
        }

        messages.Add(message);
    }

    public bool Has(string pointer) => _faults.ContainsKey(pointer);

    public Refusal ToRefusal(string message) => new(RefusalKind.Invalid, "invalid-request", message)
    {
        Faults = _faults.ToDictionary(fault => fault.Key, IReadOnlyList<string> (fault) => fault.Value, StringComparer.Ordinal),
    };

    /// <summary>One JSON pointer segment: <c>~</c> and <c>/</c> escaped.</summary>
    public static string Segment(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>What <see cref="Segment"/> was made from.</summary>
    public static string Unescape(string segment) =>
        segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}

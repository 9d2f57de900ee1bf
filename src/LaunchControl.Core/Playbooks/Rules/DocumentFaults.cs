using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Takes faults that rules find, but for members whose shape is faulty already: what a rule says of those would mislead.</summary>
internal sealed class DocumentFaults(FaultList faults)
{
    // A member that can't be read hides the ids that it declares.
    private static readonly string[] Declaring = ["phases", "gates", "items", "roles", "inputs", "id"];

    private readonly HashSet<string> _unreadable = [.. faults.Pointers];

    public void Add(string pointer, string message)
    {
        if (!IsUnreadable(pointer))
        {
            faults.Add(pointer, message);
        }
    }

    public void Require(bool isMet, string pointer, string message)
    {
        if (!isMet)
        {
            Add(pointer, message);
        }
    }

    /// <summary>Whether every id that is declared below a top-level member could be read, so that references to them can be judged.</summary>
    public bool CanResolve(string member) => !_unreadable.Any(pointer => pointer.Length == 0
        || (pointer.Split('/') is [_, var first, .. var rest] && first == member && rest.All(IsDeclaring)));

    /// <summary>Whether the member, or one that holds it, was faulty before any rule was applied.</summary>
    public bool IsUnreadable(string pointer)
    {
        for (var end = pointer.Length; end >= 0; end = end > 0 ? pointer.LastIndexOf('/', end - 1) : -1)
        {
            if (_unreadable.Contains(pointer[..end]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether something that the member holds, or the member itself, was faulty before any rule was applied.</summary>
    public bool HasUnreadableBelow(string pointer) =>
        IsUnreadable(pointer) || _unreadable.Any(other => other.StartsWith($"{pointer}/", StringComparison.Ordinal));

    private static bool IsDeclaring(string segment) => Declaring.Contains(segment) || segment.All(char.IsAsciiDigit);
}

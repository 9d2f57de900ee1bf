using System.Globalization;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>Where answers stand in a request: of the groups of questions that make a list, those that nobody answered leave no gap in it.</summary>
internal sealed class AnswerPlaces
{
    private readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal);

    public AnswerPlaces(IReadOnlyList<FormField> fields)
    {
        var answered = fields.Where(field => field.Value.Length > 0).Select(field => GroupOf(field.Pointer)).ToHashSet(StringComparer.Ordinal);
        foreach (var list in fields.Select(field => GroupOf(field.Pointer)).Where(group => group.Length > 0).Distinct().GroupBy(group => group[..group.LastIndexOf('/')]))
        {
            foreach (var (index, group) in list.OrderByDescending(answered.Contains).Index())
            {
                _groups[group] = string.Create(CultureInfo.InvariantCulture, $"{list.Key}/{index}");
            }
        }
    }

    /// <summary>The pointer of a question, with the place in the list that its group has.</summary>
    public string PointerOf(FormField field) => GroupOf(field.Pointer) is { Length: > 0 } group ? _groups[group] + field.Pointer[group.Length..] : field.Pointer;

    /// <summary>The index that a segment of a pointer is; null for a member's name.</summary>
    public static int? IndexOf(string segment) => int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    // /metrics/1 of /metrics/1/id; empty for a question that is in no list.
    private static string GroupOf(string pointer)
    {
        var segments = pointer.Split('/');
        var index = Array.FindIndex(segments, segment => IndexOf(segment) is not null);
        return index < 0 || index == segments.Length - 1 ? "" : string.Join('/', segments[..(index + 1)]);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;

namespace LaunchControl.Simulation.Tables;

/// <summary>A query's filter, as far as LaunchControl writes them: comparisons joined by <c>and</c>.</summary>
internal sealed partial class RowFilter
{
    private readonly List<(string Name, string Operator, object Value)> _terms = [];

    /// <exception cref="NotSupportedException">The filter has another form.</exception>
    public RowFilter(string? filter)
    {
        var rest = filter ?? "";
        while (rest.Length > 0)
        {
            var term = Term().Match(rest);
            if (!term.Success)
            {
                throw new NotSupportedException($"The simulated tables don't understand the filter '{filter}'.");
            }

            _terms.Add((term.Groups["name"].Value, term.Groups["operator"].Value, Value(term.Groups["value"].Value)));
            rest = rest[term.Length..];
        }
    }

    /// <summary>The one partition that the filter names; null for all.</summary>
    public string? Partition => _terms.FirstOrDefault(term => term is { Name: nameof(TableEntity.PartitionKey), Operator: "eq" }).Value as string;

    public bool Matches(TableEntity row) => _terms.TrueForAll(term => row.TryGetValue(term.Name, out var value) && value is not null && Holds(Compare(value, term.Value), term.Operator));

    private static bool Holds(int comparison, string name) => name switch
    {
        "eq" => comparison == 0,
        "ne" => comparison != 0,
        "gt" => comparison > 0,
        "ge" => comparison >= 0,
        "lt" => comparison < 0,
        _ => comparison <= 0,
    };

    private static int Compare(object stored, object given) => (stored, given) switch
    {
        (string one, string other) => string.CompareOrdinal(one, other),
        (DateTimeOffset one, DateTimeOffset other) => one.CompareTo(other),
        (bool one, bool other) => one.CompareTo(other),
        (int one, long other) => ((long)one).CompareTo(other),
        (long one, long other) => one.CompareTo(other),
        _ => throw new NotSupportedException($"A {stored.GetType().Name} is compared with a {given.GetType().Name}."),
    };

    private static object Value(string text) =>
        text[0] == '\'' ? text[1..^1].Replace("''", "'", StringComparison.Ordinal)
        : text.StartsWith("datetime'", StringComparison.Ordinal) ? DateTimeOffset.Parse(text[9..^1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : text is "true" or "false" ? text == "true"
        : long.Parse(text.TrimEnd('L'), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?: and )?\(?(?<name>\w+) (?<operator>eq|ne|gt|ge|lt|le) (?<value>'(?:[^']|'')*'|datetime'[^']*'|true|false|-?\d+L?)\)?")]
    private static partial Regex Term();
}

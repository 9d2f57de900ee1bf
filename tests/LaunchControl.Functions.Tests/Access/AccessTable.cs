using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Access;

/// <summary>The tables of <c>docs/access.md</c>: which caller may call which route, and routes that have an authentication of their own.</summary>
internal sealed class AccessTable
{
    private AccessTable(IReadOnlyList<string> callers, IReadOnlyList<(string Route, IReadOnlySet<string> Allowed)> routes, IReadOnlyList<string> others) =>
        (Callers, Routes, Others) = (callers, routes, others);

    public IReadOnlyList<string> Callers { get; }

    /// <summary>Method and route, such as <c>GET api/launches</c>, and the callers who may.</summary>
    public IReadOnlyList<(string Route, IReadOnlySet<string> Allowed)> Routes { get; }

    public IReadOnlyList<string> Others { get; }

    public static AccessTable Read()
    {
        var tables = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "access.md"))
            .Where(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToList()).ToList();
        var start = tables.FindIndex(cells => cells[0] == "route" && cells.Count > 3);
        var callers = tables[start].Skip(1).ToList();
        List<(string, IReadOnlySet<string>)> routes = [];
        foreach (var cells in tables.Skip(start + 2).TakeWhile(cells => cells.Count == callers.Count + 1))
        {
            Assert.All(cells.Skip(1), cell => Assert.True(cell is "yes" or "", $"{cells[0]}: '{cell}'"));
            routes.Add((cells[0].Trim('`'), callers.Where((_, i) => cells[i + 1] == "yes").ToHashSet()));
        }

        var others = tables.SkipWhile(cells => cells is not ["route", "instead of a caller"]).Skip(2).TakeWhile(cells => cells.Count == 2 && cells[0].StartsWith('`'));
        return new AccessTable(callers, routes, [.. others.Select(cells => cells[0].Trim('`'))]);
    }
}

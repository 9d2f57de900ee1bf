namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Finds cycles by depth-first search.</summary>
internal static class DependencyCycles
{
    private const int MostToTell = 20;

    /// <summary>Takes out of the graph one dependency for each cycle found; what is left has no cycle. Tells of the first 20.</summary>
    public static IReadOnlyList<DependencyCycle> TakeOut(Dictionary<string, List<Dependency>> graph)
    {
        var search = new Search(graph);
        foreach (var id in graph.Keys)
        {
            search.Visit(id);
        }

        return search.Found;
    }

    private sealed class Search(Dictionary<string, List<Dependency>> graph)
    {
        private readonly HashSet<string> _done = [];
        private readonly List<string> _path = [];
        private readonly List<Dependency> _steps = [];

        public List<DependencyCycle> Found { get; } = [];

        public void Visit(string id)
        {
            if (_done.Contains(id))
            {
                return;
            }

            _path.Add(id);
            foreach (var step in graph[id].ToList())
            {
                _steps.Add(step);
                if (_path.IndexOf(step.To) is >= 0 and var start)
                {
                    graph[id].Remove(step);
                    if (Found.Count < MostToTell)
                    {
                        Found.Add(new DependencyCycle([.. _path[start..], step.To], _steps[start..].Last(taken => taken.IsStated).Pointer));
                    }
                }
                else
                {
                    Visit(step.To);
                }

                _steps.RemoveAt(_steps.Count - 1);
            }

            _path.RemoveAt(_path.Count - 1);
            _done.Add(id);
        }
    }
}

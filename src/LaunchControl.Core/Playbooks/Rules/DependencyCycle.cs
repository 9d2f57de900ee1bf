namespace LaunchControl.Core.Playbooks.Rules;

/// <param name="Ids">In full: the first is also the last.</param>
/// <param name="Pointer">A dependency whose removal breaks the cycle.</param>
internal sealed record DependencyCycle(IReadOnlyList<string> Ids, string Pointer);

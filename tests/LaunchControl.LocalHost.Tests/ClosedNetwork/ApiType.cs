namespace LaunchControl.LocalHost.Tests.ClosedNetwork;

/// <summary>The public and protected surface of one type, as text: a header line and a line for each member.</summary>
/// <param name="Assembly">Simple name of the official assembly.</param>
/// <param name="Name">Full name with dots for nesting and type parameters by name: <c>Some.Page&lt;T&gt;</c>.</param>
/// <param name="Header">Modifiers, kind, name, base type and interfaces.</param>
/// <param name="Members">Member lines without indentation, in ordinal order.</param>
internal sealed record ApiType(string Assembly, string Name, string Header, IReadOnlyList<string> Members)
{
    public bool IsInterface => Header.StartsWith("interface ", StringComparison.Ordinal);

    /// <summary>Members that a deriving class must implement.</summary>
    public IEnumerable<string> AbstractMembers =>
        Members.Where(member => IsInterface || member.Split('(', ':')[0].Split(' ').Contains("abstract"));
}

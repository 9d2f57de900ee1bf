using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Launches;

/// <summary>One thing that people do to a launch, whether through the API or a form of the board: the rules are the same.</summary>
/// <param name="Access">Who may, of this launch.</param>
/// <param name="Read">Makes the command of what was sent, and notes faults in its members.</param>
public sealed record LaunchAction(Func<Launch, AccessRule> Access, Func<Caller, Launch, JsonFields, CancellationToken, Task<LaunchCommand>> Read)
{
    /// <summary>The same where the members say all that it takes.</summary>
    public LaunchAction(Func<Launch, AccessRule> access, Func<JsonFields, LaunchCommand> read)
        : this(access, (_, _, fields, _) => Task.FromResult(read(fields)))
    {
    }

    /// <summary>Whether to leave the body out is a fault (400), and not the same as an empty object.</summary>
    public bool IsBodyNeeded { get; init; }
}

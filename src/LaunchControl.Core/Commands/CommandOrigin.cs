using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.Commands;

/// <summary>Where a command comes from.</summary>
/// <param name="CommandId">Unique and unguessable for each command; the same for a redelivery. At most 100 characters, safe in a table key.</param>
/// <param name="Actor">Mail address of the person, name of the system that sent it, or <see cref="System"/>.</param>
public sealed record CommandOrigin(string CommandId, string Actor, Channel Channel)
{
    public const string System = "launchcontrol";
}

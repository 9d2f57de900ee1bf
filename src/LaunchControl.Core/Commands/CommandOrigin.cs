using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.Commands;

/// <summary>Where a command comes from.</summary>
/// <param name="CommandId">Unique for each command, and unguessable where LaunchControl gives it; the same for a redelivery. At most 110 characters.</param>
/// <param name="Actor">Mail address of the person, name of the system that sent it, or <see cref="System"/>.</param>
public sealed record CommandOrigin(string CommandId, string Actor, Channel Channel)
{
    public const string System = "launchcontrol";
}

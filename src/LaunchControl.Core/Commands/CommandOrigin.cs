using System.Diagnostics;
using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.Commands;

/// <summary>Where a command comes from.</summary>
/// <param name="CommandId">Unique for each command, and unguessable where LaunchControl gives it; the same for a redelivery. At most 110 characters.</param>
/// <param name="Actor">Mail address of the person, name of the system that sent it, or <see cref="System"/>.</param>
public sealed record CommandOrigin(string CommandId, string Actor, Channel Channel)
{
    public const string System = "launchcontrol";

    /// <summary>Where the command stands in a distributed trace, as a W3C <c>traceparent</c>; null outside of one.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The trace's id: 32 hexadecimal digits in lower case. Null without a valid <see cref="TraceParent"/>.</summary>
    public string? TraceId => ActivityContext.TryParse(TraceParent, null, out var context) ? context.TraceId.ToHexString() : null;
}

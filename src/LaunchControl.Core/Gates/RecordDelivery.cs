using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Record what the mail provider said about a mail that did not arrive.</summary>
/// <param name="GateId">The gate that the mail was about; null for a mail about the launch.</param>
/// <param name="Kind"><c>bounce</c>, <c>dropped</c>, <c>deferred</c>, or <c>delivered</c>, which ends a problem.</param>
public sealed record RecordDelivery(string? GateId, string Person, string Kind, string? Reason, DateTimeOffset At) : LaunchCommand;

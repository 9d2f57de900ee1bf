using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.SignOffs;

/// <summary>The body of a message on queue <c>gate-sign-offs</c>.</summary>
/// <param name="SignOffId">Also the message id: the same sign-off sent twice is one.</param>
/// <param name="Approver">Mail address.</param>
/// <param name="Comment">Required for a rejection.</param>
public sealed record SignOffMessage(
    string SignOffId,
    string LaunchId,
    string GateId,
    int Round,
    string Approver,
    SignOffDecision Decision,
    string? Comment,
    Channel Channel,
    DateTimeOffset DecidedAt);

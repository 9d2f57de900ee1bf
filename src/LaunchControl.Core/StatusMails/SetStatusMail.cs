using LaunchControl.Core.Commands;

namespace LaunchControl.Core.StatusMails;

/// <summary>Mail the launch's status to somebody from now on.</summary>
/// <param name="Plan">Null to mail it to nobody.</param>
public sealed record SetStatusMail(StatusMailPlan? Plan) : LaunchCommand;

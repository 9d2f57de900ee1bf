using LaunchControl.Core.Blockers;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.StatusMails;

namespace LaunchControl.Functions.StatusMails;

/// <summary>A launch whose status is to be mailed now.</summary>
/// <param name="Row">What says so.</param>
/// <param name="DueAt">The last instant at which a mail was due; those that were missed before it are dropped.</param>
/// <param name="Blockers">What blocks it now.</param>
public sealed record DueLaunch(DueStatusMail Row, Launch Launch, StatusMailPlan Plan, DateTimeOffset DueAt, IReadOnlyList<Blocker> Blockers);

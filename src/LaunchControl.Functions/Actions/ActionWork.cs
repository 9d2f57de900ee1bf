using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Actions;

/// <summary>Does what is no command of a launch.</summary>
/// <param name="fields">The answers; faults are noted in them.</param>
/// <param name="submission">The same for the same form sent again.</param>
internal delegate Task<Refusal?> ActionWork(ActionTarget target, JsonFields fields, FaultList faults, string submission, CancellationToken cancellationToken);

using System.Text.Json;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Actions;

/// <summary>Does what is no command of a launch.</summary>
internal delegate Task<Refusal?> ActionWork(ActionRequest request, CancellationToken cancellationToken);

/// <summary>A form that was sent, as the request that it makes.</summary>
/// <param name="Fields">The members of the body.</param>
/// <param name="Faults">What is wrong with them, found so far.</param>
/// <param name="Submission">The same for the same form sent again.</param>
internal sealed record ActionRequest(ActionTarget Target, JsonElement Body, JsonFields Fields, FaultList Faults, string Submission);

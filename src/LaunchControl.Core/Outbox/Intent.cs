using System.Text.Json.Serialization;

namespace LaunchControl.Core.Outbox;

/// <summary>Something that must happen outside because of a decision; stored with it and carried out at least once.</summary>
/// <param name="Id">The same for every attempt, so that a receiver can tell a repeat. Unique within the launch.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(StartOrchestrationIntent), "startOrchestration")]
[JsonDerivedType(typeof(StopOrchestrationIntent), "stopOrchestration")]
[JsonDerivedType(typeof(WakeLaunchIntent), "wakeLaunch")]
[JsonDerivedType(typeof(WakeGateIntent), "wakeGate")]
[JsonDerivedType(typeof(WatchGateIntent), "watchGate")]
[JsonDerivedType(typeof(SendMailIntent), "sendMail")]
[JsonDerivedType(typeof(LinkTicketIntent), "linkTicket")]
[JsonDerivedType(typeof(PlanStatusMailIntent), "planStatusMail")]
[JsonDerivedType(typeof(PublishEventsIntent), "publishEvents")]
[JsonDerivedType(typeof(ProjectLaunchIntent), "projectLaunch")]
public abstract record Intent(string Id);

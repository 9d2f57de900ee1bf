using LaunchControl.Core.Auditing;
using LaunchControl.Core.Blockers;
using LaunchControl.Core.Launches;
using LaunchControl.Core.StatusMails;
using LaunchControl.Pages.Mails;

namespace LaunchControl.Browser.Tests;

/// <summary>Status mails with much to say, about one launch and about several.</summary>
internal static class SampleStatus
{
    private static readonly DateTimeOffset Now = SampleGate.Now;
    private static readonly StatusMailPlan Plan = new() { To = ["vp@contoso.example"], Every = StatusRhythm.Week, On = DayOfWeek.Monday, At = "08:00" };

    public static StatusMailModel Of(Launch launch) => Model(Told(launch));

    public static StatusMailModel OfMany(Launch launch) => Model(
        Told(launch),
        Told(launch with { Id = "calm-one", Name = "Contoso Calm 1.1", Status = LaunchStatus.Live, LiveAt = Now.AddDays(-3), Incidents = [] }),
        Told(launch with { Id = "held-one", Name = "Contoso Hold", Status = LaunchStatus.Held, HeldAt = Now.AddDays(-1), HoldReason = "The data centre in Dublin is down." }),
        Told(launch with { Id = "over", Name = "Contoso Past", Status = LaunchStatus.Completed, LiveAt = Now.AddDays(-90) }));

    private static StatusOfLaunch Told(Launch launch) => new(
        launch with { StatusMail = Plan },
        new ToldStatus(launch.Id, Now.AddDays(-7), Now.AddDays(-7), 1, 40, launch.LaunchAt.AddDays(-7)),
        [.. launch.Gates.SelectMany(gate => new[] { Entry("gate.approved", gate.Id), Entry("gate.needsWork", gate.Id), Entry("gate.overdue", gate.Id), Entry("gate.signOffRequested", gate.Id) })],
        BlockerList.Of(launch, [], Now),
        new Uri($"https://launch.contoso.example/board/{launch.Id}"));

    private static StatusMailModel Model(params StatusOfLaunch[] launches) => new("vp@contoso.example", launches, new Uri("https://launch.contoso.example/board"), Now);

    private static AuditEntry Entry(string action, string gateId) =>
        new() { Sequence = 2, At = Now.AddDays(-1), Actor = "pm@contoso.example", Channel = Channel.Api, Action = action, Subject = $"gate/{gateId}", Summary = "Something happened." };
}

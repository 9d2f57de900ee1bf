using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.SignOffs;
using LaunchControl.Pages;

namespace LaunchControl.Browser.Tests;

/// <summary>Reports of a dossier with little and with much to show.</summary>
internal static class SampleDossier
{
    private const string Hostile = "=1+1 <script>alert(1)</script><img src=x onerror=alert(1)>\u202Egnp.exe";
    private const string Ana = "ana@contoso.example";
    private const string Vera = "vera.longname-with-many-letters@subsidiary.contoso.example";

    public static DossierModel Of(Launch launch) => new()
    {
        Launch = launch with { AuditSequence = 1 },
        AsOf = SampleGate.Now,
        SignOffs = [],
        Waivers = [],
        Timeline = [Entry(1, -30, "The launch started.", "pm@contoso.example", null)],
    };

    public static DossierModel Full(Launch launch) => Of(launch) with
    {
        Launch = launch with
        {
            AuditSequence = 741,
            AuditHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            Metrics =
            [
                new SuccessMetric { Id = "activation-rate", Unit = "%", Direction = MetricDirection.Up, Baseline = 34, Target = 40, Guardrail = 30 },
                new SuccessMetric { Id = "p95-latency", Unit = "ms", Direction = MetricDirection.Down, Target = 300 },
            ],
            Checks = [new PostLaunchCheck("L+1h"), new PostLaunchCheck("L+7d") { DueAt = SampleGate.Now.AddDays(50) }],
        },
        SignOffs =
        [
            SignOff(12, "engineering", 1, Ana, SignOffDecision.Reject, "The load test ran on old hardware."),
            SignOff(31, "engineering", 2, Ana, SignOffDecision.Approve, null) with { OnBehalfOf = "ben@contoso.example" },
            SignOff(32, "engineering", 2, Vera, SignOffDecision.Abstain, Hostile) with { Channel = Channel.Api },
            SignOff(33, "marketing", 1, Ana, SignOffDecision.Approve, "Fine, once the page is translated.") with { EffectiveAt = SampleGate.Now.AddDays(2), Channel = Channel.Queue },
        ],
        Waivers =
        [
            new WaiverRecord(14, SampleGate.Now.AddDays(-3), "gate/legal", false, true, "risk@contoso.example", "Sold in one country only at first.", SampleGate.Now.AddDays(30)),
            new WaiverRecord(20, SampleGate.Now.AddDays(-2), "item/gone", false, false, "pm@contoso.example", null, null),
            new WaiverRecord(25, SampleGate.Now.AddDays(-1), "gate/security", true, true, "ciso@contoso.example", Hostile, null),
        ],
        Timeline =
        [
            Entry(739, -2, "Engineering readiness needs work.", "launchcontrol", null),
            Entry(740, -1, $"The brief was changed: {Hostile}", "pm@contoso.example", Hostile),
            Entry(741, 0, $"{Ana} decided 'approve' on Engineering readiness.", Ana, null),
        ],
    };

    private static AuditEntry Entry(int sequence, int days, string summary, string actor, string? reason) => new()
    {
        Sequence = sequence,
        At = SampleGate.Now.AddDays(days),
        Actor = actor,
        Channel = Channel.Api,
        Action = "launch.started",
        Summary = summary,
        Reason = reason,
    };

    private static SignOffRecord SignOff(int sequence, string gate, int round, string person, SignOffDecision decision, string? comment) =>
        new(sequence, gate, round, person, decision, comment, SampleGate.Now.AddHours(-sequence), null, Channel.EmailLink, null, SampleGate.Now.AddHours(-sequence));
}

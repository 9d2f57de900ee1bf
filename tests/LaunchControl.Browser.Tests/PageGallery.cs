using LaunchControl.Core.Auditing;
using LaunchControl.Core.Chat;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Webhooks;
using LaunchControl.Pages;
using LaunchControl.Pages.Mails;
using LaunchControl.Pages.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Browser.Tests;

/// <summary>Every page in every state, with little and with much to show.</summary>
internal static class PageGallery
{
    private static readonly DateTimeOffset Now = SampleGate.Now;
    private static readonly FormError[] EveryError =
    [
        new("Choose whether you approve, reject or abstain.", "approve"), new("Say what must change before you can approve.", "comment"),
        new("Say what has to be done, in one line of at most 200 characters.", "conditionTitle"),
        new("Give the mail address of who does it.", "conditionOwner"), new("Give a date from now to the launch.", "conditionDue"),
    ];

    public static async Task<IReadOnlyDictionary<string, string>> RenderAsync()
    {
        await using var services = new ServiceCollection().AddLogging().AddLaunchControlPages().BuildServiceProvider();
        var pages = services.GetRequiredService<PageRenderer>();
        var bare = SampleGate.Of("bare", "Bare gate", GateStatus.InReview);
        return new Dictionary<string, string>
        {
            ["review"] = await pages.ReviewAsync(Review(SampleGate.InReview)),
            ["review-bare"] = await pages.ReviewAsync(Review(bare)),
            ["review-round-2"] = await pages.ReviewAsync(Review(SampleGate.InSecondRound)),
            ["review-change"] = await pages.ReviewAsync(Review(Voted(SignOffDecision.Reject)) with { Input = new ReviewInput { Replaces = "so-1" } }),
            ["review-errors"] = await pages.ReviewAsync(Review(SampleGate.InReview) with { Errors = EveryError, Input = new ReviewInput { ConditionTitle = "Translate", ConditionOwner = "nobody", Comment = "Nearly" } }),
            ["review-in-place"] = await pages.ReviewAsync(Review(SampleGate.InPlace) with { Person = SampleGate.Deputy }),
            ["review-seen"] = await pages.ReviewAsync(Review(SampleGate.Seen) with { Errors = [new FormError("Give a date from now to the launch, or none.", "decidesBy")], Input = new ReviewInput { DecidesBy = "2020-01-01" } }),
            ["result-in-place"] = await pages.ResultAsync(Result(SampleGate.DecidedInPlace) with { Person = SampleGate.Deputy, ChangeAddress = "/sign-off/x?change" }),
            ["result-by-stand-in"] = await pages.ResultAsync(Result(SampleGate.DecidedInPlace)),
            ["board-person-done"] = await pages.PersonBoardAsync(new PersonBoardModel { Person = "ana@contoso.example", IsSelf = true, MayManage = true, Done = ["The settings hold from the next mail on."], Asks = [], Now = Now }),
            ["board-person-empty"] = await pages.PersonBoardAsync(new PersonBoardModel { Person = "ana@contoso.example", IsSelf = true, Asks = [], Now = Now }),
            ["board-person"] = await pages.PersonBoardAsync(SamplePersonBoard.Of(SampleGate.Deputy, isSelf: true, [Launch(SampleGate.InPlace)])),
            ["board-person-much"] = await pages.PersonBoardAsync(SamplePersonBoard.Of("ana@contoso.example", isSelf: false,
                [.. Enumerable.Range(1, 6).Select(number => Full with { Id = $"launch-{number}", Name = $"Contoso Pulse {number} with a name that is rather long" }), Launch(SampleGate.InPlace), Launch(SampleGate.Seen)])),
            ["result-approved"] = await pages.ResultAsync(Result(Voted(SignOffDecision.Approve)) with { ChangeAddress = "/sign-off/x?change" }),
            ["result-rejected"] = await pages.ResultAsync(Result(Voted(SignOffDecision.Reject) with { Status = GateStatus.NeedsWork })),
            ["result-final"] = await pages.ResultAsync(Result(SampleGate.Conditional)),
            ["result-on-its-way"] = await pages.ResultAsync(Result(bare) with { Received = SignOffDecision.Approve }),
            ["notice"] = await pages.NoticeAsync(Notice("Somebody else signs now")),
            ["notice-next-step"] = await pages.NoticeAsync(Notice("There is no such launch") with { NextStep = new Uri("/board", UriKind.Relative), NextStepText = "See all launches" }),
            ["notice-expired"] = await pages.NoticeAsync(Notice("This link has expired") with { Action = "/sign-off/x/renew", ActionText = "Send a fresh link" }),
            ["portfolio-empty"] = await pages.PortfolioAsync(new PortfolioModel { Launches = [], Now = Now, MayStart = true }),
            ["portfolio"] = await pages.PortfolioAsync(SamplePortfolio.Of(
                [.. Enum.GetValues<LaunchStatus>().Select(status => LaunchSummary.Of(Full with { Status = status, Id = $"launch-{status}" }, Now))], new PortfolioForm { Status = PortfolioForm.AnyStatus }, new LaunchFilter())),
            ["portfolio-one"] = await pages.PortfolioAsync(SamplePortfolio.Of(SamplePortfolio.Launches(1))),
            ["portfolio-many"] = await pages.PortfolioAsync(SamplePortfolio.Of(SamplePortfolio.Launches(200), new PortfolioForm { Team = "engineering", From = "2027-01-01", Sort = "-rag" })),
            ["portfolio-second-page"] = await pages.PortfolioAsync(SamplePortfolio.Of(SamplePortfolio.Launches(9), new PortfolioForm { Token = "t", PageSize = "3" }, pageSize: 3)),
            ["portfolio-no-match"] = await pages.PortfolioAsync(SamplePortfolio.Of(SamplePortfolio.Launches(9), new PortfolioForm { Search = "no such launch", Rag = "red" }, new LaunchFilter { Search = "no such launch" })),
            ["portfolio-all-over"] = await pages.PortfolioAsync(SamplePortfolio.Of([.. SamplePortfolio.Launches(3).Select(launch => launch with { Status = LaunchStatus.Completed })])),
            ["portfolio-errors"] = await pages.PortfolioAsync(SamplePortfolio.Of(SamplePortfolio.Launches(9), new PortfolioForm { From = "tomorrow" }) with
            {
                Launches = [],
                Errors = [new FormError("Give a day, such as 2027-03-02.", "from"), new FormError("Unknown value.", "rag")],
            }),
            ["portfolio-own"] = await pages.PortfolioAsync(SamplePortfolio.Of(SamplePortfolio.Launches(2)) with { IsOwn = true }),
            ["portfolio-timeline"] = await pages.PortfolioAsync(SamplePortfolio.Of(SamplePortfolio.Launches(12), new PortfolioForm { View = PortfolioForm.Timeline })),
            ["portfolio-timeline-one"] = await pages.PortfolioAsync(SamplePortfolio.Of(SamplePortfolio.Launches(1), new PortfolioForm { View = PortfolioForm.Timeline }) with { Windows = [] }),
            ["portfolio-timeline-many"] = await pages.PortfolioAsync(SamplePortfolio.Of(SamplePortfolio.Launches(60), new PortfolioForm { View = PortfolioForm.Timeline })),
            ["board-bare"] = await pages.BoardAsync(Board(Launch(bare))),
            ["board-full"] = await pages.BoardAsync(Board(Full)),
            ["board-held"] = await pages.BoardAsync(Board(Full with { Status = LaunchStatus.Held, HeldFrom = LaunchStatus.InReadiness, HeldAt = Now.AddDays(-1), HoldReason = "The data centre in Dublin is down; we wait for its report." })),
            ["board-live"] = await pages.BoardAsync(Board(Full with { Status = LaunchStatus.Live, LiveAt = Now.AddDays(-1), Checks = [new PostLaunchCheck("L+1h") { RanAt = Now.AddHours(-23) }, new PostLaunchCheck("L+7d") { DueAt = Now.AddDays(6) }] })),
            ["board-no-go"] = await pages.BoardAsync(Board(SampleRollCall.Stopped) with { Collisions = SampleRollCall.Collisions }),
            ["board-recommended"] = await pages.BoardAsync(Board(SampleRollCall.Missed)),
            ["board-preparing"] = await pages.BoardAsync(SampleBoard.Of(SampleBoard.Preparing)),
            ["board-no-gates"] = await pages.BoardAsync(SampleBoard.Of(SampleBoard.Full(0, 0) with { Metrics = [] }) with { History = [], Audit = [] }),
            ["board-little"] = await pages.BoardAsync(SampleBoard.Of(SampleBoard.Full(3, 2)) with { ReaderZone = "Europe/Berlin" }),
            ["board-much"] = await pages.BoardAsync(SampleBoard.Of(SampleBoard.Full(12, 5)) with { ReaderZone = "Asia/Tokyo" }),
            ["board-extreme"] = await pages.BoardAsync(SampleBoard.Of(SampleBoard.Full(3, 2, $" {new string('W', 180)} <script>alert(1)</script>"), " \u202Etxt.exe")),
            ["board-go-no-go"] = await pages.BoardAsync(SampleBoard.Of(SampleBoard.AtGoNoGo)),
            ["board-after-launch"] = await pages.BoardAsync(SampleBoard.Of(SampleBoard.AfterLaunch)),
            ["board-completed"] = await pages.BoardAsync(SampleBoard.Of(SampleBoard.AfterLaunch with { Status = LaunchStatus.Completed, CompletedAt = Now, Incidents = [] })),
            ["board-cancelled"] = await pages.BoardAsync(SampleBoard.Of(SampleBoard.Full(6, 3) with { Status = LaunchStatus.Cancelled, CancelledAt = Now.AddDays(-4), CancelReason = "Merged into Pulse 3." })),
            ["audit"] = await pages.AuditAsync(Audit(40) with { OlderBefore = 12, NewerAfter = 52, ReaderZone = "Asia/Tokyo" }),
            ["audit-nothing-found"] = await pages.AuditAsync(Audit(0) with { Actor = "nobody@contoso.example", Action = "gate" }),
            ["feedback-list"] = await pages.FeedbackListAsync(FeedbackList(30) with { ContinuationToken = "x" }),
            ["feedback-list-empty"] = await pages.FeedbackListAsync(FeedbackList(0)),
            ["roll-call-bare"] = await pages.RollCallAsync(SampleRollCall.Of(Launch(bare))),
            ["roll-call-open"] = await pages.RollCallAsync(SampleRollCall.Of(SampleRollCall.Open)),
            ["roll-call-no-go"] = await pages.RollCallAsync(SampleRollCall.Of(SampleRollCall.Stopped)),
            ["roll-call-recommended"] = await pages.RollCallAsync(SampleRollCall.Of(SampleRollCall.Missed)),
            ["review-stop"] = await pages.ReviewAsync(SampleRollCall.Review),
            ["board-dead-letters"] = await pages.BoardAsync(Board(Full) with { DeadLetters = DeadLetters }),
            ["board-dead-letters-unknown"] = await pages.BoardAsync(Board(Launch(bare)) with { DeadLetters = null }),
            ["calendar-empty"] = await pages.CalendarAsync(SampleCalendar.Empty),
            ["calendar-full"] = await pages.CalendarAsync(SampleCalendar.Full),
            ["calendar-address-none"] = await pages.CalendarAddressAsync(SampleCalendar.Address with { Address = null, MadeAt = null, Done = ["Your calendar address is stopped: apps that have it see nothing new."] }),
            ["calendar-address"] = await pages.CalendarAddressAsync(SampleCalendar.Address),
            ["calendar-address-error"] = await pages.CalendarAddressAsync(SampleCalendar.Address with { Errors = [new FormError("This form was open for too long, or was made for somebody else. Send it again.", "")] }),
            ["feedback-form"] = await pages.FeedbackFormAsync(FeedbackForm),
            ["feedback-form-errors"] = await pages.FeedbackFormAsync(FeedbackForm with
            {
                Input = new FeedbackInput { Text = "Nearly", Sentiment = Sentiment.Negative, Name = "Kim", Submission = "1" },
                Errors = [new FormError("Write what you would like to tell us.", "text"), new FormError("Choose how you feel about it.", "good"), new FormError("Give a name of at most 200 characters in one line, or none.", "name")],
            }),
            ["retrospective-bare"] = await pages.RetrospectiveAsync(SampleRetrospective.Bare),
            ["retrospective-full"] = await pages.RetrospectiveAsync(SampleRetrospective.Full()),
            ["mail-status"] = (await services.GetRequiredService<MailRenderer>().RenderAsync(SampleStatus.Of(Full))).Html,
            ["mail-status-many"] = (await services.GetRequiredService<MailRenderer>().RenderAsync(SampleStatus.OfMany(Full))).Html,
            ["dossier-bare"] = await pages.DossierAsync(SampleDossier.Of(Launch(bare))),
            ["dossier-full"] = await pages.DossierAsync(SampleDossier.Full(Full)),
            ["form"] = await pages.FormAsync(SampleForm.Short),
            ["form-full"] = await pages.FormAsync(SampleForm.Full),
            ["form-errors"] = await pages.FormAsync(SampleForm.Wrong),
            ["form-signed-out"] = await pages.SignedOutAsync(new SignedOutModel { SignIn = "/dev/sign-in?returnTo=%2Fboard", Action = "/board/x/actions/hold", Entries = [KeyValuePair.Create("reason", "The data centre is down")] }),
            ["form-confirm"] = await pages.ConfirmAsync(SampleForm.Confirm),
            ["form-confirm-changed"] = await pages.ConfirmAsync(SampleForm.Confirm with { Form = SampleForm.Confirm.Form with { Errors = [new FormError("The launch changed while you looked. This is what would happen now.", "")] } }),
            ["start"] = await pages.ChoosePlaybookAsync(SampleForm.Choose),
            ["start-unknown"] = await pages.ChoosePlaybookAsync(SampleForm.Choose with { IsUnknown = true }),
        };
    }

    private static AuditPageModel Audit(int entries) => new()
    {
        Launch = SampleBoard.Full(3, 2) with { AuditSequence = 60 },
        Entries = [.. Enumerable.Range(12, entries).Reverse().Select(number => SampleBoard.Entry(number))],
    };

    private static FeedbackListModel FeedbackList(int entries) => new()
    {
        Launch = SampleBoard.AfterLaunch,
        Summary = new FeedbackSummary(entries, entries, 0, 0),
        Entries = [.. Enumerable.Range(0, entries).Select(number => SampleBoard.Said((Sentiment)(number % 3)))],
    };

    private static FeedbackFormModel FeedbackForm => new() { LaunchName = "Contoso Pulse 2.0", FormAction = "/feedback/x", Input = new FeedbackInput { Submission = "1" } };

    private static DeadLetterNote[] DeadLetters =>
    [
        new("launch-commands.17", "launch-commands", "item-not-found", "There is no item 'load-tset' in this launch.", "The launch has no such item.",
            "Look the id up with GET /api/launches/{id}; send a mended message and discard this one, or add the item and replay it.", Now.AddHours(-5)),
        new("gate-sign-offs.4", "gate-sign-offs", "gave-up", null, "It failed twelve times over about 45 minutes for a fault on LaunchControl's side.",
            "Wait for a day: it is sent again every hour. After that find its message id in the logs, remove the cause, and replay it.", Now.AddMinutes(-20)),
    ];

    private static Launch Full => Launch([
        SampleGate.InReview, SampleGate.Overridden, SampleGate.Waived, SampleGate.Conditional, SampleGate.InSecondRound with { Id = "again", Status = GateStatus.Stale },
        .. from status in Enum.GetValues<GateStatus>() select SampleGate.Of($"g-{status}", $"Gate that is {status}", status),
        SampleGate.Of("late", "Late gate", GateStatus.Preparing) with { DueAt = Now.AddDays(-1), Items = SampleGate.InReview.Items },
        SampleGate.Of("pricing", "Pricing approval", GateStatus.NeedsWork) with { Approvers = [SampleGate.Ana with { Vote = SampleGate.Vote(SignOffDecision.Reject, "Euro prices are missing.") }] },
    ]) with
    {
        Warnings = ["Nobody is named as Support lead. 4 items fall to the launch owner. Nobody can sign Support readiness until somebody is named."],
        Brief = new Brief
        {
            TargetCustomer = "Operations teams of 50 to 500 people that run their own fleet",
            ValueProposition = "Half the time from alarm to cause",
            Positioning = "The one pager that explains itself",
            Pricing = "49 USD a seat and month, first year at 20 % off",
            Channels = ["email", "partners", "events"],
            Budget = new Budget("USD", 120000, 131500.5m),
        },
    };

    private static Launch Launch(params Gate[] gates) => new()
    {
        Id = "contoso-pulse-2-0-7f3k2m",
        Name = "Contoso Pulse 2.0",
        Playbook = new PlaybookReference("saas-ga", 1),
        Tier = LaunchTier.T1,
        Status = LaunchStatus.InReadiness,
        Owner = "pm@contoso.example",
        LaunchAt = new DateTimeOffset(2027, 3, 2, 9, 0, 0, TimeSpan.FromHours(-5)),
        TimeZone = "America/New_York",
        People = new Dictionary<string, IReadOnlyList<string>> { ["eng-lead"] = ["ana@contoso.example"] },
        Phases = [new Phase("readiness", "Readiness", PhaseKind.Readiness) { OpenedAt = Now.AddDays(-7) }],
        Gates = gates,
        StartedAt = Now.AddDays(-30),
        StartedBy = "pm@contoso.example",
    };

    private static Gate Voted(SignOffDecision decision) =>
        SampleGate.InReview with { Approvers = [SampleGate.Ana with { Vote = SampleGate.Vote(decision, "The load test ran on old hardware.") }, SampleGate.Vera] };

    private static ReviewModel Review(Gate gate) => new()
    {
        Launch = Full with { Gates = [gate] },
        Gate = gate,
        Approver = gate.Approvers[0],
        Now = Now,
        LinkExpiresAt = Now.AddDays(30),
        FormAction = "/sign-off/x",
        Fingerprint = "fingerprint",
    };

    private static ResultModel Result(Gate gate) => new() { Launch = Launch(gate), Gate = gate, Approver = gate.Approvers[0], Now = Now, SelfAddress = "/sign-off/x" };

    private static NoticeModel Notice(string title) => new() { Title = title, Sentences = ["It was for Engineering readiness of Contoso Pulse 2.0. Nothing was recorded.", "Ask pm@contoso.example."] };

    private static BoardModel Board(Launch launch) => new()
    {
        Launch = launch,
        Audit = [new AuditEntry { Sequence = 1, At = Now, Actor = "pm@contoso.example", Channel = Channel.Api, Action = "launch.started", Summary = "The launch started.", Reason = "Spring release" }],
        Channels = launch.IsFinal ? [] : [ChatChannelOf("marketing", ChatKind.Slack, null), ChatChannelOf("war-room", ChatKind.Teams, "engineering") with { FailingSince = Now.AddHours(-3) }],
        Menus = ActionMenus.None with { Channels = new Dictionary<string, IReadOnlyList<ActionLink>> { ["marketing"] = [new ActionLink("Change", "/board/x"), new ActionLink("Post no more there", "/board/x")] } },
        Now = Now,
    };

    private static Webhook ChatChannelOf(string name, ChatKind kind, string? team) => new()
    {
        Id = name,
        Url = "https://hooks.slack.com/",
        Contact = "pm@contoso.example",
        CreatedAt = Now,
        CreatedBy = "pm@contoso.example",
        Secrets = [],
        History = [],
        Chat = new ChatChannel(name, kind, team, new SealedAddress("k1", "", kind == ChatKind.Slack ? "hooks.slack.com" : "prod-12.westeurope.logic.azure.com", "00000000")),
    };
}

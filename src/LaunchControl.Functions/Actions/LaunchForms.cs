using System.Text.Json.Nodes;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.StatusMails;
using LaunchControl.Functions.Diagnosis;
using LaunchControl.Functions.Gates;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.People;
using LaunchControl.Functions.StatusMails;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>What is done to a launch as a whole.</summary>
internal sealed class LaunchForms(RescheduleEndpoint reschedule, ChangeBriefEndpoint brief, ChangePeopleEndpoint people, IPlaybooks playbooks)
{
    public IEnumerable<BoardAction> All() =>
    [
        new("reschedule", ActionScope.Launch, "Move the launch date")
        {
            Sentences = _ => ["Open due dates move with the launch. Sign-offs that cover the date are asked for again. You see all of it before it is done."],
            Fields = target =>
            [
                ActionFields.Moment("launchAt", "New launch moment", target.Launch, target.Launch.LaunchAt),
                ActionFields.Reason("Why the date moves."),
                .. target.Caller.IsAdmin ? [BlackoutOverride] : Array.Empty<FormField>(),
            ],
            Command = _ => reschedule.Action,
            AsksTwice = true,
        },
        new("hold", ActionScope.Launch, "Hold the launch")
        {
            Sentences = _ => ["Nothing is asked, signed, reminded or launched until it is resumed. Everyone in the launch is told."],
            IsOffered = target => target.IsRunning && target.Launch.Status != LaunchStatus.Held,
            Fields = _ => [ActionFields.Reason("What is wrong, and what the launch waits for.")],
            Command = _ => HoldLaunchEndpoint.Action,
            AsksTwice = true,
        },
        new("resume", ActionScope.Launch, "Resume the launch")
        {
            Sentences = _ => ["It goes on where it was held."],
            IsOffered = target => target.Launch.Status == LaunchStatus.Held,
            Fields = _ => [ActionFields.Reason("Why it can go on.")],
            Command = _ => ResumeLaunchEndpoint.Action,
            AsksTwice = true,
        },
        new("brief", ActionScope.Launch, "Change the brief")
        {
            Sentences = _ => ["Change what is not right any more. Sign-offs that cover what you change are asked for again; you see which before it is done."],
            IsOffered = target => target.Launch.Status != LaunchStatus.Cancelled,
            Prepare = async (target, cancellationToken) => target with { Playbook = await playbooks.FindAsync(target.Launch.Playbook.Id, target.Launch.Playbook.Version, cancellationToken) },
            Fields = BriefFields.Of,
            Command = _ => brief.Action,
            Shape = WithoutEmptyBudget,
            AsksTwice = true,
            IsEdit = true,
        },
        new("people", ActionScope.Launch, "Change who has which role")
        {
            Sentences = _ => ["Approvers and items follow the roles. Who is not asked any more is told once."],
            Fields = target => [.. target.Launch.People.Select(PeopleField), OwnerField(target.Launch), ActionFields.OptionalReason],
            Command = _ => people.Action,
            AsksTwice = true,
            IsEdit = true,
        },
        new("add-item", ActionScope.Launch, "Add to the checklist")
        {
            Sentences = _ => ["A gate that was signed already is signed again, because its checklist is another."],
            Fields = ItemFields.Add,
            Command = _ => AddItemEndpoint.Action,
            AsksTwice = true,
        },
        new("status-mail", ActionScope.Launch, "Send a status mail")
        {
            Sentences = _ => ["Executives and others get the status by mail at a time of their own, with what is new since the last one."],
            IsOffered = target => !target.Launch.IsFinal,
            Fields = target => StatusMailFields(target.Launch),
            Command = _ => SetStatusMailEndpoint.Action,
            Shape = WithDayOnlyWhereWeekly,
        },
        new("stop-status-mail", ActionScope.Launch, "Send no more status mails")
        {
            IsOffered = target => target.Launch.StatusMail is not null,
            Command = _ => RemoveStatusMailEndpoint.Action,
        },
        new("restart-orchestrations", ActionScope.Launch, "Start its orchestrations again")
        {
            Sentences = _ => ["For a launch that seems to be stuck. Nothing is lost and nothing is asked twice: rows are looked at again, and what is due is done."],
            IsOffered = target => !target.Launch.IsFinal,
            Fields = _ => [ActionFields.Reason("What seems to be stuck.")],
            Command = _ => RestartOrchestrationsEndpoint.Action,
        },
        new("cancel", ActionScope.Launch, "Cancel the launch")
        {
            Sentences = _ => ["This can't be undone. All links stop working, nothing more is asked of anybody, and everyone in the launch is told. The audit trail stays."],
            IsOffered = target => !target.Launch.IsFinal && !target.Launch.IsLaunched,
            Fields = _ => [ActionFields.Reason("Why it does not happen.")],
            Command = _ => CancelLaunchEndpoint.Action,
            AsksTwice = true,
        },
    ];

    // A budget has a currency and a plan, or is none.
    private static void WithoutEmptyBudget(JsonObject body)
    {
        if (body["budget"] is JsonObject budget && budget.ContainsKey("currency") && budget["currency"] is null && budget.ContainsKey("planned") && budget["planned"] is null)
        {
            body["budget"] = null;
        }
    }

    private static void WithDayOnlyWhereWeekly(JsonObject body)
    {
        if (body["every"]?.GetValue<string>() != "week")
        {
            body.Remove("on");
        }
    }

    /// <summary>For a launch on a day on which nothing is launched; only for administrators.</summary>
    public static FormField BlackoutOverride { get; } = new("override", "Why it may be on a day on which nothing is launched", FormFieldKind.Text)
    {
        IsOptional = true,
        Hint = $"Only for a date in a blackout window, and only by {AppRoles.Admin}.",
        Pointer = "/blackoutOverride/reason",
    };

    private static FormField PeopleField(KeyValuePair<string, IReadOnlyList<string>> role) => new($"role-{role.Key}", ActionFields.Title(role.Key), FormFieldKind.Lines)
    {
        IsOptional = true,
        Hint = "Mail addresses, one a line.",
        Value = ActionFields.Lines(role.Value),
        Pointer = $"/people/{FaultList.Segment(role.Key)}",
    };

    private static FormField OwnerField(Launch launch) => new("owner", "Launch owner", FormFieldKind.Lines)
    {
        Hint = "One mail address.",
        Value = launch.Owner,
        Pointer = $"/people/{Core.Playbooks.Playbook.LaunchOwnerRole}",
    };

    private static List<FormField> StatusMailFields(Launch launch) =>
    [
        new("to", "To", FormFieldKind.Lines) { IsOptional = true, Hint = "Mail addresses, one a line.", Value = ActionFields.Lines(launch.StatusMail?.To ?? []) },
        new("roles", "And to whoever has these roles", FormFieldKind.Checks)
        {
            IsOptional = true, Value = ActionFields.Lines(launch.StatusMail?.Roles ?? ["executive"]),
            Options = [.. launch.People.Keys.Select(role => new FormOption(role, ActionFields.Title(role)))],
        },
        new("every", "How often", FormFieldKind.Choice)
        {
            Value = Infrastructure.Web.ApiJson.Spelled((launch.StatusMail?.Every ?? StatusRhythm.Week).ToString()),
            Options = ActionFields.Words<StatusRhythm>(every => every switch { StatusRhythm.Week => "Once a week", StatusRhythm.Day => "Every day", _ => "Every working day" }),
        },
        new("on", "On which day, if once a week", FormFieldKind.Select)
        {
            IsOptional = true, Value = launch.StatusMail is { On: { } on } ? Infrastructure.Web.ApiJson.Spelled(on.ToString()) : launch.StatusMail is null ? "monday" : "", Options = ActionFields.Words<DayOfWeek>(),
        },
        new("at", "At", FormFieldKind.Text) { Hint = $"A time such as 08:00, in the time of {launch.TimeZone}.", Value = launch.StatusMail?.At ?? "08:00" },
    ];
}

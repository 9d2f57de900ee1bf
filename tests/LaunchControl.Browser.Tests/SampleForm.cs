using LaunchControl.Core.Gates;
using LaunchControl.Core.Playbooks;
using LaunchControl.Pages;

namespace LaunchControl.Browser.Tests;

/// <summary>Forms of the board with every kind of question.</summary>
internal static class SampleForm
{
    private static readonly FormOption[] Three = [new("T1", "T1: the company's biggest"), new("T2", "T2: in between"), new("T3", "T3: nearly routine")];

    public static FormModel Short => new()
    {
        Title = "Hold the launch",
        Subject = "Contoso Pulse 2.0",
        Button = "Hold the launch",
        Action = "/board/x/actions/hold",
        Token = "x",
        Back = "/board/x",
        Sentences = ["Nothing is asked, signed, reminded or launched until it is resumed. Everyone in the launch is told."],
        Fields = [new FormField("reason", "Why", FormFieldKind.Paragraph) { Hint = "What is wrong, and what the launch waits for." }],
    };

    public static FormModel Full => Short with
    {
        Title = "Start a launch",
        Button = "Start the launch",
        Fields =
        [
            new("name", "Name", FormFieldKind.Text) { Heading = "The launch", Hint = "As people in the company call it.", Value = "Contoso Pulse 2.0" },
            new("tier", "Tier", FormFieldKind.Choice) { Options = Three, Value = "T2" },
            new("launchAt", "Launch moment", FormFieldKind.Moment) { Hint = "In the time zone below.", Value = "2027-03-02T09:00" },
            new("timeZone", "Time zone", FormFieldKind.Text) { Suggestions = ["America/New_York", "Europe/Berlin"] },
            new("owner", "Launch owner", FormFieldKind.Email) { Hint = "A mail address." },
            new("eng-lead", "Engineering lead", FormFieldKind.Lines) { Heading = "People", IsOptional = true, Hint = "Mail addresses, one a line.", Value = "ana@contoso.example\nben@contoso.example" },
            new("markets", "Markets", FormFieldKind.Checks) { Heading = "Scope", Options = [new("US", "US"), new("DE", "DE")], Value = "US" },
            new("evidence", "Evidence", FormFieldKind.YesNo) { Options = [new("true", "Needed"), new("false", "Not needed")], Value = "false" },
            new("direction", "Which way is better", FormFieldKind.Select) { IsOptional = true, Options = [new("up", "Up"), new("down", "Down")] },
            new("target", "Target", FormFieldKind.Number) { Value = "many" },
            new("from", "First day", FormFieldKind.Date) { Value = "2027-01-04" },
            new("cloneOf", "Id of the earlier launch", FormFieldKind.Text) { Heading = "What few launches need", Fold = "Start like an earlier launch", IsOptional = true, Hint = "The last part of the address of its board." },
            new("days", "Working days", FormFieldKind.Checks) { Fold = "Working days and holidays", IsOptional = true, Options = [new("monday", "Monday"), new("sunday", "Sunday")], Value = "sunday" },
            new("holidays", "Days off", FormFieldKind.Lines) { IsOptional = true, Hint = "Dates such as 2027-12-24, one a line." },
        ],
    };

    public static FormModel Wrong => Full with
    {
        Errors = [.. Full.Fields.Select(one => new FormError($"{one.Label}: look at this again, and say what it should be.", one.Name)), new FormError("The launch is on hold.", "")],
    };

    public static ConfirmModel Confirm => new()
    {
        Form = Full with { Title = "Move the launch date", Button = "Move the launch date" },
        Question = "Move the launch date?",
        TimeZone = "America/New_York",
        Effects = ["The launch moves from Tue 2 Mar 2027 to Tue 9 Mar 2027.", "Pricing approval is asked for again.", "Mail goes to 12 people."],
        Gates =
        [
            new("Pricing approval", GateStatus.Approved, GateStatus.Stale, ["vp@contoso.example"], SampleGate.Now, SampleGate.Now.AddDays(7)),
            new("Sales enablement for every market that the launch is in", null, GateStatus.Waiting, [], null, SampleGate.Now.AddDays(7)),
            new("Partner readiness", GateStatus.InReview, null, ["ana@contoso.example", "a.very.long.address.of.somebody@department.contoso.example"], SampleGate.Now, null),
        ],
    };

    public static ChoosePlaybookModel Choose => new()
    {
        Playbooks = [.. PlaybookLibrary.All.Select(PlaybookSummary.Of)],
    };
}

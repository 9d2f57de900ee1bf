namespace LaunchControl.Pages.Mails;

/// <summary>Who does something in somebody else's place, who need not any more, and where nobody does.</summary>
internal static class HandOverMail
{
    public static MailBody WriteNobodyStandsIn(MailModel model)
    {
        var (gate, launch) = (model.Gate!, model.Launch);
        var until = gate.FindApprover(model.Person!)?.AloneUntil is { } day ? $" until {DateText.Day(day)}" : "";
        return Write(
            model,
            $"{model.Person} is away: {gate.Name} - {launch.Name}",
            "Nobody can stand in.",
            $"{gate.Name} of {launch.Name} waits for {model.Person}, who is away{until}, and nobody can sign in their place. It is due {DateText.At(gate.DueAt, launch.TimeZone)}.",
            "Let somebody else sign (reassign the gate), or agree on a delegate who is there, is not you, and does not sign this gate already.");
    }

    public static MailBody WriteNoLongerNeeded(MailModel model)
    {
        var what = model.Item?.Title ?? model.Gate?.Name ?? "a sign-off";
        return Write(model, $"Not needed any more: {what} - {model.Launch.Name}", "You don't have to do anything.", model.News ?? $"{what} is not waited for any more.",
            "You were asked before, and need not do anything now. An earlier link shows what became of it.");
    }

    public static MailBody WriteItemReassigned(MailModel model) => Write(
        model,
        $"Yours to do: {model.Item!.Title} - {model.Launch.Name} (by {DateText.Day(model.Item.DueAt, model.Launch.TimeZone)})",
        $"Taken over from {model.Person}.",
        $"You do '{model.Item.Title}' of {model.Gate!.Name} from now on, in place of {model.Person}. It is due {DateText.At(model.Item.DueAt, model.Launch.TimeZone)}.",
        $"Questions about what was done so far? Ask {model.Person} or {model.Launch.Owner}.");

    public static MailBody WriteOwnerChanged(MailModel model) => Write(
        model,
        $"{(model.To == model.Launch.Owner ? "You own" : "Handed over:")} {model.Launch.Name}",
        $"Before: {model.Person}.",
        model.To == model.Launch.Owner
            ? $"You own {model.Launch.Name} from now on, in place of {model.Person}. It launches on {DateText.At(model.Launch.LaunchAt, model.Launch.TimeZone)}."
            : $"{model.Launch.Owner} owns {model.Launch.Name} from now on, in your place.",
        "Whoever owns a launch asks for sign-offs, and so can't give one in it.");

    private static MailBody Write(MailModel model, string subject, string preheader, string paragraph, string closing) => new()
    {
        Subject = subject,
        Preheader = preheader,
        Paragraphs = [paragraph],
        Link = model.BoardLink,
        LinkText = "See the launch board",
        Closing = [closing],
    };
}

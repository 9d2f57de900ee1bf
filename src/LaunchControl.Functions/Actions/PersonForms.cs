using System.Globalization;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Attention;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.People;
using LaunchControl.Pages;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Actions;

/// <summary>The forms about a person: when they are away, and how they like to be reached.</summary>
public sealed class PersonForms(IAttention attention, IAbsences absences, AbsenceDesk desk, AttentionWatch watch, TimeProvider time)
{
    /// <summary>Null for a form that there is not, or that this caller may not use.</summary>
    internal async Task<PersonForm?> FindAsync(string id, string person, Caller caller, CancellationToken cancellationToken) => id switch
    {
        // Whoever owns launches of the person learns nothing of what is known elsewhere.
        "away" when await desk.ScopeAsync(person, caller, cancellationToken) is var owned and not [] => await AwayAsync(person, isAll: owned is null, cancellationToken),
        "back" when await desk.ScopeAsync(person, caller, cancellationToken) is not [] => Back(person),
        "settings" when AccessRule.ManagePerson(person).Allows(caller) => await SettingsAsync(person, cancellationToken),
        _ => null,
    };

    /// <summary>What to say on the page of the person after a form.</summary>
    public static IReadOnlyList<string> DoneWith(string? id) => id switch
    {
        "away" => ["The absence is noted. Whoever stands in is asked with a link of their own where that is possible."],
        "back" => ["The absence is over. Stand-ins are not asked any more."],
        "settings" => ["The settings hold from the next mail on."],
        _ => [],
    };

    private async Task<PersonForm> AwayAsync(string person, bool isAll, CancellationToken cancellationToken)
    {
        var present = isAll && await absences.ReadAsync([person], cancellationToken) is [var known, ..] ? known : null;
        return new PersonForm("away", $"Say when {person} is away",
            ["Sign-offs that wait meanwhile are asked of the stand-in as well, and the first decision counts. Reminders wait until the person is back."],
            [
                new FormField("from", "First day away", FormFieldKind.Date) { Value = Text(present?.From) },
                new FormField("to", "Last day away", FormFieldKind.Date) { Value = Text(present?.To) },
                ActionFields.Person("delegate", "Who stands in") with { IsOptional = true, Value = present?.Delegate ?? "" },
            ],
            async (caller, fields, faults, client, token) =>
            {
                var absence = DelegationBody.Read(person, fields, faults);
                return faults.IsEmpty ? await StoreAsync(absence, caller, client, token) : faults.ToRefusal("Look at what you entered.");
            });

        async Task<Refusal?> StoreAsync(Core.People.Absence absence, Caller caller, DurableTaskClient client, CancellationToken token)
        {
            await desk.StoreAsync(person, absence, caller, await desk.ScopeAsync(person, caller, token), new DurableOrchestrations(client), token);
            return null;
        }
    }

    private PersonForm Back(string person) => new("back", $"Say that {person} is back", ["The absence ends at once."], [], async (caller, _, _, client, token) =>
    {
        await desk.StoreAsync(person, null, caller, await desk.ScopeAsync(person, caller, token), new DurableOrchestrations(client), token);
        return null;
    });

    private async Task<PersonForm> SettingsAsync(string person, CancellationToken cancellationToken)
    {
        var settings = (await attention.ReadAsync(person, withPutOff: false, cancellationToken)).Settings ?? new AttentionSettings();
        return new PersonForm("settings", $"Hours and mails of {person}",
            ["What is left empty is as in the oldest launch that asks something of the person. Pages show dates in this zone beside the launch's."],
            Fields(settings),
            async (caller, fields, faults, _, token) =>
            {
                var read = AttentionSettingsBody.Read(fields, faults);
                if (!faults.IsEmpty)
                {
                    return faults.ToRefusal("Look at what you entered.");
                }

                await attention.StoreSettingsAsync(person, new AttentionSettingsChange(time.GetUtcNow(), caller.Person, read), token);
                watch.Forget(person);
                return null;
            });
    }

    private static IReadOnlyList<FormField> Fields(AttentionSettings settings) =>
    [
        new("timeZone", "Time zone", FormFieldKind.Text) { IsOptional = true, Hint = "Such as Europe/Berlin.", Value = settings.TimeZone ?? "", Suggestions = ActionFields.Zones },
        new("workFrom", "Work begins", FormFieldKind.Text) { IsOptional = true, Hint = "A time such as 09:00.", Value = Text(settings.WorkFrom) },
        new("workTo", "Work ends", FormFieldKind.Text) { IsOptional = true, Value = Text(settings.WorkTo) },
        new("workingDays", "Working days", FormFieldKind.Checks)
        {
            IsOptional = true, Options = ActionFields.Words<DayOfWeek>(), Value = ActionFields.Lines((settings.WorkingDays ?? []).Select(day => ApiJson.Spelled(day.ToString()))),
        },
        new("holidays", "Days off", FormFieldKind.Lines) { IsOptional = true, Hint = "Dates such as 2027-12-24, one a line.", Value = ActionFields.Lines((settings.Holidays ?? []).Select(day => Text(day))) },
        new("digestAt", "The day's mail comes at", FormFieldKind.Text) { IsOptional = true, Hint = "Within working hours.", Value = Text(settings.DigestAt) },
        new("dailyCap", "Mails a day at most", FormFieldKind.Number)
        {
            IsOptional = true, Hint = $"{AttentionSettings.LeastDailyCap} to {AttentionSettings.MostDailyCap}.", Value = settings.DailyCap?.ToString(CultureInfo.InvariantCulture) ?? "",
        },
        new("newsInDigest", "News", FormFieldKind.YesNo)
        {
            Value = settings.NewsInDigest ? "true" : "false", Options = [new("false", "A mail of its own, as long as there is room"), new("true", "Only with the day's mail")],
        },
    ];

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Text(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";
}

using System.Text.Json.Nodes;
using LaunchControl.Core.Chat;
using LaunchControl.Core.Events;
using LaunchControl.Core.Webhooks;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>A chat channel as questions.</summary>
internal static class ChannelFields
{
    private const string Events = "events";

    /// <summary>All but its name.</summary>
    public static IReadOnlyList<FormField> Of(ActionTarget target) =>
    [
        new("kind", "Chat", FormFieldKind.Choice)
        {
            Options = ActionFields.Words<ChatKind>(kind => kind == ChatKind.Slack ? "Slack" : "Microsoft Teams"),
            Value = target.Channel?.Chat is { } chat ? Infrastructure.Web.ApiJson.Spelled(chat.Kind.ToString()) : "",
        },
        new("url", "Address of its webhook", FormFieldKind.Text)
        {
            IsOptional = target.Channel is not null,
            Hint = $"It is a secret, is kept encrypted and never shown again.{(target.Channel?.Chat?.Address is { } address ? $" Leave it empty to keep the present one at {address.Host}." : "")}",
        },
        new("team", "Only of this team", FormFieldKind.Select)
        {
            IsOptional = true, Options = [.. target.Launch.Gates.Select(gate => gate.Team).Distinct().Select(team => new FormOption(team, team))], Value = target.Channel?.Chat?.Team ?? "",
        },
        EventsOf(target.Channel),
    ];

    /// <summary>The usual ones are named by naming none, so that they stay what is usual.</summary>
    public static void WithoutUsual(JsonObject body)
    {
        if (body[Events] is JsonArray events && events.Select(type => type!.GetValue<string>()).ToHashSet(StringComparer.Ordinal).SetEquals(ChatEvents.Usual))
        {
            body.Remove(Events);
        }
    }

    private static FormField EventsOf(Webhook? channel)
    {
        IReadOnlyList<string> wanted = channel is { Events.Count: > 0 } ? channel.Events : ChatEvents.Usual;
        List<FormOption> known =
        [
            .. EventCatalogue.All.Select(kind => kind.Action.Split('.')[0]).Distinct().Select(family => new FormOption($"{EventCatalogue.Prefix}{family}.*", $"Everything about: {InWords(family)}")),
            .. EventCatalogue.All.Select(kind => new FormOption(kind.Type, kind.Meaning)),
        ];
        List<FormOption> all = [.. known, .. wanted.Where(type => known.TrueForAll(option => option.Value != type)).Select(type => new FormOption(type, type))];
        var value = ActionFields.Lines(all.Select(option => option.Value).Where(wanted.Contains));
        return new FormField(Events, "Events that are posted", FormFieldKind.Checks)
        {
            Fold = "Which events are posted",
            IsOptional = true,
            Hint = "At first those that somebody acts on, and the turns of the launch; the same if you choose none.",
            Options = all,
            Value = value,
            Was = value,
        };
    }

    // signOff is "sign off".
    private static string InWords(string family) => string.Concat(family.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Chat;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Chat;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>Where in Slack and Teams a launch is told of.</summary>
internal sealed class ChannelForms(ChannelRequests channels, ChannelEditor editor)
{
    public IEnumerable<BoardAction> All() =>
    [
        new("channel", ActionScope.Launch, "Post to Slack or Teams")
        {
            Sentences = _ => ["What happens to the launch is posted there from now on. A channel that exists already is changed."],
            IsOffered = target => !target.Launch.IsFinal,
            Fields = target =>
            [
                Id("Lower-case letters, digits and hyphens, such as marketing."),
                new FormField("kind", "Chat", FormFieldKind.Choice) { Options = ActionFields.Words<ChatKind>(kind => kind == ChatKind.Slack ? "Slack" : "Microsoft Teams") },
                new FormField("url", "Address of its webhook", FormFieldKind.Text) { IsOptional = true, Hint = "It is a secret, is kept encrypted and never shown again. For a channel that exists, leave it empty to keep its address." },
                new FormField("team", "Only of this team", FormFieldKind.Select) { IsOptional = true, Options = [.. target.Launch.Gates.Select(gate => gate.Team).Distinct().Select(team => new FormOption(team, team))] },
            ],
            Work = PutAsync,
        },
        new("remove-channel", ActionScope.Launch, "Post no more to a channel")
        {
            Sentences = _ => ["Its address is forgotten."],
            IsOffered = target => !target.Launch.IsFinal,
            Fields = _ => [Id("As it was named when it was made.")],
            Work = RemoveAsync,
        },
    ];

    private static FormField Id(string hint) => new("channel", "Name of the channel", FormFieldKind.Text) { Hint = hint };

    private async Task<Refusal?> PutAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        var body = JsonNode.Parse(request.Body.GetRawText())!.AsObject();
        body.Remove("channel");
        if (await channels.FindAsync(request.Target.Launch.Id, Named(request), cancellationToken) is { } present)
        {
            // The form does not ask which events are posted: they stay.
            body["events"] = new JsonArray([.. present.Webhook.Events.Select(pattern => JsonValue.Create(pattern))]);
        }

        await editor.PutAsync(request.Target.Launch, Named(request), JsonSerializer.SerializeToElement(body), request.Target.Caller.Person, cancellationToken);
        return null;
    }

    private async Task<Refusal?> RemoveAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        await editor.RemoveAsync(request.Target.Launch, Named(request), request.Target.Caller.Person, cancellationToken);
        return null;
    }

    private static string Named(ActionRequest request) => request.Fields.String("channel") ?? "";
}

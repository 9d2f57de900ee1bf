using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Chat;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Chat;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>Where in Slack and Teams a launch is told of.</summary>
internal sealed class ChannelForms(ChannelRequests channels, ChannelEditor editor, ChannelAddresses addresses, TestChannelEndpoint trial)
{
    private const string Name = "channel";

    public IEnumerable<BoardAction> All() =>
    [
        new("channel", ActionScope.Launch, "Post to Slack or Teams")
        {
            Sentences = _ => ["What happens to the launch is posted there from now on."],
            IsOffered = target => !target.Launch.IsFinal,
            Fields = target => [new FormField(Name, "Name of the channel", FormFieldKind.Text) { Hint = "Lower-case letters, digits and hyphens, such as marketing." }, .. ChannelFields.Of(target)],
            Shape = ChannelFields.WithoutUsual,
            Work = AddAsync,
        },
        new("change-channel", ActionScope.Channel, "Change")
        {
            Title = target => $"Change channel {target.Of}",
            Sentences = _ => ["A channel that was given up posts again."],
            IsOffered = target => !target.Launch.IsFinal,
            Prepare = FindAsync,
            Fields = ChannelFields.Of,
            Shape = ChannelFields.WithoutUsual,
            Work = (request, cancellationToken) => PutAsync(request, request.Target.Of, cancellationToken),
        },
        new("test-channel", ActionScope.Channel, "Post a trial message")
        {
            Title = target => $"Post a trial message to {target.Of}",
            IsOffered = target => !target.Launch.IsFinal,
            Prepare = FindAsync,
            Work = TestAsync,
        },
        new("remove-channel", ActionScope.Channel, "Post no more there")
        {
            Title = target => $"Post no more to {target.Of}",
            Sentences = _ => ["Its address is forgotten, and has to be given again for a new channel."],
            IsOffered = target => !target.Launch.IsFinal,
            Prepare = FindAsync,
            Work = RemoveAsync,
        },
    ];

    private async Task<ActionTarget> FindAsync(ActionTarget target, CancellationToken cancellationToken) =>
        target with { Channel = (await channels.FindAsync(target.Launch.Id, target.Of, cancellationToken))?.Webhook };

    private async Task<Refusal?> AddAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        var name = request.Fields.String(Name) ?? "";
        if (!ChannelId.IsWellFormed(name))
        {
            return Refused(request, $"/{Name}", ChannelRefusals.BadId.Message);
        }

        return await channels.FindAsync(request.Target.Launch.Id, name, cancellationToken) is { } present && !IsSame(present.Webhook, request.Fields.String("url"))
            ? Refused(request, $"/{Name}", "The launch has a channel of this name. Give another name, or change that one from its place on the board.")
            : await PutAsync(request, name, cancellationToken);
    }

    private static Refusal Refused(ActionRequest request, string pointer, string sentence)
    {
        request.Faults.Add(pointer, sentence);
        return request.Faults.ToRefusal(sentence);
    }

    // A form that is sent twice meets the channel that it made.
    private bool IsSame(Webhook channel, string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && addresses.Open(channel) == address;

    private async Task<Refusal?> PutAsync(ActionRequest request, string name, CancellationToken cancellationToken)
    {
        var body = JsonNode.Parse(request.Body.GetRawText())!.AsObject();
        body.Remove(Name);
        await editor.PutAsync(request.Target.Launch, name, JsonSerializer.SerializeToElement(body), request.Target.Caller.Person, cancellationToken);
        return null;
    }

    private async Task<Refusal?> TestAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        var delivery = await trial.PostAsync(request.Target.Launch, request.Target.Channel!, cancellationToken);
        return delivery.Attempts is [.., { IsDelivered: false } failed]
            ? Refused(request, "", $"The trial message did not arrive: {failed.Outcome}. It is tried again by itself; should that fail too, give the channel another address.")
            : null;
    }

    private async Task<Refusal?> RemoveAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        await editor.RemoveAsync(request.Target.Launch, request.Target.Of, request.Target.Caller.Person, cancellationToken);
        return null;
    }
}

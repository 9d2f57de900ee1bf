using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Performance;

namespace LaunchControl.Pages.Mails;

/// <summary>What a mail is made from.</summary>
public sealed record MailModel
{
    public required MailKind Kind { get; init; }

    public required Launch Launch { get; init; }

    /// <summary>The gate that it is about; null for mails about the launch.</summary>
    public Gate? Gate { get; init; }

    /// <summary>The item that it is about; null for other mails.</summary>
    public ChecklistItem? Item { get; init; }

    /// <summary>Whom the mail is about, where that is neither its reader nor the gate's or item's people.</summary>
    public string? Person { get; init; }

    /// <summary>Offset of the check after launch that the mail is about; null for other mails.</summary>
    public string? Check { get; init; }

    public required string To { get; init; }

    /// <summary>For <see cref="MailKind.SignOffRequested"/> only.</summary>
    public Uri? ReviewLink { get; init; }

    public required Uri BoardLink { get; init; }

    public Uri RollCallLink => new($"{BoardLink}/roll-call");

    public Uri RetrospectiveLink => new($"{BoardLink}/retrospective");

    public required DateTimeOffset Now { get; init; }

    /// <summary>The same with names and titles of at most this many characters.</summary>
    internal MailModel WithNames(int longest)
    {
        return this with
        {
            Launch = Launch with { Name = Short(Launch.Name), Gates = [.. Launch.Gates.Select(ShortGate)], Metrics = [.. Launch.Metrics.Select(ShortMetric)] },
            Gate = Gate is null ? null : ShortGate(Gate),
            Item = Item is null ? null : ShortItem(Item),
        };

        string Short(string name) => InertText.Line(name, longest);
        Gate ShortGate(Gate gate) => gate with { Name = Short(gate.Name), Items = [.. gate.Items.Select(ShortItem)] };
        SuccessMetric ShortMetric(SuccessMetric metric) => metric with { Name = metric.Name is { } name ? Short(name) : null };
        ChecklistItem ShortItem(ChecklistItem item) => item with { Title = Short(item.Title) };
    }
}

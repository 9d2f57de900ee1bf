using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LaunchControl.Functions.Infrastructure.ServiceBus;

namespace LaunchControl.Functions.DeadLetters;

/// <summary>Names a dead letter: its queue, and its sequence number there: <c>launch-commands.17</c>.</summary>
public sealed record DeadLetterId(string Queue, long Number)
{
    /// <summary>Only for queues that there are.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DeadLetterId? id)
    {
        var dot = text?.LastIndexOf('.') ?? -1;
        id = dot > 0 && QueueNames.All.Contains(text![..dot])
            && long.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(text[..dot], number) : null;
        return id is not null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Queue}.{Number}");
}

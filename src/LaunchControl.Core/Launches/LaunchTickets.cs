using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Launches;

public static class LaunchTickets
{
    /// <summary>The keys of the tickets that items of the launch are linked to, in upper case and in order.</summary>
    public static IReadOnlyList<string> TicketKeys(this Launch launch) =>
        [.. launch.Gates.SelectMany(gate => gate.Items).Select(item => item.Ticket?.Key.ToUpperInvariant()).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The items that are linked to one ticket.</summary>
    public static IEnumerable<ChecklistItem> ItemsOf(this Launch launch, string ticketKey) =>
        launch.Gates.SelectMany(gate => gate.Items).Where(item => item.Ticket?.Is(ticketKey) == true);
}

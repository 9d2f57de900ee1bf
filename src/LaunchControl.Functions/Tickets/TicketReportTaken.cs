using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Tickets;

/// <param name="Matched">How many items are linked to the ticket.</param>
/// <param name="Items">What became of each.</param>
public sealed record TicketReportTaken(int Matched, IReadOnlyList<TicketOutcome> Items)
{
    public static IResult Answer(IReadOnlyList<TicketOutcome> outcomes) => Results.Json(new TicketReportTaken(outcomes.Count, outcomes), ApiJson.Options);
}

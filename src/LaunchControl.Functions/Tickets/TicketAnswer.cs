using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Tickets;

/// <summary>What a ticket system is answered.</summary>
internal static class TicketAnswer
{
    public static IResult Of(IReadOnlyList<TicketOutcome> outcomes) => Results.Json(new { matched = outcomes.Count, items = outcomes }, ApiJson.Options);
}

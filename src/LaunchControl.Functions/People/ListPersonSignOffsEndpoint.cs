using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.People;

/// <summary><c>GET /api/people/{email}/sign-offs</c>: everything that waits on one person across launches, most urgent first. As CSV it is all of it.</summary>
public sealed class ListPersonSignOffsEndpoint(ApiRequests api, PersonDesk desk, PersonAsksCsv csv, IOptions<SiteOptions> site, TimeProvider time)
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 200;

    [Function("ListPersonSignOffs")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/people/{email}/sign-offs")] HttpRequest request, string email, CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.ReadPerson(email), async _ =>
        {
            if (!PersonAddress.TryNormalize(email, out var person))
            {
                return Problems.From(new Refusal(RefusalKind.NotFound, "person-not-found", "This is not a mail address."));
            }

            var query = new QueryFields(request);
            var pageSize = query.PageSize(DefaultPageSize, LargestPageSize);
            var after = After(query);
            if (query.HasFaults)
            {
                return query.Refuse();
            }

            var asks = await desk.ReadAsync(person, cancellationToken);
            if (CsvResult.IsWanted(request))
            {
                return new CsvResult("sign-offs", (table, token) => csv.WriteAsync(asks, table, token));
            }

            var rest = asks.Where(ask => string.CompareOrdinal(AskOrder.Of(ask), after) > 0).ToList();
            var page = rest.Take(pageSize).ToList();
            var next = rest.Count > page.Count ? ContinuationToken.Encode(AskOrder.Of(page[^1])) : null;
            return Results.Json(new Page<PersonAskView>([.. page.Select(ask => PersonAskView.Of(ask, site.Value, time.GetUtcNow()))], next), ApiJson.Options);
        });

    private static string? After(QueryFields query)
    {
        try
        {
            return query.ContinuationToken is { } token ? ContinuationToken.DecodePersonAsk(token) : null;
        }
        catch (InvalidContinuationTokenException exception)
        {
            query.Fault("continuationToken", exception.Message);
            return null;
        }
    }
}

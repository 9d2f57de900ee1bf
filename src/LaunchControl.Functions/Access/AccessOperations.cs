using LaunchControl.Core.Auditing;
using LaunchControl.Functions.Health;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Access;

/// <summary>What the API document says about refusals.</summary>
internal static class AccessOperations
{
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("ListAccessRefusals", OperatingOperations.Tag.Name, "Who was refused what on one day.")
        {
            Description = "A row for each caller, route and reason, ordered by reason. Those of the last minute may still be counted elsewhere.",
            Who = Callers.Admin,
            Parameters = [ApiParameter.Query("day", "A day (UTC); today unless given.", Date(), "2027-03-02"), ApiParameter.PageSize(1000, 100), ApiParameter.ContinuationToken],
            Answers = [ApiAnswer.Json<AccessRefusalPage>(200, "A page of them.", """
                { "items": [ { "day": "2027-03-02", "caller": "mallory@contoso.example", "method": "POST", "route": "api/launches/{launchId}/hold", "why": "notOfThisLaunch",
                  "first": "2027-03-02T09:00:00+00:00", "last": "2027-03-02T09:12:41+00:00", "count": 7, "launchId": "contoso-pulse-2-0-7f3k2m" } ], "continuationToken": null }
                """), ApiAnswer.Csv(AccessRefusalsCsv.Columns.Heading)],
            Problems = [422],
        },
    ];
}

using System.Text.Json.Nodes;

namespace LaunchControl.Functions.OpenApi;

/// <summary>A parameter in the query or in a header.</summary>
/// <param name="In"><c>query</c> or <c>header</c>.</param>
internal sealed record ApiParameter(string Name, string In, string Description, JsonObject Schema, string Example)
{
    public static ApiParameter IfMatch { get; } = new(
        "If-Match", "header", "The ETag of the launch as you read it: the command is refused with 412 if the launch has changed since.", Shape.Text(2000), "\"0d2f6a1b9c3e4f5a6b7c8d9e\"");

    public static ApiParameter DryRun { get; } = Query("dryRun", "`true` looks for faults and shows the result, and stores nothing.", Shape.Boolean(), "true");

    public static ApiParameter ContinuationToken { get; } = Query("continuationToken", "From the page before, to get the one after.", Shape.Text(2000), "100");

    public static ApiParameter PageSize(int most, int preset) =>
        Query("pageSize", $"How many at most; {preset} unless given.", Shape.Integer(1, most), "20");

    public static ApiParameter Query(string name, string description, JsonObject schema, string example) => new(name, "query", description, schema, example);
}

using LaunchControl.Functions.Maintenance;
using LaunchControl.Functions.OpenApi;

namespace LaunchControl.Functions.Health;

/// <summary>What the API document says about running LaunchControl itself.</summary>
internal static class OperatingOperations
{
    private const string Example = """
        { "status": "degraded", "dependencies": { "tables": { "status": "healthy", "detail": null }, "queue": { "status": "degraded", "detail": "1 message could not be processed." } } }
        """;

    public static ApiTag Tag { get; } = new("operations", "Running LaunchControl itself.");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("GetHealth", Tag.Name, "Whether LaunchControl and what it depends on work.")
        {
            Who = Callers.Anybody,
            NeedsToken = false,
            Answers = [ApiAnswer.Json<HealthView>(200, "Everything works; `degraded` where somebody should look all the same.", Example), ApiAnswer.Json<HealthView>(503, "Something does not work.", Example)],
        },
        new("GetOpenApi", Tag.Name, "This document.")
        {
            Who = Callers.Anybody,
            NeedsToken = false,
            Answers = [ApiAnswer.Content(200, "application/json", "OpenAPI 3.1.", """{ "openapi": "3.1.1" }""")],
        },
        new("Rebuild", Tag.Name, "After a restore: lists and orchestrations from the stored launches.")
        {
            Description = "One step of 100 launches; call again with the `continuationToken` until there is none.",
            Who = Callers.Admin,
            Parameters = [ApiParameter.ContinuationToken with { Example = "contoso-pulse-2-0-7f3k2m" }],
            Answers = [ApiAnswer.Json<RebuildReport>(200, "What the step did.", """{ "launches": 42, "restarted": ["contoso-pulse-2-0-7f3k2m"], "failed": [], "continuationToken": null }""")],
        },
    ];
}

using System.Diagnostics;
using LaunchControl.Core.Launches;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>The one place that turns refusals and faults into problem details (RFC 9457).</summary>
public static class Problems
{
    private const string TypePrefix = "urn:launchcontrol:problem:";

    public static IResult From(Refusal refusal) => Create(
        Status(refusal.Kind), refusal.Code, Title(refusal.Kind), refusal.Message, refusal.Faults.Count > 0 ? refusal.Faults : null);

    public static IResult Create(
        int status, string code, string title, string detail, IReadOnlyDictionary<string, IReadOnlyList<string>>? errors = null) =>
        Results.Json(
            new ProblemBody(TypePrefix + code, title, status, detail, Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString(), errors),
            ApiJson.Options,
            "application/problem+json",
            status);

    private static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status409Conflict,
    };

    private static string Title(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => "The request is not valid",
        RefusalKind.Forbidden => "You may not do this",
        RefusalKind.NotFound => "Not found",
        RefusalKind.PreconditionFailed => "It has changed meanwhile",
        _ => "The present state does not allow this",
    };
}

using System.Xml;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.LocalHost.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LaunchControl.LocalHost.Developer;

/// <summary>Time travel.</summary>
internal static class ClockEndpoints
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(3650);

    public static void MapClock(this IEndpointRouteBuilder dev)
    {
        dev.MapGet("/clock", (VirtualClock clock) => Results.Json(new { now = clock.GetUtcNow(), offset = XmlConvert.ToString(clock.Offset) }));
        dev.MapPost("/clock", MoveAsync);
    }

    private static async Task<IResult> MoveAsync(HttpRequest request, VirtualClock clock, TimeTravel travel, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        try
        {
            var fields = new JsonFields((await RequestBody.ReadJsonAsync(request, cancellationToken)).Root, faults);
            var target = Target(fields, clock.GetUtcNow());
            fields.RefuseUnknown();
            return faults.IsEmpty
                ? Results.Json(new { now = await travel.MoveToAsync(target) })
                : Problems.From(faults.ToRefusal("Time was not moved."));
        }
        catch (RequestRefusedException refused)
        {
            return refused.Answer;
        }
    }

    private static DateTimeOffset Target(JsonFields fields, DateTimeOffset now)
    {
        var target = fields.Instant("now");
        if (fields.String("advance") is { } advance)
        {
            target = TryParse(advance) is { } duration ? now + duration : null;
            if (target is null)
            {
                fields.Fault("advance", "Give an ISO 8601 duration such as P3D or PT2H, at most ten years.");
            }
        }
        else if (target is null)
        {
            fields.Fault("advance", "Give 'advance', a duration such as P3D, or 'now', an instant.");
        }

        if (target < now || target > now + Furthest)
        {
            fields.Fault("now", $"Time moves forward only, at most ten years; it is {now:O}.");
        }

        return target ?? now;
    }

    private static TimeSpan? TryParse(string duration)
    {
        try
        {
            return XmlConvert.ToTimeSpan(duration) is var span && span >= TimeSpan.Zero && span <= Furthest ? span : null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }
}
